using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>Tables of tasks; columns are parted by tabs, rows are lines.</summary>
public sealed class TaskTableTests
{
    [Fact]
    public void Read_AnAttachedTableOfWhatTheTextNames_HoldsTheTasks()
    {
        var plan = PlanReader.Read("x", """
            某市推广通知
            一、推广的举措（共3项）
            （一）建设方面2项：快速修路；联合架桥。
            （二）服务方面1项：就近办学。
            二、抓好落实
            各区要抓好落实。
            附件：推广清单
            某市人民政府
            2021年5月6日
            附件
            推广清单
            序号|举措|主要内容|指导部门|推广范围
            一、建设方面（共2项）
            1|快速修路|修好道路。|市交通局、市财政局|全市
            2|联合架桥|架好桥梁。|市交通局|东区
            二、服务方面（共1项）
            3|就近办学|办好学校。|市教育局|全市
            """.Replace('|', '\t'));
        Assert.Equal(["快速修路", "联合架桥", "就近办学"], plan.Tasks.Select(t => t.Title));
        Assert.Equal(["建设方面", "服务方面"], plan.Areas.Select(a => a.Title));
        Assert.Equal([1, 1, 2], plan.Tasks.Select(t => t.Area));
        Assert.Equal("市交通局:guide:市交通局、市财政局 市财政局:guide:市交通局、市财政局", Said(plan.Tasks[0]));
        Assert.Equal("1\t快速修路\t修好道路。\t市交通局、市财政局\t全市", plan.Tasks[0].Clause.Text);
        Assert.NotNull(plan.Find(ClauseId.Section("1.2")));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("")]
    public void Read_RowsBelowAMergedCell_BelongToTheTaskAbove(string empty)
    {
        string merged = empty + empty;
        var plan = PlanReader.Read("x", $"""
            某市方案
            一、任务
            （一）加强建设
            1.加快修路。修好道路。修好路灯。
            2.联合架桥。架好桥梁。
            （二）改善服务
            1.就近办学。办好学校。
            附件
            序号|事项|内容|牵头单位|配合单位
            1|加快修路。|修好道路。|市交通局|市财政局
            {merged}修好路灯。|市城管局|/
            2|联合架桥。|架好桥梁。|市交通局|市财政局、市审计局
            3|就近办学。|办好学校。|各区人民政府|市教育局
            """.Replace('|', '\t'));
        Assert.Equal(["task-1", "task-2", "task-3"], plan.Tasks.Select(t => t.Id.Value));
        Assert.Equal([1, 1, 2], plan.Tasks.Select(t => t.Area));
        Assert.Equal("市交通局:lead:市交通局 市财政局:support:市财政局 市城管局:lead:市城管局", Said(plan.Tasks[0]));
        Assert.Equal($"1\t加快修路。\t修好道路。\t市交通局\t市财政局{(empty.Length > 0 ? "\t\t" : "\t")}修好路灯。\t市城管局\t/", plan.Tasks[0].Clause.Text);
        Assert.NotNull(plan.Find(ClauseId.Section("1.2.1")));
    }

    [Fact]
    public void Read_AColumnThatGroupsRows_MakesAreas()
    {
        var plan = PlanReader.Read("x", """
            某市分工表
            序号|重点领域|具体举措|责任单位|完成时限
            1|建设|修好道路。|市交通局（牵头）、市财政局|2021年
            2||架好桥梁。|市交通局牵头，市审计局配合|2022年
            3|服务|办好学校。|市教育局|2023年
            """.Replace('|', '\t'));
        Assert.Equal(["建设", "服务"], plan.Areas.Select(a => a.Title));
        Assert.Equal(["修好道路", "架好桥梁", "办好学校"], plan.Tasks.Select(t => t.Title));
        Assert.Equal("市交通局:lead 市财政局:support", string.Join(' ', plan.Tasks[0].Owners.Select(o => $"{o.Party}:{o.Role}")));
        Assert.Equal("市交通局:lead 市审计局:support", string.Join(' ', plan.Tasks[1].Owners.Select(o => $"{o.Party}:{o.Role}")));
    }

    [Fact]
    public void Read_ATableOfSomethingElse_LeavesTheTasksInTheText()
    {
        var plan = PlanReader.Read("x", """
            某市方案
            一、任务
            （一）修路。修好道路。
            （二）架桥。架好桥梁。
            附件
            重大项目表
            序号|项目名称|投资额|责任单位
            1|东区水厂|三亿元|市水务局
            2|西区电站|五亿元|市能源局
            """.Replace('|', '\t'));
        Assert.Equal(["修路", "架桥"], plan.Tasks.Select(t => t.Title));
        Assert.Contains("西区电站", plan.Find(ClauseId.Annex(1))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LinesSetOffByTabs_AreNoTable()
    {
        var plan = PlanReader.Read("x", "\t某市方案\n\t一、任务\n\t（一）修路。修好道路。\t\n\t（二）架桥。架好桥梁。");
        Assert.Equal(["修路", "架桥"], plan.Tasks.Select(t => t.Title));
        Assert.Equal("（一）修路。修好道路。", plan.Tasks[0].Clause.Text);
    }

    private static string Said(PlanTask task) => string.Join(' ', task.Owners.Select(o => $"{o.Party}:{o.Role}:{o.Raw}"));
}
