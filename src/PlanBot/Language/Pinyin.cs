using System.Collections.Frozen;

namespace PlanBot.Language;

/// <summary>Toneless readings of characters, to find words that were typed by their sound (反季结 for 反季节).</summary>
public static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, short[]>> s_readings = new(Load);

    /// <summary>Numbers of the syllables that a character can be read as; empty for what is no common character.</summary>
    public static ReadOnlySpan<short> Readings(char c) => s_readings.Value.TryGetValue(c, out var readings) ? readings : [];

    /// <summary>True when two characters can be read alike, tones aside.</summary>
    public static bool SoundAlike(char a, char b) => a == b || Readings(a).ContainsAny(Readings(b));

    private static FrozenDictionary<char, short[]> Load()
    {
        var readings = new Dictionary<char, short[]>();
        short syllable = 0;
        foreach (var (_, characters) in DataTable.Rows("pinyin.txt"))
        {
            foreach (char c in characters) readings[c] = readings.TryGetValue(c, out var known) ? [.. known, syllable] : [syllable];
            syllable++;
        }
        return readings.ToFrozenDictionary();
    }
}
