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
    private readonly Dictionary<char, SortedDictionary<int, Dictionary<string, T>>> _byFirst = [];
    private readonly Dictionary<char, (int Length, Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Phrases)[]> _lookup = [];

    /// <summary>Adds a phrase; the first of two equal ones stays. Returns false for the second.</summary>
    public bool Add(string phrase, T value)
    {
        if (phrase.Length == 0) return false;
        char first = phrase[0];
        if (!_byFirst.TryGetValue(first, out var lengths))
            _byFirst[first] = lengths = new SortedDictionary<int, Dictionary<string, T>>(Comparer<int>.Create((a, b) => b.CompareTo(a)));
        if (!lengths.TryGetValue(phrase.Length, out var phrases)) lengths[phrase.Length] = phrases = new Dictionary<string, T>(StringComparer.Ordinal);
        bool added = phrases.TryAdd(phrase, value);
        _lookup[first] = [.. lengths.Select(l => (l.Key, l.Value.GetAlternateLookup<ReadOnlySpan<char>>()))];
        return added;
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
        if (!_lookup.TryGetValue(text[i], out var lengths) || InsideWord(text, i)) return null;
        foreach (var (length, phrases) in lengths)
        {
            if (length > text.Length - i || !phrases.TryGetValue(text.Slice(i, length), out var value)) continue;
            int end = i + length;
            if (!char.IsAsciiLetterOrDigit(text[end - 1])) return new PhraseMatch<T>(i, length, value);
            if (end < text.Length && text[end] == 's') end++;
            if (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) return new PhraseMatch<T>(i, end - i, value);
        }
        return null;
    }

    private static bool InsideWord(ReadOnlySpan<char> text, int i) =>
        i > 0 && char.IsAsciiLetterOrDigit(text[i]) && char.IsAsciiLetterOrDigit(text[i - 1]);
}
