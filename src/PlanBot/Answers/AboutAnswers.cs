using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>What this document is: title, number, issuer, date, addressees, in force since when.</summary>
internal sealed class AboutAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals, Func<Request, Draft> askInstead)
{
    // Below this the question, though on the document, is one that its text does not answer (who signed it, how many pages).
    private const double LeastAnswered = 0.3;

    public Draft Compose(Request request)
    {
        if (request.Evidence.Answered < LeastAnswered) return refusals.NotInPlan(request, request.Evidence.Best?.MissingValue, null);
        var wording = Wording.For(request.Language);
        var best = request.Evidence.Best?.Clause;
        if (best is not null && best.Id != ClauseId.Notice && best.Id != ClauseId.Effect && request.Evidence.Best!.Certainty > 0.6) return askInstead(request);
        var plan = knowledge.Plan;
        var effect = plan.Find(ClauseId.Effect);
        var draft = new Draft("about").Say(wording.AboutLead()).Say(wording.About(plan.Front, effect, plan.Areas.Count, plan.Tasks.Count));
        bool force = best?.Id == ClauseId.Effect;
        if (force) draft.Quote(effect!, effect!.Sentences[0]);
        if (best?.Id == ClauseId.Notice)
            foreach (var words in request.Evidence.Best!.Sentences) draft.Quote(best, words);
        Notice(draft);
        if (!force && effect is not null) draft.Quote(effect, effect.Sentences[0]);
        return draft;
    }

    // The lines of the front page that state number, issuer and date.
    private void Notice(Draft draft)
    {
        if (knowledge.Plan.Find(ClauseId.Notice) is not { } notice) return;
        var front = knowledge.Plan.Front;
        string?[] values = [front.DocNumber, front.Date is { } d ? $"{d.Year}年{d.Month}月{d.Day}日" : null];
        foreach (string? value in values)
        {
            int at = value is null ? -1 : notice.Text.IndexOf(value, StringComparison.Ordinal);
            if (at >= 0) draft.Quote(notice, new TextSpan(at, value!.Length));
        }
    }
}
