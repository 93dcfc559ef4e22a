using Microsoft.Extensions.Time.Testing;
using PlanBot.Conversations;

namespace PlanBot.Tests.Conversations;

[Collection(LoadedKnowledge.Name)]
public sealed class ConversationMemoryTests(KnowledgeFixture fixture)
{
    private readonly FakeTimeProvider _time = new(KnowledgeFixture.Today);

    [Fact]
    public void Last_WithinTheLifetime_GivesTheTurn()
    {
        var memory = new ConversationMemory(_time);
        var turn = TurnOf("高铁");
        memory.Remember("a", turn);
        _time.Advance(ConversationMemory.Lifetime);
        Assert.Same(turn, memory.Last("a"));
    }

    [Fact]
    public void Last_AfterTheLifetime_GivesNothing()
    {
        var memory = new ConversationMemory(_time);
        memory.Remember("a", TurnOf("高铁"));
        _time.Advance(ConversationMemory.Lifetime + TimeSpan.FromTicks(1));
        Assert.Null(memory.Last("a"));
    }

    [Fact]
    public void Remember_AnotherTurn_BeginsTheLifetimeAnew()
    {
        var memory = new ConversationMemory(_time);
        memory.Remember("a", TurnOf("高铁"));
        _time.Advance(ConversationMemory.Lifetime);
        var second = TurnOf("机场");
        memory.Remember("a", second);
        _time.Advance(ConversationMemory.Lifetime);
        Assert.Same(second, memory.Last("a"));
    }

    [Fact]
    public void Last_OfNoOrAnotherChat_GivesNothing()
    {
        var memory = new ConversationMemory(_time);
        memory.Remember("a", TurnOf("高铁"));
        Assert.Null(memory.Last("A"));
        Assert.Null(memory.Last(null));
    }

    [Fact]
    public void Remember_BeyondTheCapacity_ForgetsTheOldestAndKeepsTheNewest()
    {
        var memory = new ConversationMemory(_time);
        var turn = TurnOf("高铁");
        for (int i = 0; i <= ConversationMemory.Capacity; i++)
        {
            memory.Remember($"{i}", turn);
            _time.Advance(TimeSpan.FromTicks(1));
        }
        Assert.Null(memory.Last("0"));
        Assert.NotNull(memory.Last($"{ConversationMemory.Capacity}"));
        int kept = Enumerable.Range(0, ConversationMemory.Capacity + 1).Count(i => memory.Last($"{i}") is not null);
        Assert.InRange(kept, ConversationMemory.Capacity / 2, ConversationMemory.Capacity);
    }

    [Fact]
    public void Remember_BeyondTheCapacityFromSeveralThreads_NeverFailsAndKeepsTheLatest()
    {
        var memory = new ConversationMemory(_time);
        var turn = TurnOf("高铁");
        Parallel.For(0, ConversationMemory.Capacity * 10, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => memory.Remember($"{i}", turn));
        _time.Advance(TimeSpan.FromTicks(1));
        memory.Remember("last", turn);
        Assert.NotNull(memory.Last("last"));
    }

    // What the assistant remembers of a question.
    private Turn TurnOf(string text)
    {
        var memory = new ConversationMemory(_time);
        new Assistant(fixture.Knowledge, memory, _time).Ask(new Question(text, "one"));
        return memory.Last("one")!;
    }
}
