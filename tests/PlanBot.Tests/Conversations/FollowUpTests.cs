using PlanBot.Answers;
using PlanBot.Language;

namespace PlanBot.Tests.Conversations;

/// <summary>What a message that leans on the answer before gets, by what it wants of it.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class FollowUpTests(KnowledgeFixture fixture)
{
    private const string Fact = "检查结果互认怎么说", FactEnglish = "Are medical test results recognised across the border?";
    private const string ThreeTasks = "公共服务方面有哪些任务", ThreeTasksEnglish = "List the tasks on public services";

    [Theory]
    [InlineData("任务12", "下一条呢", 13)]
    [InlineData("任务12", "上一条呢", 11)]
    [InlineData("任务12", "往后跳三条", 15)]
    [InlineData("任务12", "往前翻两条", 10)]
    [InlineData("Tell me about task 5", "next one", 6)]
    [InlineData("Tell me about task 5", "previous one please", 4)]
    [InlineData(Fact, "下一条呢", 19)]
    public void Ask_TheNextOrThePrevious_IsTheTaskBesideTheOneBefore(string first, string then, int task) => AssertWhole(After(first, then), task);

    [Theory]
    [InlineData("任务30", "下一条呢")]
    [InlineData("任务1", "上一条呢")]
    public void Ask_BeyondTheFirstOrTheLastTask_ThereIsNone(string first, string then) => Assert.Equal(Refusal.NoSuchTask, After(first, then).Refusal?.Kind);

    [Theory]
    [InlineData("任务12", "后面两条")]
    [InlineData("第10到第12条", "后面两条")]
    [InlineData("task 12", "the next two tasks")]
    public void Ask_TheNextTwo_AreTheTasksBehindTheLastOneBefore(string first, string then) => Assert.Equal([13, 14], Numbers(After(first, then)));

    [Theory]
    [InlineData(ThreeTasks, "第二个呢", 18)]
    [InlineData(ThreeTasks, "第二条呢", 18)]
    [InlineData(ThreeTasks, "最后一个讲什么", 19)]
    [InlineData(ThreeTasks, "倒数第二个呢", 18)]
    [InlineData(ThreeTasks, "头一个的原文", 17)]
    [InlineData(ThreeTasksEnglish, "the last one", 19)]
    [InlineData(ThreeTasksEnglish, "second to last", 18)]
    public void Ask_AnEntryOfTheList_IsThatTaskInFull(string list, string entry, int task) => AssertWhole(After(list, entry), task);

    [Theory]
    [InlineData("第2到第4条", "第二条呢", 2)]
    [InlineData("第2到第4条", "第二个呢", 3)]
    public void Ask_ANumberThatTheListHasATaskOf_IsTheTaskOfThatNumber(string list, string entry, int task) => AssertWhole(After(list, entry), task);

    [Fact]
    public void Ask_AnEntryThatTheListDoesNotHave_IsToldHowManyItHas()
    {
        var reply = After(ThreeTasks, "第十个呢");
        Assert.Equal(3, reply.Count);
        Assert.Equal([17, 18, 19], Numbers(reply));
    }

    [Theory]
    [InlineData(Fact, "原文呢")]
    [InlineData(Fact, "把这条完整念一遍")]
    [InlineData(FactEnglish, "the original wording")]
    public void Ask_ForTheWhole_GivesTheClauseInFull(string first, string then) => AssertWhole(After(first, then), 18);

    [Theory]
    [InlineData("谁负责")]
    [InlineData("边个负责")]
    [InlineData("Who's in charge of that?")]
    public void Ask_WhoOwnsIt_IsAnsweredForTheTaskBefore(string then)
    {
        var reply = After(Fact, then);
        Assert.Equal("owner", reply.Intent);
        Assert.Equal(["closing"], Cited(reply));
        Assert.Contains("18", Prose(reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("任务12谁负责", "下一条呢", "task-13")]
    [InlineData("任务12谁负责", "原文呢", "task-12")]
    [InlineData("给大湾区供菜的“菜篮子”工程谁负责", "它属于哪个方面", "task-7")]
    [InlineData("给大湾区供菜的“菜篮子”工程谁负责", "它涉及哪些城市", "task-7")]
    public void Ask_BehindWhoOwnsATask_ItIsTheTask(string owner, string then, string clause) => Assert.Equal([clause], Cited(After(owner, then)));

    [Theory]
    [InlineData("还有吗")]
    [InlineData("除了这个还有啥")]
    public void Ask_WhatElse_QuotesTheRestOfTheClause(string then)
    {
        var assistant = fixture.Assistant();
        var first = Say(assistant, Fact);
        var more = Say(assistant, then);
        Assert.Equal(["task-18"], Cited(more));
        Assert.Empty(more.Citations.Intersect(first.Citations));
        Assert.Empty(Say(assistant, then).Citations);
    }

    [Fact]
    public void Ask_WhatElseWhenAllIsQuoted_QuotesNothing() => Assert.Empty(After("任务12谁负责", "还有吗").Citations);

    [Theory]
    [InlineData(ThreeTasks, "一共几条", 3)]
    [InlineData("郴州有哪些任务", "里头几条", 5)]
    [InlineData("生态那部分有几条", "都叫啥", 3)]
    public void Ask_HowManyOrWhichTheyAre_CountsAndNamesThoseBefore(string list, string then, int count)
    {
        var assistant = fixture.Assistant();
        var before = Say(assistant, list);
        var reply = Say(assistant, then);
        Assert.Equal(count, reply.Count);
        Assert.Equal(Numbers(before), Numbers(reply));
    }

    [Theory]
    [InlineData("这是哪条里的")]
    [InlineData("出自第几项")]
    public void Ask_WhereThatStands_CitesTheClauseAgain(string then) => Assert.Equal(["task-18"], Cited(After(Fact, then)));

    [Theory]
    [InlineData("这属于哪个方面")]
    [InlineData("归到哪一部分")]
    public void Ask_ItsArea_IsTheAreaOfTheClauseBefore(string then) => Assert.Equal([5], After(Fact, then).Areas);

    [Theory]
    [InlineData("生态方面有哪些任务", "其中讲污染的是哪个", new[] { 30 })]
    [InlineData("郴州有哪些任务", "其中提到旅游的有哪几条", new[] { 5, 14 })]
    [InlineData("郴州有哪些任务", "里面有没有讲教育的", new int[0])]
    public void Ask_AmongThem_GivesThoseOfTheListOnly(string list, string then, int[] tasks) => Assert.Equal(tasks, Numbers(After(list, then)));

    [Fact]
    public void Ask_TheSameOfAnotherPlace_ListsItsTasks()
    {
        var reply = After("郴州有哪些任务", "那岳阳呢");
        Assert.Equal("place", reply.Intent);
        Assert.Equal([5, 8], Numbers(reply));
    }

    [Theory]
    [InlineData("长沙机场要怎么弄", "娄底那个呢", "娄底机场要怎么弄")]
    [InlineData("张家界办什么节", "长沙呢", "长沙办什么节")]
    public void Ask_AnotherPlaceBehindAQuestion_TakesThePlaceOfTheOneInIt(string first, string then, string question) =>
        Assert.Equal(Say(fixture.Assistant(), question).Text, After(first, then).Text);

    [Theory]
    [InlineData("任务7谁负责", "任务9呢", "owner")]
    [InlineData("任务7属于哪个方面", "任务9呢", "list")]
    [InlineData("任务7", "任务9呢", "detail")]
    public void Ask_AnotherTask_IsAskedTheSame(string first, string then, string intent)
    {
        var reply = After(first, then);
        Assert.Equal(intent, reply.Intent);
        Assert.Contains("飞地经济", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第三部分有几条", 3)]
    [InlineData("第三部分有哪些任务", null)]
    public void Ask_AnotherArea_IsAskedTheSame(string first, int? count)
    {
        var reply = After(first, "第五部分呢");
        Assert.Equal([17, 18, 19], Numbers(reply));
        Assert.Equal(count, reply.Count);
    }

    [Theory]
    [InlineData(Fact, "翻成英文", WrittenLanguage.English)]
    [InlineData(Fact, "換成繁體", WrittenLanguage.Traditional)]
    [InlineData(Fact, "换成繁体中文", WrittenLanguage.Traditional)]
    [InlineData(FactEnglish, "说中文", WrittenLanguage.Simplified)]
    public void Ask_InAnotherLanguage_SaysTheSameInIt(string first, string then, WrittenLanguage language)
    {
        var assistant = fixture.Assistant();
        var before = Say(assistant, first);
        var reply = Say(assistant, then);
        Assert.Equal(language, reply.Language);
        Assert.Equal(before.Citations, reply.Citations);
    }

    [Theory]
    [InlineData("你确定吗")]
    [InlineData("太长了，精简一下")]
    public void Ask_WhetherThatIsSureOrShorter_SaysTheSameAgain(string then)
    {
        var assistant = fixture.Assistant();
        Assert.Equal(Say(assistant, Fact).Citations, Say(assistant, then).Citations);
    }

    [Theory]
    [InlineData(Fact, "还有吗")]
    [InlineData("共同深化改革开放方面有哪些任务", "其中讲信用的是哪个")]
    [InlineData(ThreeTasks, "第二个呢")]
    [InlineData("任务12", "谁负责")]
    [InlineData("生态那部分有几条", "都叫啥")]
    [InlineData("郴州有哪些任务", "那岳阳呢")]
    public void Ask_AFollowUpAgainInAnotherLanguage_SaysTheSameInItAndBack(string first, string then)
    {
        var assistant = fixture.Assistant();
        Say(assistant, first);
        var reply = Say(assistant, then);
        var english = Say(assistant, "翻成英文");
        Assert.Equal(WrittenLanguage.English, english.Language);
        Assert.Equal(reply.Citations, english.Citations);
        Assert.Equal(reply.Text, Say(assistant, "说中文").Text);
        Assert.Equal(reply.Text, Say(assistant, "你确定吗").Text);
    }

    [Fact]
    public void Ask_AFurtherQuestion_LeansOnTheClauseBefore() => Assert.Equal(["task-18"], Cited(After(Fact, "那两边的医保呢")));

    [Fact]
    public void Ask_WhatTheClauseBeforeDoesNotSay_IsNotInThePlan()
    {
        var reply = After("广清永高铁", "它什么时候通车");
        Assert.Equal(Refusal.NotInPlan, reply.Refusal?.Kind);
        Assert.Contains(reply.Refusal!.Nearest, n => n.Value == "task-1");
    }

    [Theory]
    [InlineData("任务7谁负责")]
    [InlineData("湘猪在哪养")]
    [InlineData("今天天气怎么样")]
    [InlineData("郴州有哪些任务")]
    public void Ask_WhatStandsAlone_IsAnsweredAsIfNothingHadBeenSaid(string alone) => Assert.Equal(Say(fixture.Assistant(), alone).Text, After(Fact, alone).Text);

    private Reply After(string first, string then)
    {
        var assistant = fixture.Assistant();
        Say(assistant, first);
        return Say(assistant, then);
    }

    private static Reply Say(Assistant assistant, string text) => assistant.Ask(new Question(text, "chat"));

    private void AssertWhole(Reply reply, int task)
    {
        Assert.Equal("detail", reply.Intent);
        Assert.Equal([$"task-{task}"], Cited(reply));
        var clause = fixture.Knowledge.Plan.FindTask(reply.Citations[0].Clause)!;
        string quoted = string.Concat(reply.Citations.Select(c => c.Quote));
        Assert.StartsWith(clause.Title, quoted, StringComparison.Ordinal);
        Assert.EndsWith(quoted, clause.Clause.Text, StringComparison.Ordinal);
    }

    private static string[] Cited(Reply reply) => [.. reply.Citations.Select(c => c.Clause.Value).Distinct()];

    private static int[] Numbers(Reply reply) => [.. reply.Tasks!.Select(t => t.Number)];

    private static string Prose(Reply reply) => string.Concat(reply.Blocks.OfType<ProseBlock>().Select(b => b.Text));
}
