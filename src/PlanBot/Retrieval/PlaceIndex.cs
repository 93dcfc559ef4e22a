using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>How a task names a place.</summary>
public enum PlaceNaming
{
    /// <summary>Its name is written out.</summary>
    Written,

    /// <summary>A short name such as 长株潭 names it with others.</summary>
    Short,

    /// <summary>A place or region that lies in it, or that it belongs to loosely, is named.</summary>
    Within,
}

/// <summary>A task that names a place.</summary>
/// <param name="Task">The task.</param>
/// <param name="Naming">How it is named.</param>
/// <param name="Words">The words that name it, in the task's text.</param>
public sealed record PlaceMention(ClauseId Task, PlaceNaming Naming, TextSpan Words);

/// <summary>Which tasks name which places.</summary>
public sealed class PlaceIndex
{
    private readonly Dictionary<string, List<PlaceMention>> _byPlace;

    private PlaceIndex(Dictionary<string, List<PlaceMention>> byPlace) => _byPlace = byPlace;

    /// <summary>The tasks that name a place, each once with its plainest naming, in the order of the plan; empty when none does.</summary>
    public IReadOnlyList<PlaceMention> Find(string place) => _byPlace.GetValueOrDefault(place) ?? [];

    internal static PlaceIndex Build(Plan plan, Lexicon lexicon)
    {
        var mentions = new Dictionary<string, List<PlaceMention>>();
        var names = lexicon.Places.Values.SelectMany(p => p.Aliases.Append(p.Name).Select(n => (Name: n, Place: p.Name))).ToList();
        foreach (var task in plan.Tasks)
        {
            string text = Lexicon.Key(task.Clause.Text);
            foreach (var match in lexicon.Names.Find(text))
            {
                var words = new TextSpan(match.Start, match.Length);
                if (match.Value is Place place)
                {
                    Add(place.Name, PlaceNaming.Written, words);
                    foreach (string around in place.In) Add(around, PlaceNaming.Within, words);
                    // 娄底医养中心 writes out 娄底.
                    foreach (var (name, inner) in names)
                        if (name.Length < match.Length && text.IndexOf(name, match.Start, match.Length, StringComparison.Ordinal) is >= 0 and int at)
                            Add(inner, PlaceNaming.Written, new TextSpan(at, name.Length));
                }
                else if (match.Value is ShortName shortName)
                {
                    foreach (string name in shortName.Names) Add(name, shortName.Loose ? PlaceNaming.Within : PlaceNaming.Short, words);
                    if (lexicon.Places.ContainsKey(shortName.Text)) Add(shortName.Text, PlaceNaming.Written, words);
                }
            }

            void Add(string name, PlaceNaming naming, TextSpan words)
            {
                if (!mentions.TryGetValue(name, out var list)) mentions[name] = list = [];
                int at = list.FindIndex(m => m.Task == task.Id);
                if (at < 0) list.Add(new PlaceMention(task.Id, naming, words));
                else if (naming < list[at].Naming) list[at] = new PlaceMention(task.Id, naming, words);
            }
        }
        return new PlaceIndex(mentions);
    }
}
