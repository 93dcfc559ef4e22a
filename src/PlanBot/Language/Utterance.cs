using PlanBot.Knowledge;

namespace PlanBot.Language;

/// <summary>A place, short name or department found in a question.</summary>
/// <param name="Start">Where it stands in <see cref="Utterance.Text"/>.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Name">A <see cref="Place"/>, <see cref="ShortName"/> or <see cref="Department"/>.</param>
public readonly record struct NameMention(int Start, int Length, object Name);

/// <summary>A question in its normal form, with what was recognised in it.</summary>
public sealed record Utterance
{
    /// <summary>What was typed, without markup and invisible characters.</summary>
    public required string Typed { get; init; }

    /// <summary>The language it is written in.</summary>
    public required WrittenLanguage Language { get; init; }

    /// <summary>Simplified characters, lower case, dialect words replaced by standard ones.</summary>
    public required string Text { get; init; }

    /// <summary>The tokens of <see cref="Text"/>.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>Tokens of the plan's words that spoken or English words in the question mean.</summary>
    public required IReadOnlyList<string> Meanings { get; init; }

    /// <summary>Places, short names and departments.</summary>
    public required IReadOnlyList<NameMention> Names { get; init; }

    /// <summary>Tasks named by number, which the plan may not have.</summary>
    public required IReadOnlyList<NumberMention> Tasks { get; init; }

    /// <summary>Areas named by number, which the plan may not have.</summary>
    public required IReadOnlyList<NumberMention> Areas { get; init; }

    /// <summary>The kinds of value asked for.</summary>
    public required IReadOnlySet<AnswerType> AnswerTypes { get; init; }

    /// <summary>Well-known subjects named that official plans may leave out: as they were said, and by the word they are usually called by.</summary>
    public required IReadOnlyList<(string Said, string Usual)> Subjects { get; init; }

    /// <summary>The text for the intent classifier: names and numbers replaced by a sign for their kind.</summary>
    public required string Masked { get; init; }

    /// <summary>The text with a sign for every name; numbers stay.</summary>
    public required string NamesMasked { get; init; }

    /// <summary>True when nothing is left that could be a question.</summary>
    public bool IsEmpty => Tokens.Count == 0;

    /// <summary>The places named one by one, not by a short name.</summary>
    public IEnumerable<Place> Places => Names.Select(n => n.Name).OfType<Place>();
}
