using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>
/// The parts of an official document in the order of GB/T 9704-2012, 7.2 to 7.3: front page, text, list of attachments with
/// signature and date, attachments. Together they hold every paragraph once.
/// </summary>
internal sealed partial record DocumentParts
{
    // A list of attachments is a few short lines.
    private const int LongestListedAttachment = 80;
    private const int MostListedAttachments = 40;

    /// <summary>Titles, number, recipients, and the whole paper that publishes a plan.</summary>
    public required IReadOnlyList<Paragraph> Notice { get; init; }

    /// <summary>What the text says before its first heading.</summary>
    public required IReadOnlyList<Paragraph> Preamble { get; init; }

    /// <summary>From the first heading to the last paragraph of the text.</summary>
    public required IReadOnlyList<Paragraph> Body { get; init; }

    /// <summary>The list of attachments, who signed, the day, how it is published.</summary>
    public required IReadOnlyList<Paragraph> Signature { get; init; }

    /// <summary>How to refer to <see cref="Signature"/>.</summary>
    public string SignatureLabel => Signature.Any(IsDay) ? "落款" : "附件说明";

    /// <summary>The attachments behind the signature, each with its heading.</summary>
    public required IReadOnlyList<IReadOnlyList<Paragraph>> Annexes { get; init; }

    public static DocumentParts Of(IReadOnlyList<Paragraph> paragraphs)
    {
        int body = BodyStart(paragraphs);
        int preamble = body;
        while (preamble > 0 && IsProse(paragraphs[preamble - 1])) preamble--;
        var rest = paragraphs.Skip(body).ToList();
        int annexes = 0;
        while (annexes < rest.Count && !BeginsAnnex(rest, annexes)) annexes++;
        var (signatureStart, signatureEnd) = Signed(rest, annexes);
        int listed = ListedAttachments(rest, signatureStart);
        return new DocumentParts
        {
            Notice = [.. paragraphs.Take(preamble)],
            Preamble = [.. paragraphs.Skip(preamble).Take(body - preamble)],
            Body = rest.GetRange(0, listed),
            Signature = rest.GetRange(listed, signatureEnd - listed),
            Annexes = AnnexesIn(rest.GetRange(signatureEnd, rest.Count - signatureEnd)),
        };
    }

    // The first heading of the text; in a paper that publishes a plan and has headings of its own, the first one behind its signature.
    private static int BodyStart(IReadOnlyList<Paragraph> paragraphs)
    {
        int first = IndexOf(paragraphs, 0, p => p.Mark is { Style: <= HeadingStyle.Section } || TaskTable.IsHeader(p));
        if (first == paragraphs.Count) first = IndexOf(paragraphs, 0, p => p.Mark is not null || p.IsTableRow);
        first = BehindContents(paragraphs, first);
        var before = paragraphs.Take(first).ToList();
        if (!before.Exists(p => Publishes().IsMatch(p.Text)) || before.Exists(IsDay)) return first;
        int signed = IndexOf(paragraphs, first, IsDay);
        int again = IndexOf(paragraphs, signed, p => p.Mark is { Number: 1 } mark && mark.Style == paragraphs[first].Mark?.Style);
        return again < paragraphs.Count ? again : first;
    }

    // A table of contents says the first heading once more.
    private static int BehindContents(IReadOnlyList<Paragraph> paragraphs, int first)
    {
        if (!paragraphs.Take(first).Any(p => p.Text is "目录" or "目次")) return first;
        int again = IndexOf(paragraphs, first + 1, p => p.Text == paragraphs[first].Text);
        return again < paragraphs.Count ? again : first;
    }

    private static int IndexOf(IReadOnlyList<Paragraph> paragraphs, int start, Predicate<Paragraph> matches)
    {
        int i = start;
        while (i < paragraphs.Count && !matches(paragraphs[i])) i++;
        return i;
    }

    private static bool IsProse(Paragraph p) =>
        !p.IsTableRow && (p.Text.EndsWith('。') || (FrontPageReader.EndsWithColon(p.Text) && !FrontPageReader.IsRecipients(p.Text)));

    private static bool IsDay(Paragraph p) => p.Mark is null && !p.IsTableRow && p.Text.Length < 16 && FrontPageReader.DateIn(p.Text) is not null;

    // Who signed and the day, with the remarks behind them; without a day nothing is signed.
    private static (int Start, int End) Signed(List<Paragraph> rest, int before)
    {
        int day = before == 0 ? -1 : rest.FindLastIndex(before - 1, IsDay);
        if (day < 0) return (before, before);
        // A day within numbered text that goes on signs nothing.
        var next = rest.Skip(day).Take(before - day).FirstOrDefault(p => p.Mark is { Style: <= HeadingStyle.Part });
        if (next?.Mark is { Number: > 1 }) return (before, before);
        int start = day, end = day + 1;
        while (start > 0 && rest[start - 1] is { Mark: null, IsTableRow: false } p && (AuthorityName.CouldSign(p.Text) || FrontPageReader.IsDisclosure(p.Text))) start--;
        while (end < before && Remark().IsMatch(rest[end].Text)) end++;
        return (start, end);
    }

    // Where the list of attachments begins that ends at this paragraph; the paragraph itself where there is none.
    private static int ListedAttachments(List<Paragraph> rest, int end)
    {
        int listed = end;
        for (int i = end - 1; i >= 0 && i > end - MostListedAttachments; i--)
        {
            var p = rest[i];
            if (p.IsTableRow || p.Text.Length > LongestListedAttachment || p.Text.EndsWith('。') || p.Mark is { Style: not HeadingStyle.Item }) break;
            if (AttachmentList().IsMatch(p.Text)) listed = i;
        }
        return listed;
    }

    private static List<IReadOnlyList<Paragraph>> AnnexesIn(List<Paragraph> paragraphs)
    {
        var annexes = new List<IReadOnlyList<Paragraph>>();
        int start = 0;
        for (int i = 1; i <= paragraphs.Count; i++)
        {
            if (i < paragraphs.Count && !BeginsAnnex(paragraphs, i)) continue;
            annexes.Add(paragraphs.GetRange(start, i - start));
            start = i;
        }
        return annexes;
    }

    // 附件2 on a line of its own, or with a title over a table.
    private static bool BeginsAnnex(List<Paragraph> paragraphs, int at) =>
        IsAnnexHeading(paragraphs[at]) || (at + 1 < paragraphs.Count && paragraphs[at + 1].IsTableRow && !paragraphs[at].IsTableRow && TitledAnnex().IsMatch(paragraphs[at].Text)
            && !(at > 0 && IsAnnexHeading(paragraphs[at - 1])));

    /// <summary>The words of an annex's heading that name it, such as 附件2; 附件 where it has none.</summary>
    public static string AnnexName(Paragraph heading) => AnnexMark().Match(heading.Text) is { Success: true } mark ? mark.Value : "附件";

    private static bool IsAnnexHeading(Paragraph p) => !p.IsTableRow && AnnexHeading().IsMatch(p.Text);

    [GeneratedRegex(@"关于印发.{2,200}通知$|印发给你们|现予?以?印发")]
    private static partial Regex Publishes();

    [GeneratedRegex(@"^附(?:件|表|录)\s*[0-9０-９一二三四五六七八九十]{0,3}[：:]?$")]
    private static partial Regex AnnexHeading();

    [GeneratedRegex(@"^附(?:件|表|录)[0-9０-９一二三四五六七八九十]{1,3}[^。]{2,60}$")]
    private static partial Regex TitledAnnex();

    [GeneratedRegex(@"^附(?:件|表|录)[0-9０-９一二三四五六七八九十]{0,3}")]
    private static partial Regex AnnexMark();

    [GeneratedRegex(@"^附(?:件|表|录)?\s*[0-9０-９一二三四五六七八九十]{0,3}[：:].")]
    private static partial Regex AttachmentList();

    [GeneratedRegex(@"^(?:[（(].{1,40}[）)]|(?:公开方式|抄送|主送|分送|联系人|校对|打印)[：:].{0,200}|.{2,40}印发)$")]
    private static partial Regex Remark();
}
