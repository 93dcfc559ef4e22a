using PlanBot.Answers;

namespace PlanBot.Tests.Answers;

/// <summary>A question for several things is answered with the clause of each; a question for one thing is not taken apart.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class SeveralThingsTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("坐火车过去要几个钟头？过关的口岸想设在哪儿", "task-1", "task-20")]
    [InlineData("税收怎么分、债券怎么发", "task-27", "task-9")]
    [InlineData("中药认证归哪条说，康复养老又归哪条", "task-11", "task-16")]
    [InlineData("人才计划和飞地经济分别怎么说", "task-13", "task-9")]
    public void Ask_TwoQuestionsInOneMessage_CitesTheClauseOfEach(string question, params string[] clauses) => Assert.Equal(clauses, Cited(question).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("长赣高铁投资多少？娄底机场什么时候开工？")]
    [InlineData("湘江基金小镇规模多大，湖南粤港澳科创园几月投用")]
    [InlineData("“离岸”的所有平台一共投了多少亿")]
    [InlineData("How much will the Loudi airport cost, and when will the fund town open?")]
    public void Ask_SeveralThingsThatThePlanDoesNotSay_AreRefusedAsOneIs(string question)
    {
        var reply = fixture.Assistant().Ask(new Question(question));
        Assert.Equal(Refusal.NotInPlan, reply.Refusal?.Kind);
        Assert.Empty(reply.Citations);
    }

    [Theory]
    [InlineData("Find every alliance (联盟) the plan wants to see formed.")]
    [InlineData("“联盟”都散在哪几条")]
    public void Ask_AWordInAllItsPlaces_CitesEveryClauseThatWritesIt(string question)
    {
        string[] writing = [.. fixture.Knowledge.Plan.Clauses.Where(c => c.Text.Contains("联盟", StringComparison.Ordinal)).Select(c => c.Id.Value)];
        Assert.Equal(4, writing.Length);
        Assert.Equal(writing, Cited(question));
    }

    [Fact]
    public void Ask_AWordInAllItsPlaces_QuotesItEverywhere()
    {
        var reply = fixture.Assistant().Ask(new Question("Find every alliance (联盟) the plan wants to see formed."));
        Assert.All(reply.Citations, c => Assert.Contains("联盟", c.Quote, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("支持在哪里建高校、企业和孵化器")]
    [InlineData("税收、债券、上市")]
    [InlineData("高校、医院、企业来不来")]
    [InlineData("What is said about universities, companies and incubators")]
    public void Ask_ABareListOfNouns_IsOneQuestion(string question) => Assert.Single(Cited(question));

    [Theory]
    [InlineData("湘江：新区和基金小镇分别在哪条", "task-26", "task-27")]
    [InlineData("口岸方面：高铁口岸和电子口岸分别在哪条", "task-20", "task-4")]
    [InlineData("知识产权方面，保护和纠纷分别怎么写", "task-12", "task-23")]
    public void Ask_ASubjectInFront_BelongsToEveryPart(string question, params string[] clauses) => Assert.Equal(clauses, Cited(question));

    [Theory]
    [InlineData("税收怎么分、债券怎么发")]
    [InlineData("坐火车过去要几个钟头？过关的口岸想设在哪儿")]
    public void Ask_WhereItMayBeOneQuestion_TheClauseThatTheWholePointsToComesFirst(string question)
    {
        var whole = fixture.Knowledge.Searcher.Search(fixture.Knowledge.Reader.Read(question));
        Assert.Equal(whole.Best!.Clause.Id.Value, Cited(question)[0]);
    }

    private string[] Cited(string question) => [.. fixture.Assistant().Ask(new Question(question)).Citations.Select(c => c.Clause.Value).Distinct()];
}
