using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>'Anything else?': what the clauses that were cited before say besides, then the next clauses that fit.</summary>
internal sealed class MoreAnswers(KnowledgeSnapshot knowledge)
{
    private const double AlsoFits = 0.4;
    private const int MaxClauses = 2;

    public Draft Compose(Request request)
    {
        var wording = Wording.For(request.Language);
        var before = request.Before!;
        var draft = new Draft("ask");
        foreach (var id in before.Cited.Take(before.Tasks.Count > 0 ? 0 : MaxClauses)) QuoteRest(draft, wording, knowledge.Plan.Find(id)!, before.Quoted.Where(q => q.Clause == id).Select(q => q.Span));
        if (draft.Cited.Count == 0 && before.Tasks.Count == 0)
            foreach (var hit in request.Evidence.Hits.Where(h => h.Certainty >= AlsoFits && !before.Cited.Contains(h.Clause.Id)).Take(MaxClauses))
                QuoteRest(draft, wording, hit.Clause, []);
        return draft.Cited.Count > 0 ? draft : draft.Say(wording.NothingMore());
    }

    // The sentences not quoted yet, the heading left out.
    private void QuoteRest(Draft draft, Wording wording, Clause clause, IEnumerable<TextSpan> quoted)
    {
        var known = quoted.ToList();
        var rest = clause.Sentences.Skip(clause.Id.IsTask && clause.Sentences.Count > 1 ? 1 : 0).Where(s => !known.Exists(s.Overlaps)).ToList();
        if (rest.Count == 0) return;
        draft.Say(wording.AlsoLead(clause.Label, knowledge.Plan.FindTask(clause.Id)?.Title, knowledge.English.Find(clause.Id.Value)));
        foreach (var sentence in rest) draft.Quote(clause, sentence);
    }
}
