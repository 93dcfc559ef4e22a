using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Reads title, number, date, issuer and recipients from the paragraphs before the body and the signature behind it.</summary>
internal static partial class FrontPageReader
{
    private const int LongestRecipients = 200;

    // A title is set over a few lines.
    private const int MostTitleLines = 6;
    private const int LongestTitleLine = 120;

    public static FrontPage Read(IReadOnlyList<Paragraph> front, IReadOnlyList<Paragraph> signature)
    {
        var lines = front.Select(p => p.Text).ToList();
        string? recipients = lines.Find(IsRecipients);
        int recipientsAt = recipients is null ? lines.Count : lines.IndexOf(recipients);
        string? noticeTitle = NoticeTitle(lines, recipientsAt);
        string title = PlanTitle(lines, recipientsAt) ?? PublishedBy(noticeTitle) ?? noticeTitle ?? lines.Find(IsTitleLine) ?? "";
        var all = lines.Concat(signature.Select(p => p.Text)).ToList();
        int dayAt = all.FindIndex(IsDay);
        var years = Period().Match(title);
        return new FrontPage
        {
            Title = title,
            NoticeTitle = noticeTitle == title ? null : noticeTitle,
            DocNumber = lines.Take(recipientsAt + 1).Select(l => DocNumber().Match(l)).FirstOrDefault(m => m.Success)?.Value,
            RegisterNumber = lines.Find(l => RegisterNumber().IsMatch(l)),
            Issuer = IssuerBefore(all, dayAt) ?? IssuerIn(noticeTitle ?? title),
            Date = dayAt < 0 ? null : DateIn(all[dayAt]),
            Recipients = recipients?.TrimEnd('：', ':'),
            Disclosure = all.Find(IsDisclosure)?.Trim('（', '）', '(', ')'),
            FromYear = years.Success ? ChineseNumeral.ParseDigits(years.Groups[1].ValueSpan) : null,
            ToYear = years.Success ? ChineseNumeral.ParseDigits(years.Groups[2].ValueSpan) : null,
        };
    }

    /// <summary>True for （此件公开发布） and its like.</summary>
    public static bool IsDisclosure(string text) => Disclosure().IsMatch(text);

    /// <summary>True for the line that names to whom a paper goes; an introduction that ends with a colon is none.</summary>
    public static bool IsRecipients(string text) => EndsWithColon(text) && text.Length < LongestRecipients && !Introduces().IsMatch(text);

    /// <summary>True for words that a list or a text follows.</summary>
    public static bool EndsWithColon(string text) => text[^1] is '：' or ':';

    /// <summary>The day a short line names, in Arabic or Chinese numerals, or null.</summary>
    public static DateOnly? DateIn(string text)
    {
        var match = Day().Match(text);
        if (!match.Success) return null;
        int Part(int i) => ChineseNumeral.ParseDigits(match.Groups[i].ValueSpan) ?? ChineseNumeral.Parse(match.Groups[i].ValueSpan) ?? 0;
        int year = Part(1), month = Part(2), day = Part(3);
        bool exists = year is > 0 and < 10000 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month);
        return exists ? new DateOnly(year, month, day) : null;
    }

    // The title of the paper: the lines before the recipients that are neither numbers nor remarks, up to the last that ends
    // as titles do; where none does, the first of them.
    private static string? NoticeTitle(List<string> lines, int recipientsAt)
    {
        var parts = lines.Take(recipientsAt).SkipWhile(l => !IsTitleLineOrIssuer(l)).Where(IsTitleLineOrIssuer).Take(MostTitleLines).ToList();
        int end = parts.FindLastIndex(l => TitleEnd().IsMatch(l));
        if (end >= 0) return string.Concat(parts.Take(end + 1));
        string first = string.Concat(lines.SkipWhile(l => !IsTitleLine(l)).Take(MostTitleLines).TakeWhile(IsTitleLine));
        return first.Length > 0 && recipientsAt < lines.Count ? first : null;
    }

    // The plan that a paper publishes stands under its own title again, behind the recipients and the day.
    private static string? PlanTitle(List<string> lines, int recipientsAt)
    {
        int paper = Math.Max(lines.FindLastIndex(IsDay), recipientsAt < lines.Count ? recipientsAt : -1);
        if (paper < 0) return null;
        int start = lines.FindIndex(IsContents) is >= 0 and var contents ? contents : lines.Count;
        while (start > paper + 1 && !IsTitleLine(lines[start - 1])) start--;
        int end = start;
        while (start > paper + 1 && end - start < MostTitleLines && IsTitleLine(lines[start - 1])) start--;
        string title = string.Concat(lines.Skip(start).Take(end - start));
        // Without a day the lines behind the recipients may be a list.
        return title.Length > 0 && (lines.Exists(IsDay) || TitleEnd().IsMatch(title)) ? title : null;
    }

    // Where it does not, the paper's title says what it publishes.
    private static string? PublishedBy(string? noticeTitle)
    {
        var match = Publishes().Match(noticeTitle ?? "");
        return match.Success ? match.Groups[1].Value.Trim('《', '》') : null;
    }

    private static bool IsTitleLine(string line) => IsTitleLineOrIssuer(line) && !AuthorityName.IsWholeLine(line);

    private static bool IsTitleLineOrIssuer(string line) =>
        line.Length <= LongestTitleLine && !line.EndsWith('。') && !EndsWithColon(line) && !line.Contains('\t') && !IsContents(line) && !NotTitle().IsMatch(line)
        && !RegisterNumber().IsMatch(line) && !IsDisclosure(line) && !WholeDocNumber().IsMatch(line) && !IsDay(line)
        && (!Bracketed().IsMatch(line) || BracketedTitle().IsMatch(line));

    private static bool IsContents(string line) => line is "目录" or "目次";

    private static bool IsDay(string line) => line.Length < 16 && DateIn(line) is not null;

    private static string? IssuerBefore(List<string> lines, int dayAt)
    {
        var issuers = new List<string>();
        for (int i = dayAt - 1; i >= 0 && AuthorityName.IsWholeLine(lines[i]); i--) issuers.Add(lines[i]);
        issuers.Reverse();
        return issuers.Count == 0 ? null : string.Join("、", issuers);
    }

    private static string? IssuerIn(string title)
    {
        var match = Issuing().Match(title);
        return match.Success && AuthorityName.IsWholeLine(match.Groups[1].Value) ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,12}[〔\[（(﹝【][0-9０-９]{4}[〕\]）)﹞】]第?[0-9０-９]{1,5}号")]
    private static partial Regex DocNumber();

    [GeneratedRegex(@"^[\u4e00-\u9fff：]{2,16}[〔\[（(﹝【][0-9０-９]{4}[〕\]）)﹞】]第?[0-9０-９]{1,5}号$")]
    private static partial Regex WholeDocNumber();

    [GeneratedRegex(@"^[A-Z]{2,8}[—–-]+[0-9]{4}[—–-]+[0-9]+$")]
    private static partial Regex RegisterNumber();

    [GeneratedRegex(@"^[（(]?(?:此件|公开方式)[^）)]{0,20}公开[^）)]{0,6}[）)]?$")]
    private static partial Regex Disclosure();

    [GeneratedRegex(@"([0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日")]
    private static partial Regex Day();

    [GeneratedRegex(@"([0-9]{4})年?[—–\-－~～至]{1,2}([0-9]{4})年?")]
    private static partial Regex Period();

    [GeneratedRegex(@"(?:通知|意见|决定|方案|办法|规划|纲要|公告|规定|措施|计划|细则|行动|要点|清单|批复|通报|条例|政策|函|报告|规则|制度|预案|标准|目录|章程|通告|决议)(?:》|[（(][^（）()]{1,20}[）)])*$|^[（(][^（）()]{1,20}[）)]$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"关于(?:印发|发布|公布)(.+?)的(?:通知|公告|决定)$")]
    private static partial Regex Publishes();

    [GeneratedRegex(@"^(.{2,38}?)(?:关于|印发|转发|批转)")]
    private static partial Regex Issuing();

    [GeneratedRegex(@"^[（(].*[）)]$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[（(](?:[0-9]{4}年?[—–\-－~～至].{1,12}|.{0,8}(?:试行|暂行|草案|稿|修订|版|节选|摘要))[）)]$")]
    private static partial Regex BracketedTitle();

    [GeneratedRegex(@"如下|以下|提出|制定|通知")]
    private static partial Regex Introduces();

    // 附件, （2021年5月6日某会议通过） under the title, 某市人民政府文件 over it, and what web pages put around a document.
    [GeneratedRegex(@"^附(?:件|表|录)|^[^关于]{2,30}(?:政府|委员会|办公厅|办公室|厅|局|委|部)文件$|^(?:索引号|主题分类|主题词|发文机关|发布机构|成文日期|发文日期|发布日期|标题|名称|发文字号|文号|有效性|来源|时间|联系)[^：:]{0,6}[：:]|联系(?:人|电话)[：:]|^[（(].{0,80}(?:通过|公布|施行|修订|修正|印发|发布|审议)|^[（(][^）)]*$|(?:通过|公布|施行|修订|修正|发布|批准)[）)]$")]
    private static partial Regex NotTitle();
}
