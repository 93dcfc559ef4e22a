using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>What a user can do with a card.</summary>
internal static class CardInput
{
    /// <summary>The keys that can be tapped with what stands on them, as they are seen.</summary>
    public static IReadOnlyList<(string Key, string Text)> Buttons(JsonElement card) =>
    [
        .. card.Items("button_list").Where(button => button.Int("type") != 1).Concat(card.Has("submit_button") ? [card.Member("submit_button")] : [])
            .Concat(card.Member("action_menu").Items("action_list"))
            .Select(button => (button.Text("key") ?? "", button.Text("text") ?? "")),
    ];

    /// <summary>The selectors of a card.</summary>
    public static IReadOnlyList<JsonElement> Selectors(JsonElement card) =>
        [.. card.Items("select_list"), .. ((string[])["button_selection", "checkbox"]).Where(name => card.Has(name)).Select(name => card.Member(name))];

    /// <summary>The chosen ids by question, with the card's own choice for the questions that are not named.</summary>
    /// <exception cref="ArgumentException">There is no such button, question or option, or it cannot be used any more.</exception>
    public static IReadOnlyDictionary<string, string[]> Choose(Delivery delivery, string key, IReadOnlyDictionary<string, string[]> selected)
    {
        var card = delivery.Card;
        if (delivery.ReplacedButton is not null)
        {
            throw new ArgumentException("The card's button was replaced.");
        }
        if (!Buttons(card).Any(button => button.Key == key))
        {
            throw new ArgumentException($"The card has no button \"{key}\".");
        }
        var chosen = new Dictionary<string, string[]>();
        foreach (var selector in Selectors(card))
        {
            var question = selector.Text("question_key")!;
            chosen[question] = selected.TryGetValue(question, out var ids) ? ids : Preset(selector);
            var known = selector.Items("option_list").Select(option => option.Text("id")).ToArray();
            if (selected.ContainsKey(question) && selector.Flag("disable"))
            {
                throw new ArgumentException($"\"{question}\" cannot be changed.");
            }
            if (chosen[question].FirstOrDefault(id => !known.Contains(id)) is { } wrong)
            {
                throw new ArgumentException($"\"{question}\" has no option \"{wrong}\".");
            }
        }
        return selected.Keys.FirstOrDefault(question => !chosen.ContainsKey(question)) is { } unknown
            ? throw new ArgumentException($"The card has no question \"{unknown}\".")
            : chosen;
    }

    private static string[] Preset(JsonElement selector)
    {
        var options = selector.Items("option_list");
        var ticked = options.Where(option => option.Flag("is_checked")).Select(option => option.Text("id")!).ToArray();
        if (selector.Has("mode") || ticked.Length > 0)
        {
            return ticked;
        }
        var preset = options.FirstOrDefault(option => option.Text("id") == selector.Text("selected_id"));
        return [(preset.ValueKind == JsonValueKind.Object ? preset : options[0]).Text("id")!];
    }
}
