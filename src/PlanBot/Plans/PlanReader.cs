using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>
/// Reads an official document as plain text: front page, preamble, sections, areas, tasks with the owners they state, closing,
/// entry into force, signature, attachments. It knows the habits of such documents, not any one of them; what it cannot place
/// it reports, and every character is in a clause, a heading, a page mark or a line that found no place.
/// </summary>
public static partial class PlanReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="id">The id the plan is to have.</param>
    /// <param name="source">The published text, with whatever line breaks it came with.</param>
    public static Plan Read(string id, string source)
    {
        var parts = DocumentParts.Of(Typesetting.Paragraphs(source));
        var front = FrontPageReader.Read(parts.Notice, parts.Signature);
        var effect = parts.Body.Where(IsEffect).ToList();
        var body = parts.Body.Where(p => !IsEffect(p)).ToList();
        var tasks = PlanTasks.Choose(body, parts.Annexes);
        return new PlanBody(id, front, new OwnerStatements(tasks.SaysFirstLeads(parts)))
            .Add(ClauseId.Notice, "文件首页", parts.Notice)
            .Add(ClauseId.Preamble, "引言", parts.Preamble)
            .AddOutline(tasks)
            .Add(ClauseId.Closing, "结尾段", tasks.Outline.Closing)
            .Add(ClauseId.Effect, "施行日期", effect)
            .Add(ClauseId.Signature, parts.SignatureLabel, parts.Signature)
            .AddAnnexes(tasks)
            .Build();
    }

    private static bool IsEffect(Paragraph p) => p.Mark is null && !p.IsTableRow && Effect().IsMatch(p.Text);

    [GeneratedRegex(@"^本(?:方案|意见|通知|办法|规定|细则|规划|措施).{0,12}自.{0,30}(?:施行|实施|执行|生效)")]
    private static partial Regex Effect();
}
