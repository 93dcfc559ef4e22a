using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>
/// Tells from the ways people ask which clause a question is about, and whether it is more like the questions that the plan
/// answers or like those that it does not.
/// </summary>
internal sealed class ClauseClassifier
{
    private readonly ClauseId[] _clauses;
    private readonly LinearModel? _clause;
    private readonly LinearModel? _silence;

    private ClauseClassifier(ClauseId[] clauses, LinearModel? clause, LinearModel? silence)
    {
        _clauses = clauses;
        _clause = clause;
        _silence = silence;
    }

    public static ClauseClassifier Train(Plan plan, PlanQuestions questions, UtteranceReader reader)
    {
        // Only clauses that somebody asks for can be told apart by how they are asked for.
        var known = questions.Facts.Select(f => f.Clause).Concat(questions.Silences.Select(s => s.Clause)).ToHashSet();
        ClauseId[] clauses = [.. plan.Clauses.Select(c => c.Id).Where(known.Contains)];
        var numbers = clauses.Select((id, i) => (id, i)).ToDictionary(c => c.id, c => c.i);
        var asked = questions.Facts.SelectMany(f => f.Asks.Select(a => (Tokens: reader.BagOf(a), f.Clause))).ToList();
        var silent = questions.Silences.SelectMany(s => s.Asks.Select(a => (Tokens: reader.BagOf(a), s.Clause))).ToList();
        var texts = asked.Concat(silent).Select(a => (a.Tokens, numbers[a.Clause])).ToList();
        foreach (var clause in plan.Clauses.Where(c => known.Contains(c.Id)))
            texts.AddRange(clause.Sentences.SelectMany(s => Phrases(clause.Cut(s))).Select(p => (reader.BagOf(p), numbers[clause.Id])));
        return new ClauseClassifier(
            clauses,
            clauses.Length > 1 ? LinearModel.Train(texts, clauses.Length) : null,
            asked.Count > 0 && silent.Count > 0 ? LinearModel.Train([.. asked.Select(a => (a.Tokens, 0)), .. silent.Select(s => (s.Tokens, 1))], 2) : null);
    }

    /// <summary>The margin of each clause that has ways of asking: about 1 for the one that a question is clearly about, about -1 for the others.</summary>
    public Dictionary<ClauseId, float> Clauses(TokenBag question)
    {
        var byClause = new Dictionary<ClauseId, float>(_clauses.Length);
        float[] margins = _clause?.Margins(question) ?? new float[_clauses.Length];
        for (int i = 0; i < _clauses.Length; i++) byClause[_clauses[i]] = margins[i];
        return byClause;
    }

    /// <summary>Above 0 for a question like those that the plan does not answer, below 0 for one like those it does.</summary>
    public float Silence(TokenBag question) => _silence?.Margins(question)[1] ?? -1;

    private static string[] Phrases(string sentence) => sentence.Split(['，', '；', '。'], StringSplitOptions.RemoveEmptyEntries);
}
