namespace PlanBot.Host.Evaluation;

/// <summary>How one question was answered.</summary>
/// <param name="Question">The question.</param>
/// <param name="Prediction">What was answered.</param>
/// <param name="Failures">What does not hold; empty when the question passes whole.</param>
/// <param name="Measures">Figures by name, each from 0 to 1 unless it is a count.</param>
internal sealed record Grade(EvalQuestion Question, PredictionJson Prediction, IReadOnlyList<string> Failures, IReadOnlyDictionary<string, double> Measures)
{
    public bool Passed => Failures.Count == 0;
}
