namespace PlanBot.Retrieval;

/// <summary>
/// Turns what speaks for a clause into a probability: a logistic function whose weights were fitted on this project's own
/// questions, those the plan answers against those it does not (docs/retrieval.md).
/// </summary>
internal static class Certainty
{
    /// <summary>The probability that a clause answers, given the best of the other clauses.</summary>
    public static double Of(ClauseHit hit, ClauseHit? rival)
    {
        double margin = rival is null ? hit.Score : hit.Score - rival.Score;
        double z = -5.2 + 6.5 * hit.Likeness + 5.0 * hit.Coverage + 6.0 * Math.Clamp(margin, -0.3, 0.3);
        return 1 / (1 + Math.Exp(-z));
    }
}
