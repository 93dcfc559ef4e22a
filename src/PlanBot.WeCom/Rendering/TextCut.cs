using System.Globalization;
using System.Text;

namespace PlanBot.WeCom.Rendering;

/// <summary>Finds where a text may be cut.</summary>
internal static class TextCut
{
    private const string Stops = "。；！？", Closing = "”’）》〉】";

    /// <summary>
    /// How much of a text fits into so many bytes of UTF-8, in UTF-16 code units: to the end of a sentence, else between
    /// words, else between characters as a reader sees them. At least one character of Unicode, whatever its size.
    /// </summary>
    public static int Fit(ReadOnlySpan<char> text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes) return text.Length;
        int at = 0, used = 0, sentence = 0, word = 0;
        while (at < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text[at..]);
            int size = Encoding.UTF8.GetByteCount(text.Slice(at, length));
            if (used + size > bytes) break;
            char c = text[at];
            bool afterSentence = sentence == at && at > 0;
            at += length;
            used += size;
            if (Stops.Contains(c) || (afterSentence && Closing.Contains(c)) || (c == ' ' && at > 1 && text[at - 2] is '.' or '!' or '?')) sentence = at;
            if (c == ' ') word = at;
        }
        if (sentence > 0) return sentence;
        if (word > 0) return word;
        return at > 0 ? at : FitRunes(text, bytes);
    }

    /// <summary>The text in at most so many characters as a reader sees them, with … where it was cut.</summary>
    public static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        int at = 0;
        for (int n = 0; n < longest - 1; n++)
        {
            at += StringInfo.GetNextTextElementLength(text, at);
            if (at == text.Length) return text;
        }
        return at + StringInfo.GetNextTextElementLength(text, at) == text.Length ? text : text[..at] + "…";
    }

    // A character with so many marks on it that it alone is too long.
    private static int FitRunes(ReadOnlySpan<char> text, int bytes)
    {
        int at = 0, used = 0;
        while (at < text.Length)
        {
            // A half of a surrogate pair that stands alone counts as one.
            Rune.DecodeFromUtf16(text[at..], out var rune, out int length);
            if (at > 0 && used + rune.Utf8SequenceLength > bytes) break;
            at += length;
            used += rune.Utf8SequenceLength;
        }
        return at;
    }
}
