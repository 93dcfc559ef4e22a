using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>A fact, a sentence or a whole clause that the index holds, with the ways it is asked for.</summary>
internal sealed class Passage
{
    public required ClauseId Clause { get; init; }

    /// <summary>The words that answer; null for the clause as a whole and for what the plan leaves unsaid.</summary>
    public required TextSpan? Words { get; init; }

    /// <summary>True for questions that the plan does not answer.</summary>
    public required bool Silent { get; init; }

    /// <summary>The ways of asking.</summary>
    public required TokenSet[] Asks { get; init; }
}

/// <summary>The distinct tokens of one text, sorted by number, with the sum of their weights.</summary>
internal readonly record struct TokenSet(int[] Tokens, float Weight);

/// <summary>A passage found, with what speaks for it.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The fused score it is ranked by.</param>
/// <param name="Likeness">How alike the nearest way of asking is, from 0 to 1 (Dice coefficient, weighted by rarity).</param>
/// <param name="Coverage">How much of the question's weight occurs in the passage or its ways of asking, from 0 to 1.</param>
internal readonly record struct PassageHit(Passage Passage, double Score, double Likeness, double Coverage);
