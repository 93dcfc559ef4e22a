namespace PlanBot.Retrieval;

/// <summary>
/// Turns what speaks for a clause into probabilities: logistic functions whose weights were fitted on this project's own
/// questions, those the plan answers against those it does not (docs/retrieval.md).
/// </summary>
internal static class Certainty
{
    // Constant, margin, likeness, coverage, lead over the rival, silence, likeness to unanswered questions, missing value.
    private static readonly double[] s_right = [-2.17, 0.51, -5.58, 4.82, 11.61, -4.15, 0.22, -2.95];
    private static readonly double[] s_answered = [-0.96, 0.49, -3.48, 5.48, 0.25, -7.52, -1.39, -2.89];

    /// <summary>The probability that the clause is the one that answers.</summary>
    public static double OfClause(double[] features) => Logistic(s_right, features);

    /// <summary>The probability that the plan answers the question at all, given the features of the best clause.</summary>
    public static double OfAnswer(double[] features) => Logistic(s_answered, features);

    /// <summary>What speaks for a clause, given the best of the other clauses and how the question is like unanswered ones.</summary>
    public static double[] Features(ClauseHit hit, ClauseHit? rival, double silence, double silenceLikeness) =>
    [
        hit.Margin, hit.Likeness, hit.Coverage, Math.Clamp(rival is null ? hit.Score : hit.Score - rival.Score, -0.3, 0.3),
        silence, silenceLikeness, hit.MissingValue is null ? 0 : 1,
    ];

    private static double Logistic(double[] weights, double[] features)
    {
        double z = weights[0];
        for (int i = 0; i < features.Length; i++) z += weights[i + 1] * features[i];
        return 1 / (1 + Math.Exp(-z));
    }
}
