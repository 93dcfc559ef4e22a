using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>One task in full, or several asked for by number.</summary>
internal sealed class DetailAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals)
{
    private const int MaxTasks = 3;

    public Draft Compose(Request request)
    {
        if (request.Clause is { } clause) return One(request, clause);
        var numbers = request.Utterance.Tasks.Select(t => t.Number).Distinct().Take(MaxTasks).ToList();
        if (request.Utterance.Areas is [var area] && numbers is [var nth]) return InArea(request, area.Number, nth);
        var draft = new Draft("detail");
        foreach (int number in numbers)
        {
            if (refusals.TaskNumbered(number) is not { } task) return refusals.NoSuchTask(request, number);
            Add(draft, request, task);
        }
        return numbers.Count > 0 ? draft : One(request, request.Evidence.Best?.Clause.Id ?? knowledge.Plan.Tasks[0].Id);
    }

    // 第三部分的第二条: the second task of that area; a number beyond it is the task's own.
    private Draft InArea(Request request, int areaNumber, int number)
    {
        if (knowledge.Plan.Areas.All(a => a.Number != areaNumber)) return refusals.NoSuchArea(request, areaNumber);
        var tasks = knowledge.Plan.Tasks.Where(t => t.Area == areaNumber).ToList();
        int index = number < 0 ? tasks.Count + number : number - 1;
        if (index >= 0 && index < tasks.Count && tasks.TrueForAll(t => t.Number != number)) return One(request, tasks[index].Id);
        return refusals.TaskNumbered(number) is { } task ? One(request, task.Id) : refusals.NoSuchTask(request, number);
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
