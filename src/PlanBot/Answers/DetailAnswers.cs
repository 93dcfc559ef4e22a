using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>One task in full, or several asked for by number.</summary>
internal sealed class DetailAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals)
{
    private const int MaxTasks = 3;

    public Draft Compose(Request request)
    {
        var numbers = request.Utterance.Tasks.Select(t => t.Number).Distinct().Take(MaxTasks).ToList();
        if (numbers.Count == 0 && request.Clause is { } clause) return One(request, clause);
        var draft = new Draft("detail");
        foreach (int number in numbers)
        {
            if (refusals.TaskNumbered(number) is not { } task) return refusals.NoSuchTask(request, number);
            Add(draft, request, task);
        }
        return numbers.Count > 0 ? draft : One(request, request.Evidence.Best?.Clause.Id ?? knowledge.Plan.Tasks[0].Id);
    }

    private Draft One(Request request, ClauseId id)
    {
        var draft = new Draft("detail");
        if (knowledge.Plan.FindTask(id) is { } task) return Add(draft, request, task);
        var clause = knowledge.Plan.Find(id)!;
        return draft.Say(Wording.For(request.Language).FactLead(clause.Label, null, knowledge.English.Find(id.Value))).Quote(clause, new TextSpan(0, clause.Text.Length));
    }

    private Draft Add(Draft draft, Request request, PlanTask task)
    {
        var area = knowledge.Plan.Areas.FirstOrDefault(a => a.Number == task.Area);
        int start = Composer.TitleOf(task).Start;
        return draft.Say(Wording.For(request.Language).WholeTask(task, area, knowledge.English.Find(task.Id.Value)))
            .Quote(task.Clause, new TextSpan(start, task.Clause.Text.Length - start));
    }
}
