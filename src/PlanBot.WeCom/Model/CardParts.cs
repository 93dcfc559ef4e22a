namespace PlanBot.WeCom.Model;

/// <summary>Where a card is from.</summary>
/// <param name="Desc">13 characters advised.</param>
/// <param name="DescColor">0 grey, 1 black, 2 red, 3 green; null for grey.</param>
internal sealed record CardSource(string Desc, int? DescColor = null);

/// <summary>The menu of a card: 1 to 3 actions.</summary>
internal sealed record CardMenu(string Desc, IReadOnlyList<CardMenuAction> ActionList);

/// <summary>An entry of a card's menu.</summary>
/// <param name="Text">What it reads.</param>
/// <param name="Key">At most 1,024 bytes, once a card.</param>
internal sealed record CardMenuAction(string Text, string Key);

/// <summary>A card's title.</summary>
/// <param name="Title">26 characters advised.</param>
/// <param name="Desc">30 characters advised.</param>
internal sealed record CardTitle(string Title, string? Desc = null);

/// <summary>A figure writ large.</summary>
/// <param name="Title">10 characters advised.</param>
/// <param name="Desc">15 characters advised.</param>
internal sealed record CardEmphasis(string Title, string? Desc = null);

/// <summary>A quotation.</summary>
/// <param name="Title">What is quoted.</param>
/// <param name="QuoteText">The words.</param>
internal sealed record CardQuote(string Title, string QuoteText);

/// <summary>A name with its value.</summary>
/// <param name="Keyname">5 characters advised.</param>
/// <param name="Value">26 characters advised.</param>
internal sealed record CardRow(string Keyname, string Value);

/// <summary>A line below a card of text that asks a question when pressed.</summary>
/// <param name="Title">13 characters advised.</param>
/// <param name="Question">What is asked, as if the user had typed it; at most 200 bytes.</param>
internal sealed record CardJump(string Title, string Question)
{
    /// <summary>The kind that asks a question.</summary>
    public int Type { get; } = 3;
}

/// <summary>What a press on the whole card does.</summary>
/// <param name="Type">0 nothing, 1 opens <paramref name="Url"/>.</param>
/// <param name="Url">The page; needed for type 1.</param>
internal sealed record CardAction(int Type, string? Url = null);

/// <summary>A button.</summary>
/// <param name="Text">10 characters advised.</param>
/// <param name="Key">What comes back when it is pressed: at most 1,024 bytes, once a card.</param>
/// <param name="Style">1 to 4; null for 1.</param>
internal sealed record CardButton(string Text, string Key, int? Style = null);

/// <summary>A selector of 1 to 10 options.</summary>
/// <param name="QuestionKey">Names it in what comes back: at most 1,024 bytes, once a card.</param>
/// <param name="Title">13 characters advised.</param>
/// <param name="OptionList">The options.</param>
/// <param name="SelectedId">The one chosen at first; null for the first.</param>
internal sealed record CardSelector(string QuestionKey, string? Title, IReadOnlyList<CardOption> OptionList, string? SelectedId = null);

/// <summary>An option of a selector.</summary>
/// <param name="Id">At most 128 bytes, once a selector.</param>
/// <param name="Text">10 characters advised.</param>
internal sealed record CardOption(string Id, string Text);

/// <summary>Boxes to tick, 1 to 20.</summary>
/// <param name="QuestionKey">Names them in what comes back; at most 1,024 bytes.</param>
/// <param name="OptionList">The boxes.</param>
/// <param name="Mode">0 for one of them, 1 for several; null for 0.</param>
internal sealed record CardCheckbox(string QuestionKey, IReadOnlyList<CardCheckboxOption> OptionList, int? Mode = null);

/// <summary>A box to tick.</summary>
/// <param name="Id">At most 128 bytes, once a list.</param>
/// <param name="Text">11 characters advised.</param>
/// <param name="IsChecked">Ticked at first.</param>
internal sealed record CardCheckboxOption(string Id, string Text, bool? IsChecked = null);

/// <summary>The button that sends what was chosen.</summary>
/// <param name="Text">10 characters advised.</param>
/// <param name="Key">What comes back; at most 1,024 bytes.</param>
internal sealed record CardSubmit(string Text, string Key);
