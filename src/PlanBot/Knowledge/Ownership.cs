using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PlanBot.Plans;

namespace PlanBot.Knowledge;

/// <summary>Who has which part in a task, and who says so.</summary>
public sealed record OwnerEntry
{
    /// <summary>The task; null for all of them.</summary>
    public required ClauseId? Task { get; init; }

    /// <summary><c>lead</c>, <c>support</c>, <c>coordinate</c>, <c>implement</c> or <c>track</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The party.</summary>
    public required string Party { get; init; }

    /// <summary>Whom to ask there; empty where nobody is recorded.</summary>
    public required string Contact { get; init; }

    /// <summary><c>plan</c> where the plan's words say it, <c>assigned</c> where the organisation decided it.</summary>
    public required string Basis { get; init; }

    /// <summary>A clause id for <c>plan</c>; the paper that assigns it otherwise.</summary>
    public required string Source { get; init; }

    /// <summary>The day the entry was true.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>What <c>ownership.csv</c> of a plan holds.</summary>
public static class Ownership
{
    private static readonly string[] s_columns = ["task", "role", "party", "contact", "basis", "source", "asOf"];
    private static readonly string[] s_roles = ["lead", "support", "coordinate", "implement", "track"];

    internal static IReadOnlyList<OwnerEntry> Read(string folder, string name, Plan plan, List<KnowledgeProblem> problems)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            problems.Add(new KnowledgeProblem(name, 0, KnowledgeMessages.MissingFile));
            return [];
        }
        using var csv = new CsvReader(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            MissingFieldFound = null,
            BadDataFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader() || !s_columns.All(c => csv.HeaderRecord!.Contains(c)))
        {
            problems.Add(new KnowledgeProblem(name, 1, KnowledgeMessages.NoCsvHeader));
            return [];
        }
        var entries = new List<OwnerEntry>();
        while (csv.Read())
        {
            int before = problems.Count;
            var entry = Entry(column => csv.GetField(column) ?? "", plan, message => problems.Add(new KnowledgeProblem(name, csv.Parser.RawRow, message)));
            if (problems.Count == before) entries.Add(entry);
        }
        return entries;
    }

    private static OwnerEntry Entry(Func<string, string> field, Plan plan, Action<string> fault)
    {
        string task = field("task"), role = field("role"), party = field("party"), basis = field("basis"), source = field("source");
        ClauseId? id = null;
        if (task != "*")
        {
            if (ClauseId.TryParse($"task-{task}", out var parsed) && plan.FindTask(parsed) is not null) id = parsed;
            else fault(KnowledgeMessages.UnknownTask(task, plan.Tasks.Count));
        }
        if (!s_roles.Contains(role)) fault(KnowledgeMessages.UnknownRole(role));
        if (party.Length == 0) fault(KnowledgeMessages.MissingValue("party"));
        if (source.Length == 0) fault(KnowledgeMessages.MissingValue("source"));
        if (basis == "plan") CheckPlanBasis(plan, id, role, party, source, fault);
        else if (basis != "assigned") fault(KnowledgeMessages.UnknownBasis(basis));
        if (!DateOnly.TryParseExact(field("asOf"), "yyyy-MM-dd", out var asOf)) fault(KnowledgeMessages.NoDate(field("asOf")));
        return new OwnerEntry { Task = id, Role = role, Party = party, Contact = field("contact"), Basis = basis, Source = source, AsOf = asOf };
    }

    // What is said to be the plan's word must stand in the clause that is named, and a lead only where the task's own text states one.
    private static void CheckPlanBasis(Plan plan, ClauseId? task, string role, string party, string source, Action<string> fault)
    {
        var clause = ClauseId.TryParse(source, out var id) ? plan.Find(id) : null;
        if (clause is null) fault(KnowledgeMessages.UnknownClause(source, plan.Tasks.Count));
        else if (!clause.Text.Contains(party, StringComparison.Ordinal)) fault(KnowledgeMessages.NotInPlanWords(party, source));
        bool stated = task is { } t && plan.FindTask(t)!.Owners.Any(o => o.Party == party);
        if (role is "lead" or "support" && !stated) fault(KnowledgeMessages.LeadNotInPlan(party));
    }
}
