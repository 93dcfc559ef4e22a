using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>'Anything else?': what the clauses that were cited before say besides, then the next clauses that fit.</summary>
internal sealed partial class MoreAnswers(KnowledgeSnapshot knowledge)
{
    private const double AlsoFits = 0.4;
    private const int MaxClauses = 2;

    public Draft Compose(Request request)
    {
        var wording = Wording.For(request.Language);
        var before = request.Before!;
        var draft = new Draft("ask");
        string theme = Asking().Replace(request.Utterance.Text, "");
        foreach (var id in before.Cited.Take(before.Tasks.Count > 0 ? 0 : MaxClauses))
        {
            var clause = knowledge.Plan.Find(id)!;
            QuoteRest(draft, wording, clause, before.Quoted.Where(q => q.Clause == id && !Speaks(clause.Cut(q.Span), theme)).Select(q => q.Span));
        }
        // 还有吗 alone says of nothing what else there could be.
        if (draft.Cited.Count == 0 && before.Tasks.Count == 0 && theme.Length > 0)
            foreach (var hit in request.Evidence.Hits.Where(h => h.Certainty >= AlsoFits && !before.Cited.Contains(h.Clause.Id)).Take(MaxClauses))
                QuoteRest(draft, wording, hit.Clause, []);
        return draft.Cited.Count > 0 ? draft : draft.Say(wording.NothingMore());
    }

    // 还有别的机场吗 may be answered by what was quoted already.
    private static bool Speaks(string sentence, string theme) => theme.Length > 0 && sentence.Contains(theme, StringComparison.OrdinalIgnoreCase);

    // The sentences not quoted yet, the heading left out.
    private void QuoteRest(Draft draft, Wording wording, Clause clause, IEnumerable<TextSpan> quoted)
    {
        var known = quoted.ToList();
        var rest = clause.Sentences.Skip(clause.Id.IsTask && clause.Sentences.Count > 1 ? 1 : 0).Where(s => !known.Exists(s.Overlaps)).ToList();
        if (rest.Count == 0) return;
        draft.Say(wording.AlsoLead(clause.Label, knowledge.Plan.FindTask(clause.Id)?.Title, knowledge.English.Find(clause.Id.Value)));
        foreach (var sentence in rest) draft.Quote(clause, sentence);
    }

    [GeneratedRegex(@"还|有|没|别|其他|其它|另外|除了|除此之外|这些|这个|以外|之外|什么|啥|哪些|哪几个?|的|吗|呢|了|啊|上|提到|更多|再|多|些|[？?。，,\s]|\b(?:any|anything|what|else|other|more|does|it|say|the|are|is|there|about|on|that)\b")]
    private static partial Regex Asking();
}
