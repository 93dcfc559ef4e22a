using PlanBot.Intents;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Knowledge;

/// <summary>Everything the road of a message reads, built at once and never changed.</summary>
public sealed class KnowledgeSnapshot
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>First ten hexadecimal digits of the SHA-256 of the knowledge files.</summary>
    public required string Hash { get; init; }

    /// <summary>Unofficial English.</summary>
    public required EnglishTitles English { get; init; }

    /// <summary>Owners: what the plan states and what the organisation assigned.</summary>
    public required IReadOnlyList<OwnerEntry> Owners { get; init; }

    /// <summary>The owners of a task, those of all tasks included.</summary>
    public IEnumerable<OwnerEntry> OwnersOf(PlanTask task) => Owners.Where(o => o.Task is null || o.Task == task.Id);

    /// <summary>Ways of asking, and the names of areas.</summary>
    public required PlanQuestions Questions { get; init; }

    /// <summary>Places, departments, synonyms.</summary>
    public required Lexicon Lexicon { get; init; }

    /// <summary>Which task names which place.</summary>
    public required PlaceIndex Places { get; init; }

    /// <summary>The intent classifier.</summary>
    public required IntentClassifier Intents { get; init; }

    /// <summary>The classifier of what a message wants from the turn before it.</summary>
    public required IntentClassifier FollowUps { get; init; }

    /// <summary>Brings questions to their normal form.</summary>
    public required UtteranceReader Reader { get; init; }

    /// <summary>What may be wrong and does not stop the start, such as lines of the plan without a place.</summary>
    public required IReadOnlyList<KnowledgeProblem> Warnings { get; init; }

    /// <summary>Finds the clauses that speak to a question.</summary>
    public required Searcher Searcher { get; init; }
}
