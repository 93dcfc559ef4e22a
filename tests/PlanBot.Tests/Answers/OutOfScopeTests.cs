using PlanBot.Answers;

namespace PlanBot.Tests.Answers;

/// <summary>What has nothing to do with what the plan says is declined, though it names the plan's things.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class OutOfScopeTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("帮我抢票")]
    [InlineData("帮我抢一张去香港的高铁票")]
    [InlineData("帮我订个酒店")]
    [InlineData("帮我写一份请假条")]
    public void Ask_ToDoSomething_IsOutOfScope(string request) => Assert.Equal(Refusal.OutOfScope, Ask(request).Refusal?.Kind);

    [Theory]
    [InlineData("帮我查一下去香港的高铁怎么安排")]
    [InlineData("帮我看看任务12")]
    public void Ask_ToLookSomethingUpInThePlan_IsAnswered(string request)
    {
        var reply = Ask(request);
        Assert.Null(reply.Refusal);
        Assert.NotEmpty(reply.Citations);
    }

    private Reply Ask(string text) => fixture.Assistant().Ask(new Question(text));
}
