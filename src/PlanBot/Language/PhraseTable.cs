namespace PlanBot.Language;

/// <summary>A phrase found in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Value">What the table holds for it.</param>
public readonly record struct PhraseMatch<T>(int Start, int Length, T Value)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;
}

/// <summary>
/// Finds known phrases in a text, the longest first, never overlapping. Latin phrases match whole words only,
/// a plural s aside. Build it, then only read it.
/// </summary>
public sealed class PhraseTable<T>
{
    // By the first two characters, for most texts hold the first of many phrases but the first two of few; a phrase of one
    // character stands by itself.
    private readonly Dictionary<(char First, char Second), List<Phrases>> _byStart = [];

    /// <summary>Adds a phrase; the first of two equal ones stays. Returns false for the second.</summary>
    public bool Add(string phrase, T value)
    {
        if (phrase.Length == 0) return false;
        var start = (phrase[0], phrase.Length > 1 ? phrase[1] : '\0');
        if (!_byStart.TryGetValue(start, out var lengths)) _byStart[start] = lengths = [];
        var same = lengths.Find(l => l.Length == phrase.Length);
        if (same is null)
        {
            same = new Phrases(phrase.Length);
            int at = lengths.FindIndex(l => l.Length < phrase.Length);
            lengths.Insert(at < 0 ? lengths.Count : at, same);
        }
        return same.Values.TryAdd(phrase, value);
    }

    /// <summary>The phrases in the text, from left to right.</summary>
    public List<PhraseMatch<T>> Find(ReadOnlySpan<char> text)
    {
        var found = new List<PhraseMatch<T>>();
        for (int i = 0; i < text.Length;)
        {
            var match = At(text, i);
            if (match is { } m) found.Add(m);
            i = match?.End ?? i + 1;
        }
        return found;
    }

    private PhraseMatch<T>? At(ReadOnlySpan<char> text, int i)
    {
        if (InsideWord(text, i)) return null;
        return (i + 1 < text.Length ? At(text, i, text[i + 1]) : null) ?? At(text, i, '\0');
    }

    private PhraseMatch<T>? At(ReadOnlySpan<char> text, int i, char second)
    {
        if (!_byStart.TryGetValue((text[i], second), out var lengths)) return null;
        foreach (var phrases in lengths)
        {
            if (phrases.Length > text.Length - i || !phrases.BySpan.TryGetValue(text.Slice(i, phrases.Length), out var value)) continue;
            int end = i + phrases.Length;
            if (!char.IsAsciiLetterOrDigit(text[end - 1])) return new PhraseMatch<T>(i, phrases.Length, value);
            if (end < text.Length && text[end] == 's') end++;
            if (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) return new PhraseMatch<T>(i, end - i, value);
        }
        return null;
    }

    private static bool InsideWord(ReadOnlySpan<char> text, int i) =>
        i > 0 && char.IsAsciiLetterOrDigit(text[i]) && char.IsAsciiLetterOrDigit(text[i - 1]);

    // The phrases of one start and length; a list of them is sorted, the longest first.
    private sealed class Phrases
    {
        public Phrases(int length)
        {
            Length = length;
            BySpan = Values.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public int Length { get; }

        public Dictionary<string, T> Values { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> BySpan { get; }
    }
}
