using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Conversations;

/// <summary>What of a question and its answer the next question may lean on.</summary>
public sealed record Turn
{
    /// <summary>The question as it was understood, earlier turns put in.</summary>
    public required string Text { get; init; }

    /// <summary>Hash of the knowledge the answer was made from; its positions hold there alone.</summary>
    public required string Snapshot { get; init; }

    /// <summary>The intent label of the answer.</summary>
    public required string Label { get; init; }

    /// <summary>The language of the answer.</summary>
    public required WrittenLanguage Language { get; init; }

    /// <summary>The clause that the question was bound to by the turn before it; null where it stood alone.</summary>
    public required ClauseId? Clause { get; init; }

    /// <summary>What it wanted from the turn before; one of <see cref="Intents.FollowUpLabels"/>.</summary>
    public required string Wants { get; init; }

    /// <summary>The turn before, where the question leant on it; that turn knows none before itself.</summary>
    public required Turn? Before { get; init; }

    /// <summary>The task it was about where the answer cites another clause: whose owner the closing paragraph tells; null elsewhere.</summary>
    public required ClauseId? Subject { get; init; }

    /// <summary>The clauses the answer cited, in order.</summary>
    public required IReadOnlyList<ClauseId> Cited { get; init; }

    /// <summary>The clauses that the next question may mean, the likeliest first.</summary>
    public IReadOnlyList<ClauseId> About => Subject is { } subject ? [subject, .. Cited] : Cited;

    /// <summary>The sentences it quoted, by clause; those before too where it told what else there is.</summary>
    public required IReadOnlyList<(ClauseId Clause, TextSpan Span)> Quoted { get; init; }

    /// <summary>The tasks it listed, in order; empty when it listed none.</summary>
    public required IReadOnlyList<ClauseId> Tasks { get; init; }

    /// <summary>The numbers of the areas it named; empty when it named none.</summary>
    public required IReadOnlyList<int> Areas { get; init; }
}
