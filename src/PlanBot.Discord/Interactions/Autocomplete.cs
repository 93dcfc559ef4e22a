using System.Text.Json.Nodes;
using PlanBot.Discord.Model;
using PlanBot.Knowledge;

namespace PlanBot.Discord.Interactions;

/// <summary>Suggestions for the option that is being typed.</summary>
internal static class Autocomplete
{
    // Discord's limits.
    private const int MaxChoices = 25, LongestName = 100;

    /// <summary>The suggestions, the best first, at most 25.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="typed">What is typed so far.</param>
    /// <param name="knowledge">Places, owners, tasks.</param>
    public static IReadOnlyList<Choice> Suggest(string option, string typed, KnowledgeSnapshot knowledge)
    {
        string wanted = Lexicon.Key(typed.Trim());
        return option switch
        {
            "place" => Texts(PlacesNamed(knowledge), wanted),
            "owner" => Texts(knowledge.Owners.Select(o => (o.Party, Also: "")).Distinct(), wanted),
            "topic" => Texts(knowledge.Plan.Tasks.Select(t => ($"任务{t.Number} {t.Title}", Also: knowledge.English.Find(t.Id.Value)?.Title ?? "")), wanted),
            "number" => Tasks(knowledge, wanted),
            _ => [],
        };
    }

    private static IReadOnlyList<Choice> Texts(IEnumerable<(string Name, string Also)> all, string wanted) =>
        [.. Best(all, n => n.Name + " " + n.Also, wanted).Select(n => new Choice(Limited(n.Name), JsonValue.Create(Limited(n.Name))))];

    private static IReadOnlyList<Choice> Tasks(KnowledgeSnapshot knowledge, string wanted) =>
        [.. Best(knowledge.Plan.Tasks, t => $"{t.Number} {t.Title} {knowledge.English.Find(t.Id.Value)?.Title}", wanted)
            .Select(t => new Choice(Limited($"{t.Number}. {t.Title}"), JsonValue.Create($"{t.Number}")))];

    // Those that begin with what is typed, then those that hold it.
    private static IEnumerable<T> Best<T>(IEnumerable<T> all, Func<T, string> text, string wanted) =>
        all.Select(item => (Item: item, At: wanted.Length == 0 ? 0 : Lexicon.Key(text(item)).IndexOf(wanted, StringComparison.Ordinal)))
            .Where(f => f.At >= 0)
            .OrderBy(f => f.At > 0)
            .Take(MaxChoices)
            .Select(f => f.Item);

    // Only places that the plan names: the others would lead nowhere.
    private static IEnumerable<(string Name, string Also)> PlacesNamed(KnowledgeSnapshot knowledge) =>
        knowledge.Lexicon.Places.Values.Where(p => knowledge.Places.Find(p.Name).Count > 0).Select(p => (p.Name, string.Join(' ', p.Aliases.Concat(p.English))));

    private static string Limited(string text) => text.Length <= LongestName ? text : text[..LongestName];
}
