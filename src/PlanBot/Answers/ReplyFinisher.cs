using System.Text;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>
/// The last step before a reply leaves: cuts every quote from the snapshot, reads each again from its clause, writes the
/// text. A quote that is not verbatim never leaves.
/// </summary>
internal static class ReplyFinisher
{
    // Stand around words of the plan inside the assistant's sentences, so that conversion to Traditional leaves them alone.
    private const char Open = '\ue000', Close = '\ue001';

    /// <summary>Marks words of the plan that stand inside the assistant's own sentence.</summary>
    public static string Verbatim(string words) => $"{Open}{words}{Close}";

    public static Reply Finish(Draft draft, WrittenLanguage language, KnowledgeSnapshot knowledge, Wording wording)
    {
        var blocks = new List<ReplyBlock>();
        var citations = new List<Citation>();
        foreach (var block in draft.Blocks)
        {
            if (block is Said said)
            {
                blocks.Add(new ProseBlock(Render(said.Text, language)));
                continue;
            }
            var quoted = (Quoted)block;
            var clause = knowledge.Plan.Find(quoted.Clause) ?? throw new InvalidOperationException($"The draft cites {quoted.Clause}, which the plan does not have.");
            var citation = new Citation(clause.Id, clause.Label, clause.Cut(quoted.Span), quoted.Span);
            Check(citation, clause);
            if (citations.Exists(c => c.Clause == citation.Clause && c.Span == citation.Span)) continue;
            citations.Add(citation);
            if (quoted.Shown) blocks.Add(new QuoteBlock(citation));
        }
        return new Reply
        {
            Text = Text(blocks, language, wording),
            Blocks = blocks,
            Language = language,
            Intent = draft.Intent,
            Citations = citations,
            Tasks = draft.Tasks?.ConvertAll(t => new TaskItem(t.Id, t.Number, t.Title, t.Area)),
            Areas = draft.Areas,
            Count = draft.Count,
            Owners = draft.Owners.ConvertAll(o => new OwnerLine(o.Task is { } t ? knowledge.Plan.FindTask(t)!.Number : null, o.Role, o.Party, o.Basis, o.Source, o.AsOf)),
            Refusal = draft.Refusal,
            Suggestions = draft.Suggestions.ConvertAll(s => Render(s, language)),
            Plan = knowledge.Plan.Id,
            Snapshot = knowledge.Hash,
        };
    }

    private static void Check(Citation citation, Clause clause)
    {
        if (citation.Quote.Length == 0 || string.CompareOrdinal(clause.Text, citation.Span.Start, citation.Quote, 0, citation.Quote.Length) != 0)
            throw new InvalidOperationException($"A quote of {citation.Clause} is not verbatim.");
    }

    private static string Text(List<ReplyBlock> blocks, WrittenLanguage language, Wording wording)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(block switch
            {
                ProseBlock prose => prose.Text,
                QuoteBlock quote => Render(wording.Quote(quote.Citation.Quote, quote.Citation.Label), language),
                _ => throw new InvalidOperationException($"No rendering for {block.GetType().Name}."),
            });
        }
        return text.ToString();
    }

    private static string Render(string text, WrittenLanguage language)
    {
        if (!text.Contains(Open)) return language == WrittenLanguage.Traditional ? ScriptConversion.ToTraditional(text) : text;
        var result = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int open = text.IndexOf(Open, at);
            int end = open < 0 ? text.Length : open;
            string own = text[at..end];
            result.Append(language == WrittenLanguage.Traditional ? ScriptConversion.ToTraditional(own) : own);
            if (open < 0) break;
            int close = text.IndexOf(Close, open);
            result.Append(text, open + 1, close - open - 1);
            at = close + 1;
        }
        return result.ToString();
    }
}
