using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>
/// Identifies a clause within its plan: <c>notice</c>, <c>preamble</c>, <c>overall</c>, <c>task-7</c>, <c>task-2.3</c>
/// (the third task of the second area, where numbering starts again), <c>section-2</c>, <c>closing</c>, <c>effect</c>,
/// <c>signature</c>, <c>annex-1</c>. Where numbering starts again and no area tells the clauses
/// apart, the second is <c>section-2-2</c>.
/// </summary>
public readonly partial record struct ClauseId
{
    private ClauseId(string value) => Value = value;

    /// <summary>The id as text, as it stands in files and in JSON.</summary>
    public string Value { get; }

    /// <summary>The front page.</summary>
    public static ClauseId Notice { get; } = new("notice");

    /// <summary>The paragraph between the title and the first heading.</summary>
    public static ClauseId Preamble { get; } = new("preamble");

    /// <summary>The general requirements.</summary>
    public static ClauseId Overall { get; } = new("overall");

    /// <summary>The paragraph that says who coordinates, implements and tracks.</summary>
    public static ClauseId Closing { get; } = new("closing");

    /// <summary>The paragraph on entry into force.</summary>
    public static ClauseId Effect { get; } = new("effect");

    /// <summary>The signature block of a document that is signed at its end.</summary>
    public static ClauseId Signature { get; } = new("signature");

    /// <summary>A task numbered through the whole plan; numbers start at 1.</summary>
    public static ClauseId Task(int number) => new($"task-{number}");

    /// <summary>A task of a plan whose numbering starts again in each section; numbers start at 1.</summary>
    public static ClauseId Task(int section, int number) => new($"task-{section}.{number}");

    /// <summary>A section that is neither an area nor a task, by its number in the document.</summary>
    public static ClauseId Section(string number) => new($"section-{number}");

    /// <summary>An attachment; numbers start at 1.</summary>
    public static ClauseId Annex(int number) => new($"annex-{number}");

    /// <summary>The id of a further clause that the document gives the same number; <paramref name="times"/> is 2 for the second.</summary>
    public ClauseId Again(int times) => new($"{Value}-{times}");

    /// <summary>True for tasks.</summary>
    public bool IsTask => Value?.StartsWith("task-", StringComparison.Ordinal) == true;

    /// <summary>Parses a clause id such as <c>task-7</c> or <c>task-2.3</c>; numbers start at 1.</summary>
    /// <exception cref="FormatException">The text is no clause id; the message quotes it.</exception>
    public static ClauseId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no clause id (such as task-7, overall, closing).");

    /// <summary>Parses a clause id; false when the text is none.</summary>
    public static bool TryParse(string? text, out ClauseId id)
    {
        id = default;
        if (text is null || !Pattern().IsMatch(text)) return false;
        id = new ClauseId(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^(notice|preamble|overall|closing|effect|signature|task-[1-9]\d*(\.[1-9]\d*)?|section-[1-9]\d*(\.\d+)*|annex-[1-9]\d*)(-([2-9]|[1-9]\d+))?$")]
    private static partial Regex Pattern();
}
