using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Reads title, number, date, issuer and recipients from the paragraphs before the body and the signature behind it.</summary>
internal static partial class FrontPageReader
{
    public static FrontPage Read(IReadOnlyList<Paragraph> front, IReadOnlyList<Paragraph> signature)
    {
        var lines = front.Select(p => p.Text).ToList();
        string? recipients = lines.FirstOrDefault(l => l.EndsWith('：') && l.Length < 120);
        int recipientsAt = recipients is null ? lines.Count : lines.IndexOf(recipients);
        string? number = Match(lines.Take(recipientsAt + 1), DocNumber());
        string? noticeTitle = NoticeTitle(lines, recipientsAt);
        string title = PlanTitle(lines, recipientsAt, noticeTitle) ?? noticeTitle ?? lines.FirstOrDefault() ?? "";
        var all = lines.Concat(signature.Select(p => p.Text)).ToList();
        var date = all.Where(l => l.Length < 16).Select(l => DateIn(l)).FirstOrDefault(d => d is not null);
        var years = Period().Match(title);
        return new FrontPage
        {
            Title = title,
            NoticeTitle = noticeTitle == title ? null : noticeTitle,
            DocNumber = number,
            RegisterNumber = lines.FirstOrDefault(l => RegisterNumber().IsMatch(l)),
            Issuer = IssuerBefore(all, date),
            Date = date,
            Recipients = recipients?.TrimEnd('：'),
            Disclosure = all.FirstOrDefault(l => Disclosure().IsMatch(l))?.Trim('（', '）'),
            FromYear = years.Success ? int.Parse(years.Groups[1].ValueSpan) : null,
            ToYear = years.Success ? int.Parse(years.Groups[2].ValueSpan) : null,
        };
    }

    /// <summary>True for （此件公开发布） and its like.</summary>
    public static bool IsDisclosure(string text) => Disclosure().IsMatch(text);

    /// <summary>The day a short line names, or null.</summary>
    public static DateOnly? DateIn(string text)
    {
        var match = Day().Match(text);
        if (!match.Success) return null;
        int Part(int i) => int.Parse(match.Groups[i].ValueSpan);
        return DateOnly.TryParseExact($"{Part(1):0000}-{Part(2):00}-{Part(3):00}", "yyyy-MM-dd", out var date) ? date : null;
    }

    // The title of the paper: the short lines before the recipients that are neither numbers nor the issuer alone.
    private static string? NoticeTitle(List<string> lines, int recipientsAt)
    {
        var parts = lines.Take(recipientsAt).Where(l => !RegisterNumber().IsMatch(l) && !DocNumber().IsMatch(l) && !IsDisclosure(l)).ToList();
        int end = parts.FindLastIndex(l => TitleEnd().IsMatch(l));
        return end < 0 ? null : string.Concat(parts.Take(end + 1));
    }

    // The plan that the paper publishes stands under its own title again, behind the recipients.
    private static string? PlanTitle(List<string> lines, int recipientsAt, string? noticeTitle)
    {
        var behind = lines.Skip(recipientsAt + 1).ToList();
        int start = behind.FindIndex(l => !l.EndsWith('。') && l.Length > 5 && DateIn(l) is null
            && !IsDisclosure(l) && !IsAuthority(l) && noticeTitle?.Contains(l, StringComparison.Ordinal) == true);
        if (start < 0) return null;
        var parts = behind.Skip(start).TakeWhile(l => !l.EndsWith('。') && !l.EndsWith('：')).ToList();
        return string.Concat(parts);
    }

    private static string? IssuerBefore(List<string> lines, DateOnly? date)
    {
        if (date is null) return null;
        int at = lines.FindIndex(l => l.Length < 16 && DateIn(l) == date);
        var issuers = new List<string>();
        for (int i = at - 1; i >= 0 && IsAuthority(lines[i]); i--) issuers.Insert(0, lines[i]);
        return issuers.Count == 0 ? null : string.Join("、", issuers);
    }

    private static bool IsAuthority(string line) => line.Length < 40 && Authority().IsMatch(line);

    private static string? Match(IEnumerable<string> lines, Regex pattern) =>
        lines.Select(l => pattern.Match(l)).FirstOrDefault(m => m.Success)?.Value;

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,12}[〔\[（(]\d{4}[〕\]）)]\d{1,5}号")]
    private static partial Regex DocNumber();

    [GeneratedRegex(@"^[A-Z]{2,8}[—–-]+\d{4}[—–-]+\d+$")]
    private static partial Regex RegisterNumber();

    [GeneratedRegex(@"^[（(]?(?:此件|公开方式)[^）)]{0,20}公开[^）)]{0,6}[）)]?$")]
    private static partial Regex Disclosure();

    [GeneratedRegex(@"(\d{4})年(\d{1,2})月(\d{1,2})日")]
    private static partial Regex Day();

    [GeneratedRegex(@"(\d{4})[—–\-－~至](\d{4})年?")]
    private static partial Regex Period();

    [GeneratedRegex(@"(?:通知|意见|决定|方案|办法|规划|纲要|公告|规定|措施)(?:》)?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"(?:政府|办公厅|办公室|委员会|国务院|厅|局|委|部|院|会)$")]
    private static partial Regex Authority();
}
