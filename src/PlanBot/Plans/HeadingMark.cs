using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>The number that opens a heading, in the order of official documents (GB/T 9704-2012, 7.3.3).</summary>
/// <param name="Style">The style of numbering.</param>
/// <param name="Number">Its value, from 1.</param>
/// <param name="Text">The mark as printed.</param>
public readonly partial record struct HeadingMark(HeadingStyle Style, int Number, string Text)
{
    /// <summary>The mark at the beginning of a line; null when the line begins with none.</summary>
    public static HeadingMark? Read(string line)
    {
        var match = Pattern().Match(line);
        if (!match.Success) return null;
        foreach (var style in Enum.GetValues<HeadingStyle>())
        {
            var group = match.Groups[style.ToString()];
            if (!group.Success) continue;
            int? number = char.IsAsciiDigit(group.ValueSpan[0]) ? int.Parse(group.ValueSpan) : ChineseNumeral.Parse(group.ValueSpan);
            if (number is null or 0) return null;
            return new HeadingMark(style, number.Value, match.Value.TrimEnd());
        }
        return null;
    }

    // 1. must not be the beginning of 1.5 or of a date; 一、 must not be a list of characters.
    [GeneratedRegex("""
        ^(?:第(?<Article>[〇零一二三四五六七八九十百]+|\d+)条(?:[\s　]+|(?=[\u4e00-\u9fff“《]))
        |(?<Section>[一二三四五六七八九十百]+)、
        |[（(](?<Part>[一二三四五六七八九十百]+)[）)][、．.]?
        |(?<Item>\d{1,3})[．.、](?!\d)[\s　]*
        |[（(](?<SubItem>\d{1,3})[）)])
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
