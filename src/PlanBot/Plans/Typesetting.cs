using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Undoes what typesetting did to a text: broken lines, page marks, spaces between characters.</summary>
public static partial class Typesetting
{
    // A line this much shorter than the text's usual width ends its paragraph; behind a full stop or a colon a little less is enough.
    private const double FullLine = 0.86;
    private const double FullLineWithStop = 0.95;

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
            bool row = text.Contains('\t');
            if (closed || row || HeadingMark.Read(text) is not null)
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

        void Close()
        {
            if (open.Length == 0) return;
            string raw = open.ToString();
            string text = raw.Contains('\t') ? raw : Squeeze(raw);
            paragraphs.Add(new Paragraph(text, new LineRange(first, last), HeadingMark.Read(text)));
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
        foreach (string line in source.Split('\n'))
        {
            number++;
            string text = line.Trim('\r', ' ', '\u3000', '\f', '\ufeff', '\u00a0', '\u200b');
            if (text.Trim().Length > 0 && !PageMark().IsMatch(text)) lines.Add((number, text));
        }
        return lines;
    }

    // Where lines are broken by typesetting, most long ones have nearly the same width; elsewhere a line is a paragraph.
    private static double WrapWidth(List<(int Number, string Text)> lines)
    {
        var widths = lines.Where(l => !l.Text.Contains('\t')).Select(l => Width(l.Text)).Where(w => w > 15).Order().ToList();
        if (widths.Count == 0) return double.MaxValue;
        double high = widths[widths.Count * 9 / 10];
        return high < 60 ? high : double.MaxValue;
    }

    private static double Width(string text) => text.Sum(c => c < 0x100 ? 0.5 : 1.0);

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\ufeff' or '\u200b';

    private static bool IsLatin(char c) => c < 0x250 && char.IsLetterOrDigit(c);

    [GeneratedRegex(@"^(?:[—–\-－]{1,2}\s*\d{1,4}\s*[—–\-－]{1,2}|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?)$")]
    private static partial Regex PageMark();
}
