using System.Globalization;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.WeCom.Rendering;

/// <summary>
/// What a button of a card does, and all that is needed to do it and to draw the card again: a press works after a restart
/// and on any copy of the bot. As text at most <see cref="MaxBytes"/> bytes.
/// </summary>
internal sealed record CardKey
{
    /// <summary>Shows a clause in full.</summary>
    public const string Clause = "clause";

    /// <summary>Lists the tasks of the clause's area.</summary>
    public const string Related = "related";

    /// <summary>Tells who owns a task.</summary>
    public const string Owner = "owner";

    /// <summary>Lists the tasks of a chosen area.</summary>
    public const string Area = "area";

    /// <summary>Names the selector in what comes back.</summary>
    public const string Chosen = "chosen";

    /// <summary>WeCom's limit. Source: developer.work.weixin.qq.com/document/path/101032.</summary>
    public const int MaxBytes = 1_024;

    private const char Separator = '|', Between = ',';

    /// <summary>One of the constants above.</summary>
    public required string Action { get; init; }

    /// <summary>Clause ids (<c>task-18</c>) or areas' numbers: the one that the card shows, or those that it offers to choose from.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The language of the card.</summary>
    public required WrittenLanguage Language { get; init; }

    /// <summary>The words quoted on the card; null where it quotes none.</summary>
    public TextSpan? Quote { get; init; }

    /// <summary>Hash of the knowledge that <see cref="Quote"/> counts in.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>True on a card that names owners.</summary>
    public bool NamesOwners { get; init; }

    /// <summary>True on the card that welcomes.</summary>
    public bool Welcomes { get; init; }

    /// <summary>What the press is about: what was chosen, else the one that the card shows; null where it shows several and none was chosen.</summary>
    public string? Target(string? chosen) => chosen is not null && Targets.Contains(chosen) ? chosen : Targets is [var only] ? only : null;

    /// <summary>The key as WeCom keeps it.</summary>
    public override string ToString() => string.Join(
        Separator,
        Action,
        string.Join(Between, Targets),
        Language.Tag(),
        Quote is { } q ? $"{q.Start}+{q.Length}" : "",
        Snapshot,
        (NamesOwners ? "o" : "") + (Welcomes ? "w" : ""));

    /// <summary>Reads a key; null for one that is not of this shape.</summary>
    public static CardKey? Parse(string? text)
    {
        if (text?.Split(Separator) is not [{ Length: > 0 } action, { Length: > 0 } targets, var tag, var quote, var snapshot, var flags] || flags is not ("" or "o" or "w" or "ow")) return null;
        if (Array.IndexOf(["zh-Hans", "zh-Hant", "en"], tag) is var language && language < 0) return null;
        TextSpan? span = null;
        if (quote.Length > 0)
        {
            if (quote.Split('+') is not [var start, var length] || Number(start) is not { } from || Number(length) is not { } count) return null;
            span = new TextSpan(from, count);
        }
        return new CardKey
        {
            Action = action,
            Targets = targets.Split(Between),
            Language = language switch { 0 => WrittenLanguage.Simplified, 1 => WrittenLanguage.Traditional, _ => WrittenLanguage.English },
            Quote = span,
            Snapshot = snapshot,
            NamesOwners = flags.Contains('o'),
            Welcomes = flags.Contains('w'),
        };
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
