using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>The areas, all or those with so many tasks; the area of a task.</summary>
internal sealed partial class AreaAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals, Func<Request, Draft> askInstead)
{
    public Draft Areas(Request request)
    {
        var wording = Wording.For(request.Language);
        var (areas, lead, count) = Chosen(request.Utterance.Text, wording);
        var draft = new Draft("list") { Areas = [.. areas.Select(a => a.Number)], Count = count }.Say(lead);
        return draft.Say(string.Join('\n', areas.Select(a => wording.AreaLine(a, TasksIn(a), knowledge.English.Find(a.Id)))));
    }

    public Draft AreaOf(Request request)
    {
        var tasks = new List<PlanTask>();
        foreach (int number in request.Utterance.Tasks.Select(t => t.Number).Distinct())
        {
            if (refusals.TaskNumbered(number) is not { } named) return refusals.NoSuchTask(request, number);
            tasks.Add(named);
        }
        if (tasks.Count == 0 && (request.Clause ?? request.Evidence.Best?.Clause.Id) is { } id && knowledge.Plan.FindTask(id) is { } meant) tasks.Add(meant);
        if (tasks.Count == 0 || tasks.Exists(t => t.Area is null)) return askInstead(request);
        var draft = new Draft("list") { Areas = [.. tasks.Select(t => t.Area!.Value).Distinct()] };
        foreach (var task in tasks)
        {
            var area = knowledge.Plan.Areas.First(a => a.Number == task.Area);
            draft.Say(Wording.For(request.Language).AreaOfTask(task, area, knowledge.English.Find(area.Id))).Quote(task.Clause, Composer.TitleOf(task));
        }
        return draft;
    }

    // Those with the most, the fewest or exactly so many tasks, where the question says so.
    private (List<Area> Areas, string Lead, int Count) Chosen(string text, Wording wording)
    {
        var all = knowledge.Plan.Areas.ToList();
        if (all.Count == 0) return (all, wording.AreasLead(0), 0);
        if (Most().IsMatch(text)) return With(all.Max(TasksIn), true);
        if (Fewest().IsMatch(text)) return With(all.Min(TasksIn), true);
        if (Exactly().Match(text) is { Success: true } match && Language.TaskNumbers.Value(match.Groups["n"].Value) is { } tasks) return With(tasks, false);
        return (all, wording.AreasLead(all.Count), all.Count);

        (List<Area>, string, int) With(int tasks, bool countsTasks)
        {
            var chosen = all.FindAll(a => TasksIn(a) == tasks);
            return (chosen, wording.AreasWith(tasks), countsTasks ? tasks : chosen.Count);
        }
    }

    private int TasksIn(Area area) => knowledge.Plan.Tasks.Count(t => t.Area == area.Number);

    [GeneratedRegex(@"最多|\bmost\b|\blargest\b|\bbiggest\b|\blongest\b")]
    private static partial Regex Most();

    [GeneratedRegex(@"最少|\bfewest\b|\bleast\b|\bsmallest\b|\bshortest\b")]
    private static partial Regex Fewest();

    [GeneratedRegex(@"(?<n>\d+|[一二两三四五六七八九十]+)\s*(?:个|项|条)(?:任务)?的(?:方面|部分|板块|领域)|(?:只有|只包括|只含|恰好|正好|刚好|各有|都是|有)(?:了)?\s*(?<n>\d+|[一二两三四五六七八九十]+)\s*(?:个|项|条)|\b(?:exactly|only|just|have|has|with)\s+(?<n>\d+|one|two|three|four|five|six|seven|eight|nine)\b")]
    private static partial Regex Exactly();
}
