using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Says plainly that the plan does not say, that a task does not exist, or that something is not the assistant's to do.</summary>
internal sealed class RefusalAnswers(KnowledgeSnapshot knowledge)
{
    private const int MaxNearest = 2;
    private const double NearEnough = 0.12;

    /// <summary>The plan does not state it; the nearest clauses are named and not quoted.</summary>
    public Draft NotInPlan(Request request, AnswerType? type, string? subject)
    {
        var wording = Wording.For(request.Language);
        var nearest = request.Evidence.Hits.Where(h => h.Coverage > NearEnough).Take(MaxNearest).Select(h => h.Clause).ToList();
        if (nearest.Count == 0 && request.Clause is { } meant && knowledge.Plan.Find(meant) is { } clause) nearest = [clause];
        var draft = new Draft("ask") { Refusal = new Refusal(Refusal.NotInPlan, [.. nearest.Select(c => c.Id)]) }.Say(wording.NotInPlan(type, subject));
        if (nearest.Count > 0) draft.Say(wording.Nearest([.. nearest.Select(c => (c.Label, knowledge.Plan.FindTask(c.Id)?.Title))]));
        return knowledge.Owners.FirstOrDefault(o => o is { Role: "track", Basis: "plan" }) is { } tracker ? draft.Say(wording.WhoToAsk(tracker.Party)) : draft;
    }

    /// <summary>What the question takes for granted is not what the plan says: the plan's own words are quoted against it.</summary>
    public Draft FalsePremise(Request request, ClauseHit hit, string? detail)
    {
        var draft = new Draft("ask") { Refusal = new Refusal(Refusal.NotInPlan, [hit.Clause.Id]) };
        draft.Say(Wording.For(request.Language).PremiseFalse(detail));
        foreach (var sentence in hit.Sentences) draft.Quote(hit.Clause, sentence);
        return draft;
    }

    public Draft NoSuchTask(Request request, int number) =>
        new Draft("detail") { Refusal = new Refusal(Refusal.NoSuchTask, []) }.Say(Wording.For(request.Language).NoSuchTask(number, knowledge.Plan.Tasks.Count));

    public Draft NoSuchArea(Request request, int number) =>
        new Draft("list") { Refusal = new Refusal(Refusal.NotInPlan, []) }.Say(Wording.For(request.Language).NoSuchArea(number, knowledge.Plan.Areas.Count));

    public Draft OutOfScope(Request request) =>
        new Draft("outside") { Refusal = new Refusal(Refusal.OutOfScope, []) }.Say(Wording.For(request.Language).OutOfScope(knowledge.Plan.Front.Title));

    public Draft Unsafe(Request request) =>
        new Draft("outside") { Refusal = new Refusal(Refusal.Unsafe, []) }.Say(Wording.For(request.Language).Unsafe());

    public Draft NotAllowed(Request request) =>
        new Draft("outside") { Refusal = new Refusal(Refusal.NotAllowed, []) }.Say(Wording.For(request.Language).NotAllowed());

    /// <summary>The task with this number, counted from the end where it is negative; null where there is none.</summary>
    public PlanTask? TaskNumbered(int number)
    {
        if (number < 0) return -number <= knowledge.Plan.Tasks.Count ? knowledge.Plan.Tasks[^-number] : null;
        foreach (var task in knowledge.Plan.Tasks)
            if (task.Number == number) return task;
        return null;
    }
}
