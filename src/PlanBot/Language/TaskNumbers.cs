using System.Buffers;
using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Language;

/// <summary>A number that a question names a task or an area by.</summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Number">The number, from 0; counted from the last one backwards where it is negative: -1 is the last.</param>
public readonly record struct NumberMention(int Start, int Length, int Number);

/// <summary>Finds references by number: 任务12, 第十二项, task 12, 十二条; 第三部分, area 6.</summary>
public static partial class TaskNumbers
{
    private const string Numeral = @"(?<n>\d{1,5}|[〇零一二两三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰]{1,7})";

    private const string EnglishNumber =
        @"(?:twenty|thirty|forty|fifty)(?:[ -]?(?:one|two|three|four|five|six|seven|eight|nine))?|(?:four|six|seven|eigh|nine)teen|fifteen|thirteen|eleven|twelve|one|two|three|four|five|six|seven|eight|nine|ten|zero";

    private const string EnglishOrdinal =
        @"(?:twenty|thirty|forty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|twentieth|thirtieth|(?:thir|four|fif|six|seven|eigh|nine)teenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth";

    private static readonly SearchValues<char> s_inReferences =
        SearchValues.Create("0123456789〇零一二两三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰后末轴收首abcdefghijklmnopqrstuvwxyz");

    private static readonly string[] s_english =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
         "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] s_ordinals =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
         "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];

    private static readonly string[] s_tens = ["", "", "twent", "thirt", "fort", "fift"];

    /// <summary>The tasks named by number, in order.</summary>
    public static List<NumberMention> Tasks(string text) => MayNumber(text) ? Read(Task().Matches(text), text) : [];

    /// <summary>The areas named by number, in order.</summary>
    public static List<NumberMention> Areas(string text) => MayNumber(text) ? Read(Area().Matches(text), text) : [];

    // Every reference holds a numeral or a letter, or says last (最后, 末尾, 压轴, 收尾) or first (首); most questions hold none, and the patterns are long.
    private static bool MayNumber(string text) => text.AsSpan().ContainsAny(s_inReferences);

    private static List<NumberMention> Read(MatchCollection matches, string text)
    {
        var found = new List<NumberMention>();
        foreach (Match match in matches)
        {
            var group = match.Groups["n"];
            if (match.Groups["last"].Success)
            {
                found.Add(new NumberMention(match.Index, match.Length, match.Groups["n"].Success ? -(Value(group.Value) ?? 1) : -1));
                continue;
            }
            if (match.Groups["first"].Success)
            {
                found.Add(new NumberMention(match.Index, match.Length, 1));
                continue;
            }
            int by = match.Groups["after"].Success ? 1 : match.Groups["before"].Success ? -1 : 0;
            if (Value(group.Value) is { } number) found.Add(new NumberMention(match.Index, match.Length, Math.Max(0, number + by)));
            foreach (Capture more in match.Groups["more"].Captures)
                if (Value(more.Value) is { } next) found.Add(new NumberMention(match.Index, match.Length, next));
        }
        return found;
    }

    /// <summary>The value of a numeral in digits, Chinese or English; null when it is none.</summary>
    public static int? Value(string text)
    {
        if (text.Length == 0) return null;
        if (char.IsAsciiDigit(text[0])) return int.TryParse(text, out int digits) ? digits : null;
        if (!char.IsAsciiLetter(text[0])) return ChineseNumeral.Parse(text);
        int units = Math.Max(Array.IndexOf(s_english, text), Array.IndexOf(s_ordinals, text));
        if (units >= 0) return units;
        int tens = Array.FindIndex(s_tens, 2, t => text.StartsWith(t, StringComparison.Ordinal));
        if (tens < 0) return null;
        string rest = text[(text.IndexOf('y') is > 0 and int y ? y + 1 : text.Length)..].TrimStart(' ', '-');
        return tens * 10 + Math.Max(0, Math.Max(Array.IndexOf(s_english, rest), Array.IndexOf(s_ordinals, rest)));
    }

    // Without 第 a number in front of 条 or 项 is a reference only at the beginning of what is said; 哪两条 and 共三项 are counts.
    [GeneratedRegex($"""
        第?\s*{Numeral}\s*(?:项|条|号)(?:任务)?的?(?:(?<after>后|下)|(?<before>前|上))(?:面|头|边)(?:紧?挨着|紧?接着|紧跟着|紧邻|相邻)*的?(?:那|一|是|又是)*(?:哪)?一?(?:项|条)
        |(?:(?<after>\b(?:right )?(?:after|following)\b)|(?<before>\b(?:right )?before\b))\s+(?:task|item|clause)\s*(?<n>\d+|{EnglishNumber})
        |(?<last>倒数\s*第?\s*{Numeral}\s*(?:个)?(?:项|条|任务)|最后\s*(?:一|的)?\s*(?:个)?(?:项|条)?(?:任务|条款)|最后一?(?:项|条)|最?末尾?的?(?:那|一)*(?:项|条)|\b(?:the\s+)?(?:very\s+)?last\s+(?:task|item|clause)\b|\b(?:the\s+)?(?<n>second|third|fourth|fifth)[ -](?:to[ -])?last\s+(?:task|item|clause)\b)
        |(?<first>头一(?:项|条)|首(?:项|条))(?:任务)?
        |(?:{Numeral}\s*号\s*(?:(?:、|和|跟|与|,|，)\s*(?<more>\d+|[一二三四五六七八九十]+)\s*号\s*)*(?:任务|条款?|项))
        |第\s*{Numeral}\s*(?:(?:、|和|跟|与|,|，|第|\s)+(?<more>\d+|[一二三四五六七八九十]+)\s*)*(?:号|个)?\s*(?:项|条|款|任务|点(?!击))
        |(?:任务|工作任务|条款|重点任务)\s*(?:第|编号|no\.?|\#|号)?\s*{Numeral}(?!\s*(?:个|项|条|年|月|日|亿|万|%|大|方面|部分))
        |\b(?:task|item|clause|point|number|no\.?)s?\s*(?:no\.?|number|\#)?\s*(?<n>\d+|{EnglishNumber})(?:\s*(?:and|,|&)\s*(?<more>\d+))?\b
        |\b(?:the\s+)?(?<n>\d+)(?:st|nd|rd|th)\s+(?:task|item|clause|point|one)\b
        |\b(?:the\s+)(?<n>{EnglishOrdinal})\s+(?:task|item|clause|point|one)\b
        |(?:^|看看?|讲讲?|说说?|念|查|问|给我)\s*{Numeral}\s*(?:号)?(?:项|条)(?!线|铁|路|河|江)
        |(?:^|[^\w\u4e00-\u9fff])\#\s*(?<n>\d+)
        |^\s*(?<n>\d+)\s*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Task();

    [GeneratedRegex($"""
        第\s*{Numeral}\s*(?:(?:、|和|跟|与|,|，)\s*第?\s*(?<more>\d+|[一二三四五六七八九十]+)\s*)*的?(?:个)?\s*(?:大)?\s*(?:方面|部分|板块|领域|范畴|块|类|章|大项|大任务|片)
        |(?<last>(?:最后|压轴|收尾|殿后|末尾)(?:的)?(?:那|一)?(?:个)?(?:大)?\s*(?:方面|部分|板块|领域|area|part|section)|\bthe (?:last|final) (?:area|part|section)\b)
        |(?:方面|部分|板块|领域)\s*{Numeral}(?!\s*(?:个|项|条))
        |[（(](?<n>[一二三四五六七八九十]+)[）)]\s*(?:部分|方面|板块)?
        |\b(?:area|part|section|chapter)\s*(?:no\.?|number|\#)?\s*(?<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b
        |\b(?:the\s+)?(?:(?<n>\d+)(?:st|nd|rd|th)|(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))\s+(?:area|part|section|pillar)\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Area();
}
