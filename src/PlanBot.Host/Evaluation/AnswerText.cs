using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Host.Evaluation;

/// <summary>What the grader looks for in the words of an answer.</summary>
internal static partial class AnswerText
{
    private static readonly string[] s_english = "zero one two three four five six seven eight nine ten eleven twelve thirteen".Split(' ');

    /// <summary>The text without white space.</summary>
    public static string Squeeze(string text) => White().Replace(text, "");

    /// <summary>True when the words stand in one quote, or in all of them together when marks are left out.</summary>
    public static bool Covered(string words, IReadOnlyList<string> quotes)
    {
        string wanted = Squeeze(words);
        return quotes.Any(q => Squeeze(q).Contains(wanted, StringComparison.Ordinal))
            || Marks().Replace(Squeeze(string.Concat(quotes)), "").Contains(Marks().Replace(wanted, ""), StringComparison.Ordinal);
    }

    /// <summary>What of the text a pattern matches; where a denial may excuse it, only outside sentences that deny.</summary>
    public static string? Says(string pattern, string text, bool deniable)
    {
        foreach (Match match in Regex.Matches(text, pattern))
        {
            if (!deniable) return match.Value;
            int start = text.LastIndexOfAny(s_ends, Math.Max(0, match.Index - 1)) + 1;
            if (match.Index == 0) start = 0;
            int end = text.IndexOfAny(s_ends, match.Index + match.Length);
            if (!Denial().IsMatch(text[start..(end < 0 ? text.Length : end)])) return match.Value;
        }
        return null;
    }

    private static readonly char[] s_ends = ['。', '！', '？', '!', '?', '\n', '；', ';'];

    /// <summary>True when the number stands in the text, in digits, Chinese or English.</summary>
    public static bool ShowsNumber(string text, int number)
    {
        if (Regex.IsMatch(text, $@"(?<![\d.]){number}(?![\d]|\.\d)")) return true;
        if (Regex.IsMatch(text, $"(?<![一二三四五六七八九十百第]){ChineseNumeral.Format(number)}(?![一二三四五六七八九十百])")) return true;
        string? english = number < s_english.Length ? s_english[number] : number == 30 ? "thirty" : null;
        return english is not null && Regex.IsMatch(text, $@"\b{english}\b", RegexOptions.IgnoreCase);
    }

    /// <summary>True when the answer without its quotes is English.</summary>
    public static bool IsEnglish(string answer, IEnumerable<string> quotes)
    {
        foreach (string quote in quotes) answer = answer.Replace(quote, "", StringComparison.Ordinal);
        int latin = answer.Count(char.IsAsciiLetter), han = answer.Count(c => c is >= '\u4e00' and <= '\u9fff');
        return latin >= 40 && latin >= han;
    }

    /// <summary>True when the text says that something is not so or not there.</summary>
    public static bool Denies(string text) => Absent().IsMatch(text);

    /// <summary>True when the text begins by agreeing.</summary>
    public static bool Agrees(string text) => Yes().IsMatch(text);

    /// <summary>A mention that would ping someone.</summary>
    public static bool HasMention(string text) => Mention().IsMatch(text.Replace("@\u200b", "", StringComparison.Ordinal));

    public static bool HasMarkup(string text) => Markup().IsMatch(text);

    public static bool HasControls(string text) => Controls().IsMatch(text);

    [GeneratedRegex(@"[\s\u200b\ufeff]+")]
    private static partial Regex White();

    [GeneratedRegex(@"[，。、；：！？“”‘’（）()《》〈〉【】,.;:!?\-—…·「」『』]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"未|没有|沒有|没|沒|并非|並非|不是|不能|不会|不會|不可|不支持|无法|無法|无权|無權|无|不|拒绝|拒絕|仅限|僅限|只有|\bnot?\b|n't|cannot|unable|never|only admin|outside|refus", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [GeneratedRegex(@"未|没有|沒有|没|沒|并非|並非|并未|並未|不|无|無|\bnot?\b|n't|none|nothing|never", RegexOptions.IgnoreCase)]
    private static partial Regex Absent();

    [GeneratedRegex(@"^\W*(是的|对的|對的|没错|沒錯|正确|正確|对[，,。！]|對[，,。！]|yes\b|right\b|correct\b|that's right)", RegexOptions.IgnoreCase)]
    private static partial Regex Yes();

    [GeneratedRegex(@"@(everyone|here)|<@[!&]?\d+>")]
    private static partial Regex Mention();

    [GeneratedRegex(@"<\s*(script|img|iframe|svg|b\s+on)|\bon(error|click)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]")]
    private static partial Regex Controls();
}
