using PlanBot.Conversations;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>A question made complete: with what was said before put in, its intent and its evidence.</summary>
internal sealed record Request
{
    public required Utterance Utterance { get; init; }

    public required WrittenLanguage Language { get; init; }

    /// <summary>One of <see cref="Intents.IntentLabels"/>.</summary>
    public required string Label { get; init; }

    /// <summary>How sure the classifier is that the question lies outside, from 0 to 1.</summary>
    public required double Outside { get; init; }

    /// <summary>What the plan holds on it.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The clause it is about, where a number or the conversation says so.</summary>
    public ClauseId? Clause { get; init; }

    /// <summary>True where what was said before was needed to understand it.</summary>
    public required bool Leans { get; init; }

    /// <summary>The turn that the answer goes on from; null for none. What only says an answer again goes on from the turn before that.</summary>
    public Turn? Before { get; init; }

    /// <summary>What it wants from the turn before; one of <see cref="Intents.FollowUpLabels"/>.</summary>
    public required string Wants { get; init; }
}
