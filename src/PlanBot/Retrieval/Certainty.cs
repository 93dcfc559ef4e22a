namespace PlanBot.Retrieval;

/// <summary>
/// Turns what speaks for a clause into a probability: a logistic function whose weights were fitted on this project's own
/// questions, those the plan answers against those it does not (docs/retrieval.md).
/// </summary>
internal static class Certainty
{
    /// <summary>The probability that a clause answers, given the best of the other clauses and how the question is like unanswered ones.</summary>
    public static double Of(ClauseHit hit, ClauseHit? rival, double silence, double silenceLikeness)
    {
        double z = Weights[0];
        double[] features = Features(hit, rival, silence, silenceLikeness);
        for (int i = 0; i < features.Length; i++) z += Weights[i + 1] * features[i];
        return 1 / (1 + Math.Exp(-z));
    }

    /// <summary>What the weights are fitted on.</summary>
    public static double[] Features(ClauseHit hit, ClauseHit? rival, double silence, double silenceLikeness) =>
        [hit.Margin, hit.Likeness, hit.Coverage, Math.Clamp(rival is null ? hit.Score : hit.Score - rival.Score, -0.3, 0.3), silence, silenceLikeness];

    // Constant, margin, likeness, coverage, lead over the rival, silence, likeness to unanswered questions.
    private static readonly double[] Weights = [-2.40, 1.32, -8.40, 5.34, 11.91, -4.24, 0.32];
}
