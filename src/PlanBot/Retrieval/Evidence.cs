using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>A clause that speaks to a question.</summary>
public sealed record ClauseHit
{
    /// <summary>The clause.</summary>
    public required Clause Clause { get; init; }

    /// <summary>The fused score it is ranked by; only comparable within one search.</summary>
    public required double Score { get; init; }

    /// <summary>The clause classifier's margin: about 1 when the question is clearly about this clause, about -1 when it is not.</summary>
    public required double Margin { get; init; }

    /// <summary>How sure it is that the clause answers, from 0 to 1, calibrated on this project's own questions.</summary>
    public required double Certainty { get; init; }

    /// <summary>How alike the nearest way of asking is, from 0 to 1.</summary>
    public required double Likeness { get; init; }

    /// <summary>Share of the question's weight that the best passage knows, from 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>The sentences that answer, in the order of the clause.</summary>
    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    /// <summary>A kind of value that the question asks for and these sentences do not hold; null when there is none.</summary>
    public required AnswerType? MissingValue { get; init; }

    /// <summary>The words within them that the question asks for; null when it asks for the clause as a whole.</summary>
    public required TextSpan? Words { get; init; }
}

/// <summary>What the plan holds on a question.</summary>
public sealed record Evidence
{
    /// <summary>The clauses, the best first; never two of the same.</summary>
    public required IReadOnlyList<ClauseHit> Hits { get; init; }

    /// <summary>The probability that the plan answers the question at all, from 0 to 1, calibrated on this project's own questions.</summary>
    public required double Answered { get; init; }

    /// <summary>
    /// Above 0 when the question is more like those that the plan is known not to answer than like those it answers, below 0
    /// when it is less; a classifier's margin, about -1 to 1.
    /// </summary>
    public required double Silence { get; init; }

    /// <summary>By how much the nearest question that the plan does not answer is more alike than the nearest one it does, from -1 to 1.</summary>
    public required double SilenceLikeness { get; init; }

    /// <summary>The best clause, or null.</summary>
    public ClauseHit? Best => Hits.Count > 0 ? Hits[0] : null;
}
