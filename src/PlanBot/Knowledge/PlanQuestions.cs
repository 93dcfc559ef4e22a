using PlanBot.Plans;

namespace PlanBot.Knowledge;

/// <summary>A fact of a clause with the ways people ask for it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Words">The words of the clause that answer; null when the clause as a whole is asked for.</param>
/// <param name="Asks">Questions, each as a person would type it.</param>
public sealed record Fact(ClauseId Clause, TextSpan? Words, IReadOnlyList<string> Asks);

/// <summary>Questions on a clause's subject that the plan does not answer.</summary>
/// <param name="Clause">The clause whose subject they are on.</param>
/// <param name="Asks">The questions.</param>
public sealed record Silence(ClauseId Clause, IReadOnlyList<string> Asks);

/// <summary>What <c>questions.yaml</c> of a plan holds.</summary>
public sealed record PlanQuestions
{
    /// <summary>What can be asked and is answered.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What can be asked and is not.</summary>
    public required IReadOnlyList<Silence> Silences { get; init; }

    /// <summary>Names people give to an area, by its number.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<string>> AreaNames { get; init; }

    /// <summary>Questions to show to someone who asks what can be asked, in Chinese.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>The same in English.</summary>
    public required IReadOnlyList<string> EnglishExamples { get; init; }

    internal static PlanQuestions Read(string folder, string name, Plan plan, List<KnowledgeProblem> problems)
    {
        var facts = new List<Fact>();
        var silences = new List<Silence>();
        var areas = new Dictionary<int, IReadOnlyList<string>>();
        List<string> examples = [], englishExamples = [];
        foreach (var item in YamlFile.Read(folder, name, problems)?.Items() ?? [])
        {
            if (item.Get("examples") is { } shown)
            {
                examples.AddRange(shown.Allow("zh", "en").Texts("zh"));
                englishExamples.AddRange(shown.Texts("en"));
                continue;
            }
            if (item.Get("area") is { } area)
            {
                item.Allow("area", "names");
                if (int.TryParse(area.Text(), out int number) && plan.Areas.Any(a => a.Number == number)) areas[number] = item.Texts("names");
                else area.Fault(KnowledgeMessages.UnknownArea(area.Text(), plan.Areas.Count));
                continue;
            }
            string id = item.Allow("clause", "asks", "facts", "silent").Required("clause");
            if (!ClauseId.TryParse(id, out var clauseId) || plan.Find(clauseId) is not { } clause)
            {
                item.Fault(KnowledgeMessages.UnknownClause(id, plan.Tasks.Count));
                continue;
            }
            if (item.Texts("asks") is { Count: > 0 } asks) facts.Add(new Fact(clauseId, null, asks));
            if (item.Texts("silent") is { Count: > 0 } silent) silences.Add(new Silence(clauseId, silent));
            foreach (var fact in item.Get("facts")?.Items() ?? [])
            {
                string quote = fact.Allow("quote", "asks").Required("quote");
                int at = clause.Text.IndexOf(quote, StringComparison.Ordinal);
                if (at < 0 || quote.Length == 0) fact.Fault(KnowledgeMessages.QuoteNotVerbatim(quote, id));
                else facts.Add(new Fact(clauseId, new TextSpan(at, quote.Length), fact.Texts("asks")));
            }
        }
        return new PlanQuestions { Facts = facts, Silences = silences, AreaNames = areas, Examples = examples, EnglishExamples = englishExamples };
    }
}
