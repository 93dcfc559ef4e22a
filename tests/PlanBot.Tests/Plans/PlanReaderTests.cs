using CsCheck;
using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class PlanReaderTests
{
    private const string Restarting = """
        某市关于促进若干工作的意见
        某政发〔2021〕3号
        各区人民政府：
        为促进工作，提出如下意见。
        一、加强建设
        （一）修路。修好道路。
        （二）架桥。架好桥梁。
        二、改善服务
        （一）办学。办好学校。
        （二）行医。办好医院。
        某市人民政府
        2021年5月6日
        """;

    [Fact]
    public void Read_NumbersThatStartAgain_MakeTasksByArea()
    {
        var plan = PlanReader.Read("x", Restarting);
        Assert.Equal(["task-1.1", "task-1.2", "task-2.1", "task-2.2"], plan.Tasks.Select(t => t.Id.Value));
        Assert.Equal(["加强建设", "改善服务"], plan.Areas.Select(a => a.Title));
        Assert.Equal("某政发〔2021〕3号", plan.Front.DocNumber);
        Assert.Equal(new DateOnly(2021, 5, 6), plan.Front.Date);
        Assert.Equal("某市人民政府", plan.Front.Issuer);
    }

    [Fact]
    public void Read_Empty_GivesAPlanWithoutTasks() => Assert.Empty(PlanReader.Read("x", "").Tasks);

    [Fact]
    public void Read_AnyText_DropsNoCharacter() => Gen.OneOf(
            Gen.Const("一、总体要求"), Gen.Const("（一）修路。"), Gen.Const("1．架桥。好。"), Gen.Const("第三条 办学"), Gen.Const("2021年5月6日"),
            Gen.Const("各部门："), Gen.Const("本方案自发布之日起施行。"), Gen.Const("甲\t乙\t丙"), Gen.Const(""), Gen.String[Gen.Char["一二三。；：，（）\"“”1.a "], 0, 40])
        .List[0, 20].Select(l => string.Join('\n', l)).Sample(source =>
        {
            var plan = PlanReader.Read("x", source);
            string kept = string.Concat(plan.Clauses.Select(c => c.Text)) + string.Concat(plan.Areas.Select(a => a.Mark + a.Title))
                + string.Concat(plan.Headings.Select(h => h.Mark + h.Title)) + string.Concat(plan.Unplaced.Select(u => u.Text));
            string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '。').Order());
            // A page mark is the only thing that is left out; the texts above hold none.
            string lost = string.Concat(Squeezed(source).Except(Squeezed(kept)));
            Assert.True(lost.Length == 0, $"lost '{lost}' of {source}");
        });
}
