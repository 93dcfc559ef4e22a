using CsCheck;
using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class PlanReaderTests
{
    private static readonly Gen<string> s_line = Gen.OneOf(
        Lines("一、总体要求", "二、重点任务", "（一）修路。", "（二）办学：办好学校", "1．架桥。好。", "2.办学（市教育局负责）。", "（1）小学。", "第三条 办学", "第一章 总则"),
        Lines("2021年5月6日", "某市人民政府", "各部门：", "本方案自发布之日起施行。", "（此件公开发布）", "附件", "附件2", "附件：1.分工表", "目录", "关于印发某方案的通知"),
        Lines("甲\t乙\t丙", "序号\t工作任务\t牵头单位", "1\t修路（共2项）\t市交通局", "\t\t市财政局", "\t缩进的话", "一\t修路\t", "甲局 乙局", "牵头单位：市教育局。", ""),
        Gen.String[Gen.Char["一二三。；：，（）\"“”1.a \t　"], 0, 40]);

    [Fact]
    public void Read_AnyText_DropsNoCharacter() => Documents(s_line).Sample(source =>
    {
        var plan = PlanReader.Read("x", source);
        string kept = string.Concat(plan.Clauses.Select(c => c.Text)) + string.Concat(plan.Headings.Select(h => h.Mark + h.Title))
            + string.Concat(plan.Areas.Select(a => a.Mark + a.Title)) + string.Concat(plan.Unplaced.Select(u => u.Text));
        var left = Count(kept);
        // A heading that is no clause keeps its title without the final stop; page marks are not among these lines.
        int stops = plan.Areas.Count + plan.Headings.Count;
        foreach (var (character, count) in Count(source))
        {
            int lost = count - left.GetValueOrDefault(character);
            Assert.True(lost <= (character == '。' ? stops : 0), $"lost '{character}' {lost} times of\n{source}");
        }
    }, iter: 2000);

    [Fact]
    public void Read_AnyText_GivesClausesThatCanBeCited() => Documents(s_line).Sample(source =>
    {
        var plan = PlanReader.Read("x", source);
        int lines = source.Split('\n').Length;
        // Only a task's number may stand twice, and then it is kept as it is printed.
        var others = plan.Clauses.Where(c => !c.Id.IsTask).ToList();
        Assert.Equal(others.Count, others.Select(c => c.Id).Distinct().Count());
        foreach (var clause in plan.Clauses)
        {
            Assert.Equal(clause.Id, ClauseId.Parse(clause.Id.Value));
            Assert.Equal(clause.Text, string.Concat(clause.Sentences.Select(clause.Cut)));
            Assert.InRange(clause.Lines.First, 1, clause.Lines.Last);
            Assert.InRange(clause.Lines.Last, 1, lines);
        }
        foreach (var task in plan.Tasks)
        {
            Assert.NotNull(plan.FindTask(task.Id));
            Assert.True(task.Area is null || plan.Areas[task.Area.Value - 1].Number == task.Area);
            Assert.All(task.Owners, o => Assert.Contains(o.Raw, task.Clause.Text, StringComparison.Ordinal));
        }
    }, iter: 2000);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \u3000\t\r\n")]
    [InlineData("\ufeff")]
    [InlineData("某市方案")]
    [InlineData("1")]
    [InlineData("第99999999999条 办学")]
    [InlineData("1１．办学")]
    [InlineData("２０２１年５月６日")]
    [InlineData("2021年13月45日\n一、修路。")]
    [InlineData("（（（（\n））））【】")]
    [InlineData("序号\t任务\t责任单位")]
    [InlineData("附件\n附件\n附件")]
    [InlineData("附件2021号")]
    [InlineData("目录")]
    [InlineData("现印发给你们。")]
    public void Read_OddText_DoesNotFail(string source) => Assert.Equal("x", PlanReader.Read("x", source).Id);

    [Fact]
    public void Read_BytesOfAnotherEncoding_DoesNotFail() => Gen.Byte.Array[0, 200].Sample(bytes =>
        Assert.NotNull(PlanReader.Read("x", System.Text.Encoding.UTF8.GetString(bytes)).Clauses));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_OtherLineEnds_ReadsTheSame(string lineEnd)
    {
        string source = "某市工作方案\n一、修路\n（一）修桥。修好桥梁。\n（二）铺路。铺好道路。";
        var plan = PlanReader.Read("x", "\ufeff" + source.Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Equal(PlanReader.Read("x", source).Clauses.Select(c => (c.Id, c.Text, c.Lines)), plan.Clauses.Select(c => (c.Id, c.Text, c.Lines)));
        Assert.Equal("某市工作方案", plan.Front.Title);
    }

    // A reader whose time grows with the square of the text needs minutes for these, not a second or two.
    [Theory]
    [InlineData("一、修路。\n")]
    [InlineData("1.架桥（市交通局负责）。\n")]
    [InlineData("市交通局\n")]
    [InlineData("7")]
    [InlineData("（")]
    [InlineData("关于印发")]
    [InlineData("附件2\n")]
    [InlineData("2021年5月6日\n")]
    [InlineData("1\t修路\t市交通局\n")]
    [InlineData("1.……")]
    public void Read_AMillionCharacters_TakesLinearTime(string unit)
    {
        string source = "某市工作方案\n各单位：\n一、总体要求。\n序号\t工作任务\t牵头单位\n" + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PlanReader.Read("x", source);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static Gen<string> Lines(params string[] lines) => Gen.Int[0, lines.Length - 1].Select(i => lines[i]);

    private static Gen<string> Documents(Gen<string> line) => line.List[0, 24].Select(l => string.Join('\n', l));

    private static Dictionary<char, int> Count(string text) =>
        text.Where(c => !char.IsWhiteSpace(c)).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
}
