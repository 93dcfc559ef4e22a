using PlanBot.Plans;

namespace PlanBot.Knowledge;

/// <summary>An unofficial English title and one-line summary.</summary>
public sealed record EnglishTitle(string Title, string Summary);

/// <summary>What <c>english.yaml</c> of a plan holds: unofficial English for areas and clauses, by id.</summary>
public sealed record EnglishTitles(IReadOnlyDictionary<string, EnglishTitle> ById)
{
    /// <summary>The English of an area (<c>area-5</c>) or a clause (<c>task-18</c>); null where there is none.</summary>
    public EnglishTitle? Find(string id) => ById.GetValueOrDefault(id);

    internal static EnglishTitles Read(string folder, string name, Plan plan, List<KnowledgeProblem> problems)
    {
        var titles = new Dictionary<string, EnglishTitle>();
        foreach (var (id, value) in YamlFile.Read(folder, name, problems)?.Entries() ?? [])
        {
            bool known = plan.Areas.Any(a => a.Id == id) || (ClauseId.TryParse(id, out var clause) && plan.Find(clause) is not null);
            if (!known) value.Fault(KnowledgeMessages.UnknownClause(id, plan.Tasks.Count));
            else titles[id] = new EnglishTitle(value.Allow("title", "summary").Required("title"), value.Required("summary"));
        }
        return new EnglishTitles(titles);
    }
}
