using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>Lists and counts: the tasks of an area, on a theme, all of them; the areas; the area of a task.</summary>
internal sealed partial class ListAnswers
{
    private readonly KnowledgeSnapshot _knowledge;
    private readonly RefusalAnswers _refusals;
    private readonly Func<Request, Draft> _askInstead;
    private readonly PhraseTable<int> _areaNames = new();

    public ListAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals, Func<Request, Draft> askInstead)
    {
        _knowledge = knowledge;
        _refusals = refusals;
        _askInstead = askInstead;
        foreach (var area in knowledge.Plan.Areas) _areaNames.Add(Lexicon.Key(area.Title), area.Number);
        foreach (var (number, names) in knowledge.Questions.AreaNames)
            foreach (string name in names) _areaNames.Add(Lexicon.Key(name), number);
    }

    public Draft List(Request request)
    {
        var wording = Wording.For(request.Language);
        string text = request.Utterance.Text;
        if (UnknownArea(request) is { } refusal) return refusal;
        if (Titled().IsMatch(text) && Themes(text) is { Count: > 0 } titled)
        {
            var tasks = TasksWhere(t => titled.Any(w => t.Title.Contains(w, StringComparison.OrdinalIgnoreCase)));
            return tasks.Count == 0 ? None(request, titled[0]) : Listed(request, tasks, wording.TasksTitled(titled, tasks.Count));
        }
        if (Quoted(text) is { Count: > 0 } quoted) return OnTheme(request, quoted);
        if (AreaNamed(request) is { } area) return OfArea(request, area);
        if (All().IsMatch(text) && Themes(text).Count == 0) return Listed(request, [.. _knowledge.Plan.Tasks], wording.TasksAll(_knowledge.Plan.Tasks.Count));
        return OnTheme(request, Themes(text));
    }

    public Draft Count(Request request)
    {
        var wording = Wording.For(request.Language);
        if (UnknownArea(request) is { } refusal) return refusal;
        if (AreaNamed(request) is { } area)
        {
            var tasks = TasksWhere(t => t.Area == area.Number);
            var counted = Listed(request, tasks, wording.CountInArea(area, tasks.Count));
            counted.Count = tasks.Count;
            return counted;
        }
        if (CountsAreas().IsMatch(request.Utterance.Text) && !CountsTasks().IsMatch(request.Utterance.Text)) return Areas(request);
        if (request.Before?.Tasks is { Count: > 0 } before)
        {
            var again = Listed(request, [.. before.Select(id => _knowledge.Plan.FindTask(id)!)], wording.CountOfList(before.Count));
            again.Count = before.Count;
            return again;
        }
        if (Quoted(request.Utterance.Text) is { Count: > 0 } quoted) return WithCount(OnTheme(request, quoted));
        if (Themes(request.Utterance.Text) is { Count: > 0 } themes && TasksOn(themes) is { Count: > 0 }) return WithCount(OnTheme(request, themes));
        return new Draft("list") { Count = _knowledge.Plan.Tasks.Count }.Say(wording.CountOfTasks(_knowledge.Plan.Tasks.Count, _knowledge.Plan.Areas.Count));
    }

    public Draft Areas(Request request)
    {
        var wording = Wording.For(request.Language);
        var areas = _knowledge.Plan.Areas;
        var draft = new Draft("list") { Areas = [.. areas.Select(a => a.Number)], Count = areas.Count }.Say(wording.AreasLead(areas.Count));
        return draft.Say(string.Join('\n', areas.Select(a => wording.AreaLine(a, _knowledge.Plan.Tasks.Count(t => t.Area == a.Number), _knowledge.English.Find(a.Id)))));
    }

    public Draft AreaOf(Request request)
    {
        PlanTask? task;
        if (request.Utterance.Tasks is [var named, ..])
        {
            task = _refusals.TaskNumbered(named.Number);
            if (task is null) return _refusals.NoSuchTask(request, named.Number);
        }
        else
        {
            task = (request.Clause ?? request.Evidence.Best?.Clause.Id) is { } id ? _knowledge.Plan.FindTask(id) : null;
        }
        var area = task?.Area is { } number ? _knowledge.Plan.Areas.First(a => a.Number == number) : null;
        if (task is null || area is null) return _askInstead(request);
        return new Draft("list") { Areas = [area.Number] }
            .Say(Wording.For(request.Language).AreaOfTask(task, area, _knowledge.English.Find(area.Id)))
            .Quote(task.Clause, Composer.TitleOf(task));
    }

    /// <summary>The area a text names by one of its names; null when it names none.</summary>
    public Area? AreaNamed(Request request)
    {
        if (request.Utterance.Areas is [var named, ..]) return _knowledge.Plan.Areas.FirstOrDefault(a => a.Number == named.Number);
        var names = _areaNames.Find(request.Utterance.Text);
        if (names.Count == 0) return null;
        int number = names.MaxBy(n => n.Length).Value;
        return _knowledge.Plan.Areas.First(a => a.Number == number);
    }

    private Draft OfArea(Request request, Area area)
    {
        var tasks = TasksWhere(t => t.Area == area.Number);
        return Listed(request, tasks, Wording.For(request.Language).TasksOfArea(area, tasks.Count, _knowledge.English.Find(area.Id)));
    }

    private Draft OnTheme(Request request, List<string> themes)
    {
        var tasks = TasksOn(themes);
        if (tasks.Count > 0) return Listed(request, tasks, Wording.For(request.Language).TasksOnTheme(string.Join("、", themes), tasks.Count));
        var likely = request.Evidence.Hits.Where(h => h.Certainty > 0.4 && h.Clause.Id.IsTask).Take(4).Select(h => _knowledge.Plan.FindTask(h.Clause.Id)!).ToList();
        return likely.Count > 1 ? Listed(request, [.. likely.OrderBy(t => t.Number)], Wording.For(request.Language).WhichOne()) : _askInstead(request);
    }

    // Tasks whose text has the theme's words; spoken and English words by what they mean in the plan.
    private List<PlanTask> TasksOn(List<string> themes)
    {
        var words = themes.ToList();
        var found = TasksWhere(t => words.Any(w => t.Clause.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));
        if (found.Count > 0) return found;
        words = [.. themes.SelectMany(t => _knowledge.Lexicon.Synonyms.Find(t)).SelectMany(m => m.Value)];
        return TasksWhere(t => words.Any(w => t.Clause.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private Draft Listed(Request request, List<PlanTask> tasks, string lead)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("list") { Tasks = tasks }.Say(lead);
        return draft.Say(string.Join('\n', tasks.Select(t => wording.TaskLine(t, _knowledge.English.Find(t.Id.Value), null))));
    }

    private static Draft WithCount(Draft draft)
    {
        draft.Count = draft.Tasks?.Count;
        return draft;
    }

    private Draft None(Request request, string theme) =>
        new Draft("list") { Tasks = [], Refusal = new Refusal(Refusal.NotInPlan, []) }.Say(Wording.For(request.Language).NoTaskOnTheme(ReplyFinisher.Verbatim(theme)));

    private Draft? UnknownArea(Request request) =>
        request.Utterance.Areas is [var named, ..] && _knowledge.Plan.Areas.All(a => a.Number != named.Number) ? _refusals.NoSuchArea(request, named.Number) : null;

    private List<PlanTask> TasksWhere(Func<PlanTask, bool> holds) => [.. _knowledge.Plan.Tasks.Where(holds)];

    private static List<string> Quoted(string text) => [.. InQuotes().Matches(text).Select(m => m.Groups[1].Value)];

    // What is left of the question when the words of asking are taken away.
    private static List<string> Themes(string text)
    {
        if (Quoted(text) is { Count: > 0 } quoted) return quoted;
        string rest = Asking().Replace(text, " ");
        return [.. Between().Split(rest).Select(w => w.Trim()).Where(w => w.Length >= 2)];
    }

    [GeneratedRegex("[“\"「『'‘]([^”\"」』'’]{1,20})[”\"」』'’]")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"标题|题目|名称|名字|\btitles?\b|\bheadings?\b")]
    private static partial Regex Titled();

    [GeneratedRegex(@"全部|所有|总共|都有哪些|\ball\b|整个|三十|30")]
    private static partial Regex All();

    [GeneratedRegex(@"方面|部分|板块|领域|大块|大类|几块|\bareas?\b|\bparts?\b|\bsections?\b|pillars?")]
    private static partial Regex CountsAreas();

    [GeneratedRegex(@"任务|几条|几项|多少条|多少项|\btasks?\b|\bitems?\b")]
    private static partial Regex CountsTasks();

    [GeneratedRegex(@"[，,。？?！!、：:]|和|与|以及|或者?|\bor\b|\band\b")]
    private static partial Regex Between();

    [GeneratedRegex(@"请问|请|帮我|麻烦|给我|把|我想|想|看看?|知道|方案|文件|里面|里|中|当中|标题|题目|名称|名字|(?:和|跟|与|同)(?=.{1,12}(?:有关|相关))|有关|相关|关于|涉及|提到|提及|写到|讲到|说到|出现|带有?|含有?|包含|包括|属于|任务|条款|条目|工作|项目|(?:都|总共|一共|共|分别)?有?(?:哪些|哪几|哪|几|多少)(?:个|项|条|样)?|列(?:一下|出来?|个|举)?|列列|清单|全部|所有|总共|一共|的|是|有|了|吗|呢|啊|吧|下|(?:这|那)?(?:一)?(?:块|方面|部分|板块|领域|类)|\b(?:list|show|me|give|all|the|tasks?|items?|clauses?|that|which|what|are|is|there|about|on|under|in|of|with|mention(?:s|ing|ed)?|related|relating|to|how|many|please|title[sd]?|containing|contain|concerning|do|does|plan|have|has|word)\b")]
    private static partial Regex Asking();
}
