using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Tests.Rendering;

/// <summary>WeCom's rules for cards, written from its page and the declarations of its package, not from the bot.</summary>
internal static partial class CardRules
{
    public static IEnumerable<string> Broken(TemplateCard card)
    {
        if (card.CardType is not ("text_notice" or "button_interaction" or "multiple_interaction")) yield return "type";
        if (card.TaskId is not { } id || !TaskId().IsMatch(id)) yield return "task id";
        if (card.MainTitle is not { Title.Length: > 0 } title || Longer(title.Title, 26) || Longer(title.Desc, 30)) yield return "title";
        if (Longer(card.Source?.Desc, 13)) yield return "source";
        if (card.QuoteArea is { } quote && (quote.QuoteText.Length == 0 || quote.Title.Length == 0)) yield return "quote";
        if (card.HorizontalContentList is { } rows && (rows.Count is 0 or > 6 || rows.Any(r => r.Value.Length == 0 || Longer(r.Value, 26)))) yield return "rows";
        foreach (var selector in (card.SelectList ?? []).Concat(card.ButtonSelection is { } one ? [one] : []))
        {
            if (Bytes(selector.QuestionKey) is 0 or > 1_024 || Longer(selector.Title, 13)) yield return "selector";
            if (selector.OptionList.Count is 0 or > 10 || selector.OptionList.DistinctBy(o => o.Id).Count() != selector.OptionList.Count) yield return "options";
            if (selector.OptionList.Any(o => o.Text.Length == 0 || Longer(o.Text, 10) || Bytes(o.Id) is 0 or > 128)) yield return "an option";
            if (selector.SelectedId is { } selected && selector.OptionList.All(o => o.Id != selected)) yield return "selected";
        }
        if (card.ButtonList is { } buttons)
        {
            if (buttons.Count is 0 or > 6 || buttons.DistinctBy(b => b.Key).Count() != buttons.Count) yield return "buttons";
            if (buttons.Any(b => b.Text.Length == 0 || Longer(b.Text, 10) || Bytes(b.Key) is 0 or > 1_024)) yield return "a button";
        }
        if (card.CardType == "button_interaction" && card.ButtonList is null) yield return "no buttons";
        if (card.CardType == "multiple_interaction" && (card.SelectList is not { Count: > 0 and <= 3 } || card.SubmitButton is not { } submit || Longer(submit.Text, 10) || Bytes(submit.Key) is 0 or > 1_024)) yield return "no selectors";
    }

    private static bool Longer(string? text, int longest) => text is not null && new StringInfo(text).LengthInTextElements > longest;

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    [GeneratedRegex("^[0-9A-Za-z_@-]{1,128}$")]
    private static partial Regex TaskId();
}
