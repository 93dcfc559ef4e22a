using System.Text.RegularExpressions;
using PlanBot.Intents;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Lists and counts of tasks: of areas, on a theme, with a word in the title, all of them.</summary>
internal sealed partial class ListAnswers(KnowledgeSnapshot knowledge, RefusalAnswers refusals, AreaAnswers areaAnswers, Func<Request, Draft> askInstead)
{
    // The classifier's margin from which an entry of the list is what is meant.
    private const double Fits = 0;

    // Single characters that are left of asking words and name no theme.
    private const string Particles = "个项条些那这哪几么什都也还就上中里内外之其为以把被让从对于至到去来大小多少全各第";

    private readonly AreaNames _areas = new(knowledge);

    public Draft List(Request request)
    {
        var wording = Wording.For(request.Language);
        string text = request.Utterance.Text;
        if (UnknownArea(request) is { } refusal) return refusal;
        if (request.Before is { Tasks: { Count: > 0 } before } && request.Wants == FollowUpLabels.Among) return AmongThese(request, before);
        if (TaskRanges.Find(text, knowledge.Plan.Tasks.Count) is var (first, last))
            return Listed(request, TasksWhere(t => t.Number >= first && t.Number <= last), wording.TasksInRange(first, last));
        if (request.Utterance.Areas.Count > 0) return OfAreas(request, _areas.Named(request));
        if (Titled().IsMatch(text) && Themes(text) is { Count: > 0 } titled) return WithTitle(request, titled);
        var areas = _areas.Named(request);
        if (areas.Count == 0 && Quoted(text) is { Count: > 0 } quoted) return OnTheme(request, quoted);
        if (areas.Count > 0) return OfAreas(request, areas);
        if (Themes(text).Count == 0) return Listed(request, [.. knowledge.Plan.Tasks], wording.TasksAll(knowledge.Plan.Tasks.Count));
        if (CalledAnArea(request) is { } likely) return OfAreas(request, [likely]);
        if (TasksOn(Themes(text)) is { Count: 0 } && _areas.Guessed(request) is { } guessed) return OfAreas(request, [guessed]);
        return OnTheme(request, Themes(text));
    }

    /// <summary>The tasks that pass a filter, those of a place with the words that name it.</summary>
    public Draft Filtered(TaskFilter filter, WrittenLanguage language)
    {
        var wording = Wording.For(language);
        var found = filter.In(knowledge);
        var draft = new Draft("list") { Tasks = [.. found.Select(f => f.Task)] };
        string named = string.Join(wording.And(), new[] { filter.Area is { } area ? knowledge.Plan.Areas.FirstOrDefault(a => a.Number == area)?.Title ?? $"{area}" : null, filter.Place, filter.Owner }
            .OfType<string>().Select(ReplyFinisher.Verbatim));
        if (found.Count == 0) return (draft with { Refusal = new Refusal(Refusal.NotInPlan, []) }).Say(wording.NoTaskPasses(named));
        draft.Say(named.Length == 0 ? wording.TasksAll(found.Count) : wording.TasksThatPass(named, found.Count));
        foreach (var (task, words) in found)
        {
            draft.Say(wording.TaskLine(task, knowledge.English.Find(task.Id.Value), null));
            if (words is { } naming) draft.Quote(task.Clause, Composer.PhraseAround(task.Clause, naming));
            else draft.Cite(task.Clause, Composer.TitleOf(task));
        }
        return draft;
    }

    public Draft Count(Request request)
    {
        var wording = Wording.For(request.Language);
        string text = request.Utterance.Text;
        if (UnknownArea(request) is { } refusal) return refusal;
        if (_areas.Named(request) is { Count: > 0 } areas) return WithCount(OfAreas(request, areas));
        if (CountsAreas().IsMatch(text) && !CountsTasks().IsMatch(text)) return areaAnswers.Areas(request);
        if (request.Before?.Tasks is { Count: > 0 } before)
            return WithCount(Listed(request, [.. before.Select(id => knowledge.Plan.FindTask(id)!)], wording.CountOfList(before.Count)));
        if (Quoted(text) is { Count: > 0 } quoted) return WithCount(OnTheme(request, quoted));
        if (CountsTasks().IsMatch(text) && CalledAnArea(request) is { } likely) return WithCount(OfAreas(request, [likely]));
        if (Themes(text) is { Count: > 0 } themes && TasksOn(themes) is { Count: > 0 }) return WithCount(OnTheme(request, themes));
        if (_areas.Guessed(request) is { } guessed && !Whole().IsMatch(text)) return WithCount(OfAreas(request, [guessed]));
        return new Draft("list") { Count = knowledge.Plan.Tasks.Count }.Say(wording.CountOfTasks(knowledge.Plan.Tasks.Count, knowledge.Plan.Areas.Count));
    }

    // 修路那一块: in words that the plan does not write, the area is meant that they point to.
    private Area? CalledAnArea(Request request) =>
        SaysArea().IsMatch(request.Utterance.Text) && Themes(request.Utterance.Text) is { Count: > 0 } themes && TasksWriting(themes).Count == 0 ? _areas.Guessed(request) : null;

    private Draft OfAreas(Request request, List<Area> areas)
    {
        var wording = Wording.For(request.Language);
        var tasks = TasksWhere(t => areas.Exists(a => a.Number == t.Area));
        return Listed(request, tasks, areas is [var one] ? wording.TasksOfArea(one, tasks.Count, knowledge.English.Find(one.Id)) : wording.TasksOfAreas(areas, tasks.Count));
    }

    private Draft WithTitle(Request request, List<string> words)
    {
        string text = request.Utterance.Text;
        var position = Begins().IsMatch(text) ? TitlePosition.Start : Ends().IsMatch(text) ? TitlePosition.End : TitlePosition.Anywhere;
        var tasks = TasksWhere(t => words.Any(w => position switch
        {
            TitlePosition.Start => t.Title.StartsWith(w, StringComparison.OrdinalIgnoreCase),
            TitlePosition.End => t.Title.EndsWith(w, StringComparison.OrdinalIgnoreCase),
            _ => t.Title.Contains(w, StringComparison.OrdinalIgnoreCase),
        }));
        return tasks.Count == 0 ? OnTheme(request, words) : Listed(request, tasks, Wording.For(request.Language).TasksTitled(words, position, tasks.Count));
    }

    // Those of the list before that speak of the theme, or lie in the area, that is named now.
    private Draft AmongThese(Request request, IReadOnlyList<ClauseId> before)
    {
        var themes = Themes(Among().Replace(request.Utterance.Text, " "));
        var areas = _areas.Named(request);
        var listed = before.Select(id => knowledge.Plan.FindTask(id)!).ToList();
        var tasks = listed.FindAll(TasksOn(themes).Contains);
        if (tasks.Count == 0) tasks = listed.FindAll(t => areas.Exists(a => a.Number == t.Area));
        if (tasks.Count == 0 && request.Evidence.Hits.FirstOrDefault(h => before.Contains(h.Clause.Id)) is { Margin: > Fits } hit)
            return Listed(request, [knowledge.Plan.FindTask(hit.Clause.Id)!], Wording.For(request.Language).CountOfList(1)).Quote(hit.Clause, hit.Sentences[0]);
        if (tasks.Count == 0) return None(request, string.Join("、", themes));
        var draft = Listed(request, tasks, Wording.For(request.Language).TasksOnTheme(string.Join("、", themes), tasks.Count));
        foreach (var task in tasks)
            if (task.Clause.Sentences.Skip(1).Cast<TextSpan?>().FirstOrDefault(s => themes.Exists(w => task.Clause.Cut(s!.Value).Contains(w, StringComparison.Ordinal))) is { } sentence)
                draft.Quote(task.Clause, sentence);
        return draft;
    }

    private Draft OnTheme(Request request, List<string> themes)
    {
        var tasks = TasksOn(themes);
        if (tasks.Count > 0) return Listed(request, tasks, Wording.For(request.Language).TasksOnTheme(string.Join("、", themes), tasks.Count));
        var likely = request.Evidence.Hits.Where(h => h.Certainty > 0.4 && h.Clause.Id.IsTask).Take(4).Select(h => knowledge.Plan.FindTask(h.Clause.Id)!).ToList();
        return likely.Count > 1 ? Listed(request, [.. likely.OrderBy(t => t.Number)], Wording.For(request.Language).WhichOne()) : askInstead(request);
    }

    // Tasks whose text has the theme's words; spoken and English words by what they mean in the plan.
    private List<PlanTask> TasksOn(List<string> themes)
    {
        var found = TasksWriting(themes);
        return found.Count > 0 ? found : TasksWriting([.. themes.SelectMany(t => knowledge.Lexicon.Synonyms.Find(t)).SelectMany(m => m.Value)]);
    }

    private List<PlanTask> TasksWriting(List<string> words) => TasksWhere(t => words.Any(w => t.Clause.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));

    private Draft Listed(Request request, List<PlanTask> tasks, string lead)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("list") { Tasks = tasks }.Say(lead);
        draft.Say(string.Join('\n', tasks.Select(t => wording.TaskLine(t, knowledge.English.Find(t.Id.Value), null))));
        foreach (var task in tasks) draft.Cite(task.Clause, Composer.TitleOf(task));
        return draft;
    }

    private static Draft WithCount(Draft draft)
    {
        draft.Count = draft.Tasks?.Count;
        return draft;
    }

    private Draft None(Request request, string theme) =>
        new Draft("list") { Tasks = [], Refusal = new Refusal(Refusal.NotInPlan, []) }.Say(Wording.For(request.Language).NoTaskOnTheme(ReplyFinisher.Verbatim(theme)));

    private Draft? UnknownArea(Request request) =>
        request.Utterance.Areas is [var named, ..] && named.Number >= 0 && knowledge.Plan.Areas.All(a => a.Number != named.Number) ? refusals.NoSuchArea(request, named.Number) : null;

    private List<PlanTask> TasksWhere(Func<PlanTask, bool> holds) => [.. knowledge.Plan.Tasks.Where(holds)];

    private static List<string> Quoted(string text) => [.. InQuotes().Matches(text).Select(m => m.Groups[1].Value)];

    // What is left of the question when the words of asking are taken away.
    private static List<string> Themes(string text)
    {
        if (Quoted(text) is { Count: > 0 } quoted) return quoted;
        if (WrittenLanguages.Detect(text) == WrittenLanguage.English && HanRun().Matches(text) is { Count: > 0 } han) return [.. han.Select(m => m.Value)];
        if (QuotationMarks().IsMatch(text)) return ["“"];
        string rest = Asking().Replace(text, " ");
        return [.. Between().Split(rest).Select(w => w.Trim()).Where(w => w.Length >= 2 || (w.Length == 1 && Characters.IsHan(w[0]) && !Particles.Contains(w[0])))];
    }

    [GeneratedRegex("[“\"「『'‘]([^”\"」』'’]{1,20})[”\"」』'’]")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"^(?:只看|只要|就看|只列|only|just)|其中|这(?:些|几)(?:个|项|条|里)?|里头|里面的?(?=.{1,10}(?:有关|相关))|among (?:them|these|those)|of (?:them|these|those)|which ones")]
    private static partial Regex Among();

    [GeneratedRegex(@"(?:那|这|哪)(?:一|个)?(?:大)?(?:块|板块|方面|部分|摊|类|片|领域)|\b(?:area|part|section|chapter)\b")]
    private static partial Regex SaysArea();

    [GeneratedRegex(@"引号|\bquotation marks?\b|\bin quotes\b")]
    private static partial Regex QuotationMarks();

    [GeneratedRegex(@"[\u4e00-\u9fff]+")]
    private static partial Regex HanRun();

    [GeneratedRegex(@"打头|开头|开始|起头|打首|领头|\b(?:begin|start)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"结尾|收尾|末尾|\bend(?:s|ing)?\b")]
    private static partial Regex Ends();

    [GeneratedRegex(@"全部|所有|总共|总数|一共|整个|方案|文件|计划|\ball\b|\btotal\b|\bplan\b|\bdocument\b|altogether")]
    private static partial Regex Whole();

    [GeneratedRegex(@"标题|题目|名称|名字|\btitles?\b|\bheadings?\b")]
    private static partial Regex Titled();

    [GeneratedRegex(@"方面|部分|板块|领域|大块|大类|几块|\bareas?\b|\bparts?\b|\bsections?\b|pillars?")]
    private static partial Regex CountsAreas();

    [GeneratedRegex(@"任务|几条|几项|多少条|多少项|\btasks?\b|\bitems?\b")]
    private static partial Regex CountsTasks();

    [GeneratedRegex(@"[，,。？?！!、：:]|和|与|以及|或者?|\bor\b|\band\b")]
    private static partial Regex Between();

    [GeneratedRegex(@"请问|请|帮我|麻烦|给我|只(?:要|看|列)|其中|讲(?:到)?|谈(?:到)?|那(?:一)?(?:条|个|项|几条)|是哪(?:个|条|项)|展开(?:说|讲)?|把|我想|想|看看?|知道|方案|文件|里面|里|中|当中|标题|题目|名称|名字|(?:打头|开头|开始|起头|结尾|收尾|字样?|[一两二三四]个字|以|用)|(?:和|跟|与|同)(?=.{1,12}(?:有关|相关))|有关|相关|关于|涉及|提到|提及|写到|讲到|说到|出现|带有?|含有?|包含|包括|属于|任务|条款|条目|工作|项目|(?:都|总共|一共|共|分别)?有?(?:哪些|哪几|哪|几|多少)(?:个|项|条|样)?|列(?:一下|出来?|个|举)?|列列|清单|全部|所有|总共|一共|的|是|有|了|吗|呢|啊|吧|下|(?:这|那)?(?:一)?(?:块|方面|部分|板块|领域|类)|\b(?:list|show|me|give|all|the|tasks?|items?|clauses?|that|which|what|are|is|there|about|on|under|in|of|with|mention(?:s|ing|ed)?|related|relating|to|how|many|please|title[sd]?|containing|contain|concerning|do|does|plan|have|has|word)\b")]
    private static partial Regex Asking();
}
