using Microsoft.Extensions.Time.Testing;
using PlanBot.Conversations;
using PlanBot.Knowledge;

namespace PlanBot.Tests;

/// <summary>The repository's knowledge, loaded once for all tests of an assembly.</summary>
public sealed class KnowledgeFixture
{
    /// <summary>The day on which tests ask that do not care about the day: the plan's period has ended.</summary>
    public static readonly DateTimeOffset Today = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    public KnowledgeSnapshot Knowledge { get; } = KnowledgeLoader.Load(Repository.Knowledge);

    /// <summary>An assistant with a memory of its own.</summary>
    public Assistant Assistant(TimeProvider? time = null)
    {
        time ??= new FakeTimeProvider(Today);
        return new Assistant(Knowledge, new ConversationMemory(time), time);
    }
}

/// <summary>The tests that share the loaded knowledge.</summary>
[CollectionDefinition(Name)]
public sealed class LoadedKnowledge : ICollectionFixture<KnowledgeFixture>
{
    public const string Name = "loaded knowledge";
}
