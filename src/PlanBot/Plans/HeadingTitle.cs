using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>What of a heading's paragraph, or of a cell, is its title.</summary>
internal static partial class HeadingTitle
{
    // Longer words before a colon are a sentence, not a title.
    private const int LongestBeforeColon = 25;
    private const int LongestOfArticle = 15;

    /// <summary>The first sentence, or the words before an early colon.</summary>
    public static string Of(string words)
    {
        int stop = words.IndexOf('。'), colon = words.IndexOf('：');
        if (colon is > 0 and <= LongestBeforeColon && (stop < 0 || colon < stop)) stop = colon;
        return stop < 0 ? words : words[..stop];
    }

    /// <summary>Most articles have none; where they do it is a short phrase with text behind it, or stands in brackets.</summary>
    public static string OfArticle(string words)
    {
        if (words.Length > 0 && "【（(".Contains(words[0]) && words.IndexOfAny(['】', '）', ')']) is > 1 and <= LongestOfArticle and var close) return words[1..close];
        int stop = words.IndexOf('。');
        bool titled = stop is > 0 and <= LongestOfArticle && stop < words.Length - 1 && words.AsSpan(0, stop).IndexOfAny('，', '、') < 0;
        return titled ? words[..stop] : "";
    }

    /// <summary>A title without the number of things under it, as in 加强建设（共5项）.</summary>
    public static string WithoutCount(string title) => Count().Replace(title, "");

    [GeneratedRegex(@"[（(]共?\s?[0-9一二三四五六七八九十]{1,3}\s?[项条个][）)]$")]
    private static partial Regex Count();
}
