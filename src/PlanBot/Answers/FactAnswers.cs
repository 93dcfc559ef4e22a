using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>A fact, from one clause or several, or an honest 'the plan does not say'.</summary>
internal sealed partial class FactAnswers(KnowledgeSnapshot knowledge, TimeProvider time, RefusalAnswers refusals)
{
    // Below the first the plan is taken not to answer; below the second the answer says that it is not certain.
    private const double LeastAnswered = 0.55, Confident = 0.4;

    // A question that leans on the answer before says less than one that stands alone.
    private const double LeastLeaning = 0.4;

    // From these the classifier takes a question for one outside: where the plan does not answer it, the same where no clause is
    // near, where no clause is near although one answers, and where the evidence is not overwhelming.
    private const double Outside = 0.6, OutsideAndFar = 0.3, OutsideThough = 0.25, QuiteOutside = 0.9, Overwhelming = 0.95;

    // Above this margin a question is about a clause's subject, answered or not.
    private const double AboutAClause = 0.45;

    // A statement to be confirmed is held against its clause even where the plan does not answer it.
    private const double ClauseOfPremise = 0.3, SubjectOfPremise = 0.6;

    // A rival clause is shown too when it scores nearly as well.
    private const double Rival = 0.93;

    private readonly Premises _premises = new(knowledge);
    private readonly Aspects _aspects = new(knowledge);

    public Draft Compose(Request request)
    {
        var evidence = request.Evidence;
        if (evidence.Hits.Count == 0 && request.Clause is not null) return refusals.NotInPlan(request, request.Utterance.AnswerTypes.Select(t => (AnswerType?)t).FirstOrDefault(), null);
        string? subject = _premises.SubjectNotInPlan(request);
        if (evidence.Hits.Count == 0 && subject is not null) return refusals.NotInPlan(request, null, subject);
        if (evidence.Hits.Count == 0) return request.Outside > OutsideThough ? refusals.OutOfScope(request) : new Draft("talk").Say(Wording.For(request.Language).NotUnderstood());
        bool confirm = Premises.WantsConfirmation(request.Utterance.Text);
        if (confirm && evidence.Best is { } stated && (stated.Certainty >= ClauseOfPremise || stated.Margin >= SubjectOfPremise)
            && (subject ?? _premises.FalseDetail(request, stated)) is var untrue && (untrue is not null || evidence.Answered < LeastAnswered))
            return refusals.FalsePremise(request, stated, untrue);
        if (subject is not null) return request.Outside > QuiteOutside ? refusals.OutOfScope(request) : refusals.NotInPlan(request, null, subject);
        var aspects = request.Clause is null ? _aspects.Split(request) : [];
        if (aspects.Count > 1) return Several(request, aspects, confirm);
        if (evidence.Best is not { } best || (evidence.Answered < (request.Clause is null ? LeastAnswered : LeastLeaning) && !Unmistakable(evidence)))
            return !AsksWhatThePlanSays().IsMatch(request.Utterance.Text) && (request.Outside > Outside || (request.Outside > OutsideAndFar && evidence.Best is not { Margin: > AboutAClause })) ? refusals.OutOfScope(request) : WithPeriod(refusals.NotInPlan(request, evidence.Best?.MissingValue, null), request);
        if ((request.Outside > OutsideThough && best.Margin < AboutAClause) || (request.Outside > QuiteOutside && best.Certainty < Overwhelming) || request.Outside > Math.Max(OutsideThough, best.Certainty))
            return AsksWhatThePlanSays().IsMatch(request.Utterance.Text) ? refusals.NotInPlan(request, null, null) : refusals.OutOfScope(request);
        if (_premises.FalseDetail(request, best) is { } detail) return refusals.FalsePremise(request, best, detail);
        var shown = new List<ClauseHit> { aspects is [var both] && both.Clause.Id == best.Clause.Id ? both : best };
        if (evidence.Hits.ElementAtOrDefault(1) is { } rival && rival.Score > best.Score * Rival) shown.Add(rival);
        return Several(request, shown, confirm);
    }

    // As good as word for word what people ask of this clause.
    private static bool Unmistakable(Evidence evidence) => evidence.Best is { Certainty: >= 0.8, Margin: >= 1.3, MissingValue: null } && evidence.Silence < 0.25;

    private Draft Several(Request request, List<ClauseHit> hits, bool confirm)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("ask");
        bool sure = hits[0].Certainty >= Confident;
        if (!sure) draft.Say(wording.UnsureLead());
        else if (confirm) draft.Say(wording.CompareLead());
        else if (hits.Count > 1) draft.Say(wording.SeveralLead(hits.Count));
        foreach (var hit in hits)
        {
            string? title = knowledge.Plan.FindTask(hit.Clause.Id)?.Title;
            var english = knowledge.English.Find(hit.Clause.Id.Value);
            draft.Say(sure && hits.Count == 1 && !confirm ? wording.FactLead(hit.Clause.Label, title, english) : wording.AlsoLead(hit.Clause.Label, title, english));
            foreach (var sentence in hit.Sentences) draft.Quote(hit.Clause, sentence);
        }
        return WithPeriod(draft, request);
    }

    // A target or a date means less when the plan's period has ended.
    private Draft WithPeriod(Draft draft, Request request)
    {
        bool speaksOfPeriod = request.Utterance.AnswerTypes.Overlaps([AnswerType.Date, AnswerType.Progress]) || Premises.AsksForTarget(request.Utterance.Text);
        return speaksOfPeriod && knowledge.Plan.Front is { FromYear: { } from, ToYear: { } to } && time.GetLocalNow().Year > to
            ? draft.Say(Wording.For(request.Language).PeriodEnded(from, to))
            : draft;
    }

    // Who asks what the plan says of something is told that it does not, however far from the plan that is.
    [GeneratedRegex(@"(?:方案|文件|计划|通知)(?:里|中|上)?(?:面)?(?:有没有|有无|是怎么|怎么|如何|对|说|写|讲|提)|(?:怎么|如何|咋)(?:说|写|讲|提)(?:的)?[？?。]?$|(?:有没有|有无|没有|是否)(?:写|说|讲|提|涉及)|提没提|写没写|\b(?:does|what does|did) the (?:plan|document)\b|\b(?:plan|document) (?:say|mention|cover|state)", RegexOptions.IgnoreCase)]
    private static partial Regex AsksWhatThePlanSays();
}
