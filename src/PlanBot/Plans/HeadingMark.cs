using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>The number that opens a heading, in the order of official documents (GB/T 9704-2012, 7.3.3).</summary>
/// <param name="Style">The style of numbering.</param>
/// <param name="Number">Its value, from 1.</param>
/// <param name="Text">The mark as printed.</param>
public readonly partial record struct HeadingMark(HeadingStyle Style, int Number, string Text)
{
    // A heading of a chapter is a line of its own; a longer line that begins so is a sentence about the chapter.
    private const int LongestChapterHeading = 40;

    /// <summary>The mark at the beginning of a line; null when the line begins with none.</summary>
    public static HeadingMark? Read(string line)
    {
        var match = Pattern().Match(line);
        if (!match.Success || ContentsLine().IsMatch(line)) return null;
        foreach (var style in Enum.GetValues<HeadingStyle>())
        {
            var group = match.Groups[style.ToString()];
            if (!group.Success) continue;
            if (style <= HeadingStyle.Subchapter && (line.Length > LongestChapterHeading || line[^1] is '。' or '；' or '，')) return null;
            int? number = ChineseNumeral.ParseDigits(group.ValueSpan) ?? ChineseNumeral.Parse(group.ValueSpan);
            return number is null or 0 ? null : new HeadingMark(style, number.Value, match.Value.TrimEnd());
        }
        return null;
    }

    // 1. must not be the beginning of 1.5 or of a date; 一、 must not be the beginning of 一、二产业.
    [GeneratedRegex("""
        ^(?:第(?<Volume>[〇零一二三四五六七八九十百]{1,7}|[0-9０-９]{1,3})[篇编](?=[\s\u4e00-\u9fff“《]|$)\s*
        |第(?<Chapter>[〇零一二三四五六七八九十百]{1,7}|[0-9０-９]{1,3})章(?=[\s\u4e00-\u9fff“《]|$)\s*
        |第(?<Subchapter>[〇零一二三四五六七八九十百]{1,7}|[0-9０-９]{1,3})节(?=[\s\u4e00-\u9fff“《]|$)\s*
        |第(?<Article>[〇零一二三四五六七八九十百]{1,7}|[0-9０-９]{1,3})条(?:\s+|(?=[\u4e00-\u9fff“《【（]))
        |(?<Section>[一二三四五六七八九十百]{1,7})[、．.](?![一二三四五六七八九十]+、)\s*
        |[（(]\s*(?<Part>[一二三四五六七八九十百]{1,7})\s*[）)][、．.]?\s*
        |(?<Item>[0-9０-９]{1,3})[．.、](?![0-9０-９])\s*
        |[（(]\s*(?<SubItem>[0-9０-９]{1,3})\s*[）)]\s*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();

    // 一、总体要求……3 stands in a table of contents.
    [GeneratedRegex(@"^.{2,80}?(?:…{2}|\.{4}|·{4})[.…·]{0,80}\s{0,4}[0-9]{1,3}$")]
    private static partial Regex ContentsLine();
}
