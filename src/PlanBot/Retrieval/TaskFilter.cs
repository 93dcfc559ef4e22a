using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>Which tasks to list. What is null or empty does not narrow the list.</summary>
/// <param name="Area">An area's number.</param>
/// <param name="Place">A place, by any of its names in any script.</param>
/// <param name="Owner">A party, by the name that the owners' table gives it or by an alias of it.</param>
public sealed record TaskFilter(int? Area = null, string? Place = null, string? Owner = null)
{
    /// <summary>The tasks that pass, in the order of the plan, each with the words that name the place; null words where no place was asked for.</summary>
    public IReadOnlyList<(PlanTask Task, TextSpan? Words)> In(KnowledgeSnapshot knowledge)
    {
        var named = string.IsNullOrWhiteSpace(Place) ? null : Namings(knowledge, Place.Trim());
        string? party = string.IsNullOrWhiteSpace(Owner) ? null : Party(knowledge, Owner.Trim());
        return [.. knowledge.Plan.Tasks
            .Where(t => (Area is null || t.Area == Area) && (named is null || named.ContainsKey(t.Id)) && (party is null || knowledge.OwnersOf(t).Any(o => o.Party == party)))
            .Select(t => (t, named is null ? (TextSpan?)null : named[t.Id]))];
    }

    // Any name of the place will do, in any script; a place that the lexicon does not know is looked for as written.
    private static Dictionary<ClauseId, TextSpan> Namings(KnowledgeSnapshot knowledge, string name)
    {
        var names = knowledge.Reader.Read(name).Names.Select(n => n.Name switch { Place p => p.Name, ShortName s => s.Text, _ => name }).DefaultIfEmpty(name);
        var known = names.SelectMany(n => knowledge.Places.Find(n)).ToList();
        if (known.Count > 0) return known.Where(m => m.Naming != PlaceNaming.Within).GroupBy(m => m.Task).ToDictionary(g => g.Key, g => g.MinBy(m => m.Naming)!.Words);
        return knowledge.Plan.Tasks.Select(t => (t.Id, At: t.Clause.Text.IndexOf(name, StringComparison.Ordinal))).Where(t => t.At >= 0)
            .ToDictionary(t => t.Id, t => new TextSpan(t.At, name.Length));
    }

    private static string Party(KnowledgeSnapshot knowledge, string owner) =>
        knowledge.Owners.Any(o => o.Party == owner) ? owner : knowledge.Reader.Read(owner).Names.Select(n => n.Name).OfType<Department>().FirstOrDefault()?.Name ?? owner;
}
