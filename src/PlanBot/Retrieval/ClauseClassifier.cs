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
    /// <summary>The margin of a clause that nobody is known to ask for.</summary>
    public const float NoMargin = -1;

    private readonly Dictionary<ClauseId, int> _numbers;
    private readonly LinearModel? _clause;
    private readonly LinearModel? _silence;

    private ClauseClassifier(Dictionary<ClauseId, int> numbers, LinearModel? clause, LinearModel? silence)
    {
        _numbers = numbers;
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
            numbers,
            clauses.Length > 1 ? LinearModel.Train(texts, clauses.Length) : null,
            asked.Count > 0 && silent.Count > 0 ? LinearModel.Train([.. asked.Select(a => (a.Tokens, 0)), .. silent.Select(s => (s.Tokens, 1))], 2) : null);
    }

    /// <summary>The tokens that tell clauses apart, with their numbers.</summary>
    public IReadOnlyDictionary<string, int> ClauseFeatures => _clause?.Features ?? [];

    /// <summary>The tokens that tell what the plan answers from what it does not, with their numbers.</summary>
    public IReadOnlyDictionary<string, int> SilenceFeatures => _silence?.Features ?? [];

    /// <summary>The margins of the clauses, to be read by <see cref="MarginOf"/>.</summary>
    public float[] Clauses(QuestionTokens question) => _clause?.Margins(question.Own(p => p.Clause), question.Meant(p => p.Clause)) ?? new float[_numbers.Count];

    /// <summary>The margin of a clause: about 1 for the one that a question is clearly about, about -1 for the others and for one that nobody is known to ask for.</summary>
    public float MarginOf(ClauseId clause, float[] margins) => _numbers.TryGetValue(clause, out int number) ? margins[number] : NoMargin;

    /// <summary>Above 0 for a question like those that the plan does not answer, below 0 for one like those it does.</summary>
    public float Silence(QuestionTokens question) => _silence?.Margins(question.Own(p => p.Silence), question.Meant(p => p.Silence))[1] ?? NoMargin;

    private static string[] Phrases(string sentence) => sentence.Split(['，', '；', '。'], StringSplitOptions.RemoveEmptyEntries);
}
