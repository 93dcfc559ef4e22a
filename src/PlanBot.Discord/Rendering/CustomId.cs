namespace PlanBot.Discord.Rendering;

/// <summary>What a button, a select or a modal is to do; its text is at most 100 characters.</summary>
/// <param name="Action">A word, such as <c>page</c>.</param>
/// <param name="Target">What it is done to: an answer (<see cref="AnswerRef"/>), a clause or a question.</param>
/// <param name="Value">How; holds no bar.</param>
internal readonly record struct CustomId(string Action, string Target, string Value)
{
    /// <summary>Turns the pages of an answer.</summary>
    public const string Page = "page";

    /// <summary>Shows a clause to the one who presses.</summary>
    public const string Clause = "clause";

    /// <summary>Says that an answer was good (<c>up</c>) or not (<c>down</c>).</summary>
    public const string Thumb = "thumb";

    /// <summary>A remark on an answer that was not good.</summary>
    public const string Remark = "remark";

    /// <summary>Chooses an area.</summary>
    public const string Area = "area";

    /// <summary>Asks a suggested question.</summary>
    public const string Suggestion = "suggest";

    private const char Separator = '|';

    /// <summary>The id as Discord keeps it.</summary>
    public override string ToString() => $"{Action}{Separator}{Target}{Separator}{Value}";

    /// <summary>Reads an id; null for one that is not of this shape.</summary>
    public static CustomId? Parse(string? text) =>
        text?.IndexOf(Separator) is > 0 and int first && text.LastIndexOf(Separator) is int last && last > first
            ? new CustomId(text[..first], text[(first + 1)..last], text[(last + 1)..])
            : null;
}
