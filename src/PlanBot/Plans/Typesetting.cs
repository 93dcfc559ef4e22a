using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Undoes what typesetting did to a text: broken lines, page marks, spaces between characters.</summary>
public static partial class Typesetting
{
    // A line this much shorter than the text's usual width ends its paragraph; behind a full stop or a colon a little less is enough.
    private const double FullLine = 0.86;
    private const double FullLineWithStop = 0.95;

    private static readonly string[] s_lineEnds = ["\r\n", "\n", "\r"];

    /// <summary>The paragraphs of a source text. Page marks such as — 11 — belong to none.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(string source)
    {
        var lines = Lines(source);
        double width = WrapWidth(lines);
        var paragraphs = new List<Paragraph>();
        var open = new StringBuilder();
        int first = 0, last = 0;
        bool closed = true;
        foreach (var (number, text) in lines)
        {
            bool row = IsRow(text);
            if (closed || row || BeginsParagraph(text))
            {
                Close();
                first = number;
                open.Append(text);
            }
            else
            {
                open.Append('\n').Append(text);
            }
            last = number;
            closed = row || Width(text) < width * (text[^1] is '。' or '：' ? FullLineWithStop : FullLine);
        }
        Close();
        return paragraphs;

        // A full line that ends within a sentence goes on, even with what looks like a number: 二、三产业.
        bool BeginsParagraph(string text) =>
            HeadingMark.Read(text) is { } mark && (mark.Style != HeadingStyle.Section || open.Length == 0 || open[^1] is '。' or '：' or '；' or '）' or '”');

        void Close()
        {
            if (open.Length == 0) return;
            string raw = open.ToString();
            bool row = IsRow(raw);
            string text = row ? string.Join('\t', raw.Split('\t').Select(Squeeze)) : Squeeze(raw);
            paragraphs.Add(new Paragraph(text, new LineRange(first, last), row ? null : HeadingMark.Read(text)));
            open.Clear();
        }
    }

    /// <summary>Removes line breaks, and spaces except those between Latin words and numbers.</summary>
    public static string Squeeze(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (!IsSpace(c))
            {
                result.Append(c);
                continue;
            }
            int next = i;
            while (next < text.Length && IsSpace(text[next])) next++;
            if (result.Length > 0 && next < text.Length && IsLatin(result[^1]) && IsLatin(text[next])) result.Append(' ');
            i = next - 1;
        }
        return result.ToString();
    }

    private static List<(int Number, string Text)> Lines(string source)
    {
        var lines = new List<(int, string)>();
        int number = 0;
        foreach (string line in source.Split(s_lineEnds, StringSplitOptions.None))
        {
            number++;
            string text = line.Trim(' ', '\u3000', '\f', '\ufeff', '\u00a0', '\u200b');
            if (text.All(IsSpace) || PageMark().IsMatch(text)) continue;
            if (SignersOf(text) is { } signers) lines.AddRange(signers.Select(s => (number, s)));
            else lines.Add((number, IsRow(text) ? text : text.Trim()));
        }
        return lines;
    }

    // Several bodies that sign together are often set side by side.
    private static string[]? SignersOf(string line)
    {
        if (line.Length > 120 || !line.Any(IsSpace)) return null;
        string[] names = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 1 && names.All(AuthorityName.IsWholeLine) ? names : null;
    }

    // Where lines are broken by typesetting, most long ones have nearly the same width and stop within a sentence;
    // elsewhere a line is a paragraph.
    private static double WrapWidth(List<(int Number, string Text)> lines)
    {
        var widths = lines.Where(l => !IsRow(l.Text)).Select(l => Width(l.Text)).Where(w => w > 15).Order().ToList();
        if (widths.Count == 0) return double.MaxValue;
        double high = widths[widths.Count * 9 / 10];
        if (high >= 60) return double.MaxValue;
        var full = lines.FindAll(l => !IsRow(l.Text) && Width(l.Text) >= high * FullLine);
        int broken = full.Count(l => l.Text[^1] is not ('。' or '：' or '；' or '）' or '！'));
        return broken * 2 > full.Count ? high : double.MaxValue;
    }

    private static double Width(string text) => text.Sum(c => c < 0x100 ? 0.5 : 1.0);

    // Tabs before or behind the only words of a line set it off; between words they part the columns of a table.
    private static bool IsRow(string text)
    {
        int first = text.AsSpan().IndexOfAnyExcept('\t', ' ');
        return first >= 0 && text.AsSpan(first).TrimEnd().Contains('\t');
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\ufeff' or '\u200b';

    private static bool IsLatin(char c) => c < 0x250 && char.IsLetterOrDigit(c);

    [GeneratedRegex(@"^(?:[—–\-－]{1,2}\s*[0-9]{1,4}\s*[—–\-－]{1,2}|第\s*[0-9]+\s*页(?:\s*共\s*[0-9]+\s*页)?)$")]
    private static partial Regex PageMark();
}
