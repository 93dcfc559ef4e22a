using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>One small document for each habit of numbering and of putting a document together.</summary>
public sealed class PlanStructureTests
{
    [Fact]
    public void Read_NumbersThatStartAgain_MakeTasksByArea()
    {
        var plan = Read("""
            一、加强建设
            （一）修路。修好道路。
            （二）架桥。架好桥梁。
            二、改善服务
            （一）办学。办好学校。
            （二）行医。办好医院。
            """);
        Assert.Equal(["task-1.1", "task-1.2", "task-2.1", "task-2.2"], Ids(plan));
        Assert.Equal(["加强建设", "改善服务"], plan.Areas.Select(a => a.Title));
    }

    [Fact]
    public void Read_NumbersThatGoOnAcrossAreas_MakeTasksOfThePlan()
    {
        var plan = Read("""
            一、总体要求
            （一）指导思想。以人为本。
            （二）主要目标。三年见效。
            二、加强建设
            （三）修路。修好道路。
            （四）架桥。架好桥梁。
            三、改善服务
            （五）办学。办好学校。
            """);
        Assert.Equal(["task-3", "task-4", "task-5"], Ids(plan));
        Assert.Equal([1, 1, 2], plan.Tasks.Select(t => t.Area));
        Assert.Equal("一、总体要求（一）指导思想。以人为本。（二）主要目标。三年见效。", plan.Find(ClauseId.Overall)!.Text);
    }

    [Theory]
    [InlineData("1.")]
    [InlineData("1．")]
    [InlineData("１．")]
    [InlineData("1、")]
    [InlineData("1. ")]
    public void Read_ItemsBelowSections_AreTheTasks(string mark)
    {
        string Marked(int number) => mark.Replace('1', (char)('0' + number)).Replace('１', (char)('０' + number));
        var plan = Read($"一、工作任务\n{Marked(1)}修路。修好道路。\n{Marked(2)}架桥。架好桥梁。\n二、工作措施\n{Marked(1)}排查。查清底数。\n{Marked(2)}整改。全面整改。");
        Assert.Equal(["task-1.1", "task-1.2", "task-2.1", "task-2.2"], Ids(plan));
        Assert.Equal(["修路", "架桥", "排查", "整改"], plan.Tasks.Select(t => t.Title));
    }

    [Fact]
    public void Read_ItemsBelowMostParts_AreTheTasksAndThePartsTheAreas()
    {
        var plan = Read("""
            一、主要任务
            （一）加强建设
            1.修路。修好道路。
            2.架桥。架好桥梁。
            （二）改善服务
            1.办学。办好学校。
            二、组织实施
            （一）加强领导。成立小组。
            """);
        Assert.Equal(["加强建设", "改善服务", "组织实施"], plan.Areas.Select(a => a.Title));
        Assert.Equal(["task-1.1", "task-1.2", "task-2.1", "task-3.1"], Ids(plan));
        Assert.Equal("主要任务", Assert.Single(plan.Headings).Title);
    }

    [Fact]
    public void Read_ItemsBelowOneTask_StayInIt()
    {
        var plan = Read("""
            一、组织形式
            （一）成立小组。各局参加。
            （二）设办公室。下设三组。
            1.监督组。负责监督。
            2.专家组。负责咨询。
            （三）建立制度。每月例会。
            """);
        Assert.Equal(["成立小组", "设办公室", "建立制度"], plan.Tasks.Select(t => t.Title));
        Assert.EndsWith("2.专家组。负责咨询。", plan.Tasks[1].Clause.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ItemsThatGoOnThroughThePlan_AreTheTasksWhateverElseIsNumbered()
    {
        var plan = Read("""
            一、主要任务
            （一）加强建设
            1.修路。好。
            2.架桥。好。
            3.通航。好。
            （二）改善服务
            4.办学。好。
            5.行医。好。
            二、保障措施
            （一）加强领导。成立小组。
            （二）加强督查。每月通报。
            """);
        Assert.Equal(["task-1", "task-2", "task-3", "task-4", "task-5"], Ids(plan));
        Assert.NotNull(plan.Find(ClauseId.Section("2.2")));
    }

    [Fact]
    public void Read_OnlySections_AreTheTasksOfAPlanWithoutAreas()
    {
        var plan = Read("一、对修路好的县，给予奖励。（市交通局负责）\n二、对办学好的县，给予表扬。（市教育局负责）\n三、对行医好的县，给予支持。（市卫生局负责）");
        Assert.Equal(["task-1", "task-2", "task-3"], Ids(plan));
        Assert.Equal("对修路好的县，给予奖励", plan.Tasks[0].Title);
        Assert.Empty(plan.Areas);
        Assert.All(plan.Tasks, t => Assert.Null(t.Area));
    }

    [Fact]
    public void Read_Articles_AreTheTasksAndChaptersTheAreas()
    {
        var plan = Read("""
            第一章 总则
            第一条 为了修好道路，制定本办法。
            第二章 扶持
            第二条 落户补贴。对修路的企业给予补贴：
            （一）修一里，补一元。
            （二）修二里，补二元。
            第三条【奖励】修得好的，给予奖励。
            第三章 附则
            第四条 本办法由某市交通局解释。
            """);
        Assert.Equal(["task-1", "task-2", "task-3", "task-4"], Ids(plan));
        Assert.Equal(["", "落户补贴", "奖励", ""], plan.Tasks.Select(t => t.Title));
        Assert.Equal(["总则", "扶持", "附则"], plan.Areas.Select(a => a.Title));
        Assert.Equal([1, 2, 2, 3], plan.Tasks.Select(t => t.Area));
        Assert.Equal("第二条", plan.Tasks[1].Clause.Label);
        Assert.EndsWith("修二里，补二元。", plan.Tasks[1].Clause.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ANumberThatStandsTwice_IsKeptAsItIsPrinted()
    {
        var plan = Read("""
            一、主要任务
            （一）加强建设
            1.修路。好。
            2.架桥。好。
            3.通航。好。
            （二）改善服务
            3.办学。好。
            4.行医。好。
            """);
        Assert.Equal(["task-1", "task-2", "task-3", "task-3", "task-4"], Ids(plan));
        Assert.Equal([1, 1, 1, 2, 2], plan.Tasks.Select(t => t.Area));
    }

    [Fact]
    public void Read_NumbersThatStartAgainWithoutAreas_MakeDifferentClauses()
    {
        var plan = Read("1.修路。好。\n2.架桥。好。\n3.通航。好。\n1.办学。好。\n2.行医。好。");
        Assert.Equal(["task-1", "task-2", "task-3", "task-1-2", "task-2-2"], Ids(plan));
    }

    [Fact]
    public void Read_ParagraphsBehindTheLastTask_CloseThePlan()
    {
        var plan = Read("一、加强建设\n（一）修路。\n修好道路。\n（二）架桥。\n架好桥梁。\n各区要抓好落实。\n本方案自印发之日起施行。");
        Assert.Equal("各区要抓好落实。", plan.Find(ClauseId.Closing)!.Text);
        Assert.Equal("本方案自印发之日起施行。", plan.Find(ClauseId.Effect)!.Text);
        Assert.Equal("（二）架桥。架好桥梁。", plan.Tasks[1].Clause.Text);
    }

    [Fact]
    public void Read_SignatureAndAttachments_StandBehindTheText()
    {
        var plan = Read("""
            一、加强建设
            （一）修路。修好道路。
            （二）架桥。架好桥梁。
            附件：1.路线图
            2.桥梁表
            某市交通局
            2021年5月6日
            （此件公开发布）
            附件1
            路线图
            自东向西。
            附件2
            桥梁表
            """);
        Assert.Equal("（二）架桥。架好桥梁。", plan.Tasks[1].Clause.Text);
        Assert.Equal("附件：1.路线图2.桥梁表某市交通局2021年5月6日（此件公开发布）", plan.Find(ClauseId.Signature)!.Text);
        Assert.Equal("附件1路线图自东向西。", plan.Find(ClauseId.Annex(1))!.Text);
        Assert.Equal("附件2", plan.Find(ClauseId.Annex(2))!.Label);
    }

    [Fact]
    public void Read_ADayWithinTheText_SignsNothing()
    {
        var plan = Read("一、加强建设\n（一）修路。\n2021年5月6日\n（二）架桥。架好桥梁。");
        Assert.Equal(2, plan.Tasks.Count);
        Assert.Null(plan.Find(ClauseId.Signature));
    }

    [Fact]
    public void Read_APaperWithHeadingsOfItsOwn_IsNotThePlanItPublishes()
    {
        var plan = Read("""
            现将《某市修路方案》印发给你们，请做好以下工作。
            一、提高认识。各区要重视。
            二、抓好落实。各区要落实。
            某市人民政府
            2021年5月6日
            某市修路方案
            一、加强建设
            （一）修路。修好道路。
            （二）架桥。架好桥梁。
            """);
        Assert.Equal("某市修路方案", plan.Front.Title);
        Assert.Equal(["task-1", "task-2"], Ids(plan));
        Assert.Contains("二、抓好落实。", plan.Find(ClauseId.Notice)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_APlanBehindASignedPaper_IsNotItsAttachment()
    {
        var plan = Read("""
            现印发给你们，请执行。
            某市人民政府
            2021年5月6日
            某市修路方案
            一、加强建设
            （一）修路。修好道路。
            （二）架桥。架好桥梁。
            某市人民政府办公室
            2021年5月8日印发
            附件
            一、路线
            自东向西。
            """);
        Assert.Equal(["修路", "架桥"], plan.Tasks.Select(t => t.Title));
        Assert.Contains("自东向西。", plan.Find(ClauseId.Annex(1))!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("目录\n一、加强建设\n二、改善服务\n")]
    [InlineData("一、加强建设…………1\n二、改善服务…………2\n")]
    public void Read_ATableOfContents_IsNotTheText(string contents)
    {
        var plan = Read(contents + "一、加强建设\n（一）修路。修好道路。\n（二）架桥。架好桥梁。\n二、改善服务\n（三）办学。办好学校。");
        Assert.Equal(["加强建设", "改善服务"], plan.Areas.Select(a => a.Title));
        Assert.Equal(["notice", "task-1", "task-2", "task-3"], plan.Clauses.Select(c => c.Id.Value));
    }

    [Fact]
    public void Read_ACountBehindAHeading_IsNoPartOfTheTitle()
    {
        var plan = Read("一、加强建设（共2项）\n（一）修路：修好道路。\n（二）架桥：架好桥梁。");
        Assert.Equal("加强建设", plan.Areas[0].Title);
        Assert.Equal(["修路", "架桥"], plan.Tasks.Select(t => t.Title));
        Assert.Contains(plan.Clauses, c => c.Text == "一、加强建设（共2项）");
    }

    [Fact]
    public void Read_BrokenLinesThatBeginLikeAHeading_GoOn()
    {
        var plan = Read("""
            一、加强产业建设
            （一）调整结构。加快转变增长方式，大力发展第一产业和第
            二、三产业，推动各类产业融合发展，不断提高城乡居民收
            入水平。
            （二）办好企业。支持企业扩大规模，鼓励企业引进设备和人
            才，帮助企业开拓市场。
            """);
        Assert.Equal(2, plan.Tasks.Count);
        Assert.Contains("第一产业和第二、三产业", plan.Tasks[0].Clause.Text, StringComparison.Ordinal);
    }

    private static Plan Read(string body) => PlanReader.Read("x", "某市工作方案\n" + body);

    private static IEnumerable<string> Ids(Plan plan) => plan.Tasks.Select(t => t.Id.Value);
}
