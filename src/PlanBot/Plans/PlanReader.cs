using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>
/// Reads an official document as plain text: front page, preamble, sections, areas, tasks, closing, entry into force.
/// It knows the habits of such documents, not any one of them; what it cannot place it reports.
/// </summary>
public static partial class PlanReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="id">The id the plan is to have.</param>
    /// <param name="source">The published text, with whatever line breaks it came with.</param>
    public static Plan Read(string id, string source)
    {
        var paragraphs = Typesetting.Paragraphs(source);
        int body = paragraphs.TakeWhile(p => p.Mark is not { Style: HeadingStyle.Section or HeadingStyle.Article }).Count();
        if (body == paragraphs.Count) body = paragraphs.TakeWhile(p => p.Mark is null).Count();
        var front = paragraphs.Take(body).ToList();
        var (inner, signature) = SplitSignature(paragraphs.Skip(body).ToList());
        int preamble = front.Count;
        while (preamble > 0 && IsProse(front[preamble - 1])) preamble--;
        return new PlanBody(id, FrontPageReader.Read(front.Take(preamble).ToList(), signature))
            .Notice(front.Take(preamble).ToList())
            .Preamble(front.Skip(preamble).ToList())
            .Body(inner)
            .Signature(signature)
            .Build();
    }

    private static bool IsProse(Paragraph p) => !p.IsTableRow && (p.Text.EndsWith('。') || (p.Text.EndsWith('：') && p.Text.Length > 60));

    // Issuer, date, 此件公开发布 behind the last paragraph of the text.
    private static (List<Paragraph> Body, List<Paragraph> Signature) SplitSignature(List<Paragraph> paragraphs)
    {
        int date = paragraphs.FindLastIndex(p => p.Mark is null && p.Text.Length < 16 && FrontPageReader.DateIn(p.Text) is not null);
        if (date < 0) return (paragraphs, []);
        int start = date;
        while (start > 0 && paragraphs[start - 1] is { Mark: null, IsTableRow: false } p && p.Text.Length < 40 && !p.Text.EndsWith('。')) start--;
        int end = date + 1;
        while (end < paragraphs.Count && FrontPageReader.IsDisclosure(paragraphs[end].Text)) end++;
        var signature = paragraphs.GetRange(start, end - start);
        paragraphs.RemoveRange(start, end - start);
        return (paragraphs, signature);
    }

    [GeneratedRegex(@"^本(?:方案|意见|通知|办法|规定|细则|规划|措施).{0,12}自.{0,30}(?:施行|实施|执行|生效)")]
    internal static partial Regex Effect();
}
