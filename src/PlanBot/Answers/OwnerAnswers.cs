using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Who has which part: what the plan states, then what the organisation assigned, never a guess.</summary>
internal sealed class OwnerAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals)
{
    private const double Clear = 0.35;

    public Draft Compose(Request request)
    {
        var wording = Wording.For(request.Language);
        foreach (var named in request.Utterance.Tasks)
            if (refusals.TaskNumbered(named.Number) is null) return refusals.NoSuchTask(request, named.Number);
        var task = TaskOf(request);
        if (task is null && Stated(request) is { } stated) return stated;
        return task is { Owners.Count: > 0 } ? StatedForTask(task, wording) : NotNamed(request, task, wording);
    }

    // The plan's own words answer: who coordinates, who tracks, what departments and cities must do.
    private Draft? Stated(Request request)
    {
        var best = request.Evidence.Best;
        if (best is null || best.Clause.Id != ClauseId.Closing || best.Certainty < Clear || NamesUnstatedBody(request)) return null;
        var draft = new Draft("owner").Say(Wording.For(request.Language).OwnersStated());
        foreach (var sentence in best.Sentences) draft.Quote(best.Clause, sentence);
        AddPlanOwners(draft);
        return draft.Say(Wording.For(request.Language).NoOwnersByTask());
    }

    private static Draft StatedForTask(PlanTask task, Wording wording)
    {
        var draft = new Draft("owner").Say(wording.OwnersStatedForTask(task));
        foreach (string raw in task.Owners.Select(o => o.Raw).Distinct())
            draft.Quote(task.Clause, new TextSpan(task.Clause.Text.IndexOf(raw, StringComparison.Ordinal), raw.Length));
        return draft;
    }

    private Draft NotNamed(Request request, PlanTask? task, Wording wording)
    {
        var draft = new Draft("owner") { Subject = task?.Id }.Say(task is null && Bodies(request).Any() ? wording.OwnersOfBodyNotNamed() : wording.OwnersNotNamed(task));
        if (knowledge.Plan.Find(ClauseId.Closing) is { } closing)
            foreach (var sentence in closing.Sentences) draft.Quote(closing, sentence);
        AddPlanOwners(draft);
        var assigned = knowledge.Owners.Where(o => o.Basis == "assigned" && (task is null ? Bodies(request).Any(b => b.Name == o.Party) : o.Task is null || o.Task == task.Id)).ToList();
        if (assigned.Count > 0) draft.Say(wording.AssignedLead());
        foreach (var entry in assigned)
        {
            draft.Owners.Add(entry);
            draft.Say(wording.OwnerAssigned(entry, entry.Task is { } id ? knowledge.Plan.FindTask(id) : null));
        }
        if (task is not null && CitiesOf(task) is { Count: > 0 } cities) draft.Say(wording.CitiesNamed(cities));
        return draft;
    }

    // By number, by the conversation, or by the subject when the evidence is clear.
    private PlanTask? TaskOf(Request request)
    {
        if (request.Utterance.Tasks is [var named, ..]) return refusals.TaskNumbered(named.Number);
        if (request.Clause is { } clause) return knowledge.Plan.FindTask(clause);
        return request.Evidence.Best is { Certainty: >= Clear } best ? knowledge.Plan.FindTask(best.Clause.Id) : null;
    }

    private static IEnumerable<Department> Bodies(Request request) => request.Utterance.Names.Select(n => n.Name).OfType<Department>();

    private bool NamesUnstatedBody(Request request)
    {
        string closing = knowledge.Plan.Find(ClauseId.Closing)?.Text ?? "";
        return Bodies(request).Any(b => !closing.Contains(b.Name, StringComparison.Ordinal) && !b.Aliases.Any(a => closing.Contains(a, StringComparison.Ordinal)));
    }

    private void AddPlanOwners(Draft draft) => draft.Owners.AddRange(knowledge.Owners.Where(o => o.Basis == "plan"));

    private List<string> CitiesOf(PlanTask task) =>
        [.. knowledge.Lexicon.Places.Values.Where(p => p.Kind == "prefecture"
            && knowledge.Places.Find(p.Name).Any(m => m.Task == task.Id && m.Naming != PlaceNaming.Within)).Select(p => p.Name)];
}
