using System.Text.RegularExpressions;
using PlanBot.Answers;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.WeCom.Rendering;

/// <summary>The lines that a reply, a clause or a notice is shown in.</summary>
internal static partial class ReplyLines
{
    /// <summary>The reply's words and quotes in order, its owners, the questions that could follow, and the document.</summary>
    public static IReadOnlyList<Line> Of(Reply reply, Plan plan)
    {
        var lines = new List<Line>();
        foreach (var block in reply.Blocks)
        {
            if (block is ProseBlock prose) Add(lines, LineKind.Prose, prose.Text);
            else if (block is QuoteBlock quote) Add(lines, LineKind.Quote, WeComWording.Quoted(reply.Language, quote.Citation.Quote, quote.Citation.Label));
        }
        if (reply.Owners.Count > 0)
        {
            lines.Add(new Line(LineKind.Heading, WeComWording.Owners(reply.Language), Opens: true));
            lines.AddRange(OwnerGroup.Of(reply.Owners).Select(g => new Line(LineKind.Prose, g.Line(reply.Language), Opens: false)));
        }
        if (reply.Suggestions.Count > 0)
        {
            lines.Add(new Line(LineKind.Heading, WeComWording.Suggestions(reply.Language), Opens: true));
            lines.AddRange(reply.Suggestions.Select(s => new Line(LineKind.Prose, $"· {s}", Opens: false)));
        }
        if (reply.Citations.Count > 0) lines.Add(Source(reply.Language, plan));
        return lines;
    }

    /// <summary>A clause in full.</summary>
    public static IReadOnlyList<Line> Of(Clause clause, WrittenLanguage language, Plan plan)
    {
        var lines = new List<Line>();
        Add(lines, LineKind.Quote, WeComWording.Quoted(language, clause.Text, clause.Label));
        lines.Add(Source(language, plan));
        return lines;
    }

    /// <summary>A short text of the bot's own.</summary>
    public static IReadOnlyList<Line> Of(string notice)
    {
        var lines = new List<Line>();
        Add(lines, LineKind.Prose, notice);
        return lines;
    }

    private static Line Source(WrittenLanguage language, Plan plan) => new(LineKind.Source, WeComWording.Source(language, plan.Front.Title, plan.Front.DocNumber), Opens: true);

    private static void Add(List<Line> lines, LineKind kind, string text)
    {
        bool opens = true;
        foreach (string line in text.Split('\n'))
        {
            lines.Add(kind == LineKind.Prose && Numbered().Match(line) is { Success: true } item
                ? new Line(kind, item.Groups["text"].Value, opens, item.Groups["number"].Value)
                : new Line(kind, line, opens));
            opens = false;
        }
    }

    [GeneratedRegex(@"^(?<number>\d{1,4})\. (?<text>.+)$")]
    private static partial Regex Numbered();
}
