using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>A fact, from one clause or several, or an honest 'the plan does not say'.</summary>
internal sealed class FactAnswers(KnowledgeSnapshot knowledge, TimeProvider time, RefusalAnswers refusals)
{
    // Below the first the plan is taken not to say; below the second the answer says that it is not certain.
    private const double Least = 0.6, Confident = 0.45;

    // A rival clause is shown too when it scores nearly as well.
    private const double Rival = 0.93;

    private readonly AnswerValues _values = new(knowledge);
    private readonly Aspects _aspects = new(knowledge);

    public Draft Compose(Request request)
    {
        var evidence = request.Evidence;
        if (_values.SubjectNotInPlan(request) is { } subject) return refusals.NotInPlan(request, null, subject);
        if (_aspects.Split(request) is { Count: > 1 } several) return Several(request, several);
        if (evidence.Best is not { } best || evidence.Answered < Least) return request.Outside > 0.5 ? refusals.OutOfScope(request) : refusals.NotInPlan(request, evidence.Best?.MissingValue, null);
        if (request.Outside > 0.6 && best.Certainty < 0.6) return refusals.OutOfScope(request);
        if (_values.FalseDetail(request, best) is { } detail) return refusals.FalsePremise(request, best, detail);
        var shown = new List<ClauseHit> { best };
        if (evidence.Hits.ElementAtOrDefault(1) is { } rival && rival.Score > best.Score * Rival) shown.Add(rival);
        return Several(request, shown);
    }

    private Draft Several(Request request, List<ClauseHit> hits)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("ask");
        bool sure = hits[0].Certainty >= Confident;
        if (!sure) draft.Say(wording.UnsureLead());
        else if (hits.Count > 1) draft.Say(wording.SeveralLead(hits.Count));
        foreach (var hit in hits)
        {
            string? title = knowledge.Plan.FindTask(hit.Clause.Id)?.Title;
            var english = knowledge.English.Find(hit.Clause.Id.Value);
            draft.Say(sure && hits.Count == 1 ? wording.FactLead(hit.Clause.Label, title, english) : wording.AlsoLead(hit.Clause.Label, title, english));
            foreach (var sentence in hit.Sentences) draft.Quote(hit.Clause, sentence);
        }
        if (SpeaksOfPeriod(request) && knowledge.Plan.Front is { FromYear: { } from, ToYear: { } to } && time.GetLocalNow().Year > to)
            draft.Say(wording.PeriodEnded(from, to));
        return draft;
    }

    private static bool SpeaksOfPeriod(Request request) =>
        request.Utterance.AnswerTypes.Contains(AnswerType.Date) || AnswerValues.AsksForTarget(request.Utterance.Text);
}
