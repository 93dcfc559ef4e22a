using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>Who has which part, as the words of a task state it.</summary>
public sealed class StatedOwnerTests
{
    [Theory]
    [InlineData("（市教育局负责）", "市教育局:responsible")]
    [InlineData("（市教育局、市财政局负责）", "市教育局:responsible 市财政局:responsible")]
    [InlineData("（由市教育局负责）", "市教育局:responsible")]
    [InlineData("（市教育局等有关部门和单位按职责分工负责）", "市教育局:responsible")]
    [InlineData("（市教育局、市财政局等和各区人民政府负责）", "市教育局:responsible 市财政局:responsible 各区人民政府:responsible")]
    [InlineData("（市教育局、市财政局，各区人民政府按职责分工负责）", "市教育局:responsible 市财政局:responsible 各区人民政府:responsible")]
    [InlineData("（各有关部门和单位按职责分工负责）", "各有关部门和单位:responsible")]
    [InlineData("（市教育局牵头，市财政局、市审计局配合）", "市教育局:lead 市财政局:support 市审计局:support")]
    [InlineData("（市教育局牵头，市财政局参与）", "市教育局:lead 市财政局:support")]
    [InlineData("（市教育局牵头，市财政局、市审计局等按职责分工负责）", "市教育局:lead 市财政局:support 市审计局:support")]
    [InlineData("（市教育局、市财政局牵头负责）", "市教育局:lead 市财政局:lead")]
    [InlineData("（市教育局会同有关部门负责）", "市教育局:lead 有关部门:support")]
    [InlineData("（市教育局指导，各区人民政府负责落实）", "市教育局:guide 各区人民政府:responsible")]
    [InlineData("(市教育局指导)", "市教育局:guide")]
    [InlineData("（牵头单位：市教育局；配合单位：市财政局、市审计局）", "市教育局:lead 市财政局:support 市审计局:support")]
    [InlineData("(牵头单位:市教育局;配合单位:市财政局)", "市教育局:lead 市财政局:support")]
    [InlineData("【责任单位：市教育局，各区人民政府】", "市教育局:responsible 各区人民政府:responsible")]
    [InlineData("（负责部门：市教育局、市财政局；适用范围：全市）", "市教育局:responsible 市财政局:responsible")]
    [InlineData("（完成时限：2021年底；责任单位：市教育局）", "市教育局:responsible")]
    [InlineData("（责任单位：市教育局（牵头）、市财政局）", "市教育局:lead 市财政局:support")]
    [InlineData("（2021年底前完成，市教育局负责）", "市教育局:responsible")]
    public void Read_BracketsBehindASentence_StateOwners(string statement, string owners)
    {
        var task = Task("办学。办好学校。" + statement);
        Assert.Equal(owners, Said(task));
        Assert.All(task.Owners, o => Assert.Equal(statement, o.Raw));
    }

    [Theory]
    [InlineData("牵头单位：市教育局\n责任单位：市财政局、市审计局", "市教育局:lead 市财政局:responsible 市审计局:responsible")]
    [InlineData("牵头单位：市教育局　配合单位：市财政局", "市教育局:lead 市财政局:support")]
    [InlineData("责任单位：市教育局。", "市教育局:responsible")]
    [InlineData("市教育局牵头，市财政局配合。", "市教育局:lead 市财政局:support")]
    public void Read_ASentenceOfItsOwn_StatesOwners(string statement, string owners) => Assert.Equal(owners, Said(Task("办学。办好学校。\n" + statement)));

    [Theory]
    [InlineData("建立校长负责的制度。")]
    [InlineData("设立联席会议（市教育局牵头），定期研究。")]
    [InlineData("加强检查，及时整改（校内由市教育局负责）。")]
    [InlineData("各区教育局负责日常管理，市教育局要加强指导。")]
    [InlineData("坚持办学（政府主导、部门负责、社会参与）。")]
    [InlineData("办好学校（含幼儿园）。")]
    [InlineData("由市教育局承担日常工作并负责具体实施。")]
    [InlineData("学校要按时上报，此项工作由市教育局负责。")]
    [InlineData("（谁审批、谁负责）")]
    public void Read_WordsThatGiveNobodyTheTask_StateNoOwner(string text) => Assert.Empty(Task("办学。" + text).Owners);

    [Theory]
    [InlineData("（市文化和旅游局、市工业和信息化局负责）", "市文化和旅游局 市工业和信息化局")]
    [InlineData("（市教育局和市财政局负责）", "市教育局 市财政局")]
    [InlineData("（市教育局、市财政局及各区人民政府负责）", "市教育局 市财政局 各区人民政府")]
    [InlineData("（中央和国家机关工委、省委和省政府负责）", "中央和国家机关工委 省委 省政府")]
    [InlineData("（各省（区、市）人民政府负责）", "各省（区、市）人民政府")]
    [InlineData("（有关省、市人民政府负责）", "有关省、市人民政府")]
    [InlineData("（教育、财政、审计部门负责）", "教育、财政、审计部门")]
    [InlineData("（市发展改革委（市大湾区办）、市教育局负责）", "市发展改革委（市大湾区办） 市教育局")]
    public void Read_AListOfParties_IsSplitAsAPersonWould(string statement, string parties) =>
        Assert.Equal(parties, string.Join(' ', Task("办学。" + statement).Owners.Select(o => o.Party)));

    [Fact]
    public void Read_SeveralStatements_NameEachPartyOnceInEachRole()
    {
        var task = Task("办学。修好校舍。（市教育局、市财政局负责）招好教师。（市教育局负责）");
        Assert.Equal("市教育局:responsible 市财政局:responsible", Said(task));
    }

    [Theory]
    [InlineData("（市教育局、市财政局负责。列第一位者为牵头单位，下同）")]
    [InlineData("（市教育局、市财政局负责，排在第一位的部门为牵头部门，下同）")]
    public void Read_TheFirstLeadsFromHereOn_HoldsForTheTasksBehind(string statement)
    {
        var plan = PlanReader.Read("x", $"某市方案\n一、任务\n（一）修路。好。（市交通局、市财政局负责）\n（二）办学。好。{statement}\n（三）行医。好。（市卫生局、市财政局负责）\n（四）养老。好。（市民政局、市财政局牵头负责）");
        Assert.Equal("市交通局:responsible 市财政局:responsible", Said(plan.Tasks[0]));
        Assert.Equal("市教育局:lead 市财政局:support", Said(plan.Tasks[1]));
        Assert.Equal("市卫生局:lead 市财政局:support", Said(plan.Tasks[2]));
        Assert.Equal("市民政局:lead 市财政局:lead", Said(plan.Tasks[3]));
    }

    [Fact]
    public void Read_TheFirstLeadsSaidOfThePlan_HoldsForAllTasks()
    {
        var plan = PlanReader.Read("x", "某市方案\n为办学，制定本方案，任务分工中排在首位的为牵头单位。\n一、任务\n（一）修路。好。（市交通局、市财政局负责）\n（二）办学。好。（市教育局负责）");
        Assert.Equal("市交通局:lead 市财政局:support", Said(plan.Tasks[0]));
        Assert.Equal("市教育局:lead", Said(plan.Tasks[1]));
    }

    [Fact]
    public void Read_AStatementBehindATitle_IsNoPartOfTheTitle()
    {
        var task = Task("办好学校（市教育局牵头，市财政局配合）");
        Assert.Equal("办好学校", task.Title);
        Assert.Equal("市教育局:lead 市财政局:support", Said(task));
    }

    private static PlanTask Task(string text) => PlanReader.Read("x", $"某市方案\n一、任务\n（一）{text}\n（二）修路。修好道路。").Tasks[0];

    private static string Said(PlanTask task) => string.Join(' ', task.Owners.Select(o => $"{o.Party}:{o.Role}"));
}
