using PlanBot.Intents;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Gives each intent to the part that composes its answer.</summary>
internal sealed class Composer
{
    private readonly Dictionary<string, Func<Request, Draft>> _byLabel;
    private readonly MoreAnswers _more;
    private readonly ListAnswers _lists;

    public Composer(KnowledgeSnapshot knowledge, TimeProvider time)
    {
        var refusals = new RefusalAnswers(knowledge);
        var facts = new FactAnswers(knowledge, time, refusals);
        var areas = new AreaAnswers(knowledge, refusals, facts.Compose);
        _lists = new ListAnswers(knowledge, refusals, areas, facts.Compose);
        var places = new PlaceAnswers(knowledge);
        var owners = new OwnerAnswers(knowledge, refusals);
        var talk = new TalkAnswers(knowledge);
        _more = new MoreAnswers(knowledge);
        _byLabel = new()
        {
            [IntentLabels.Ask] = facts.Compose,
            [IntentLabels.List] = _lists.List,
            [IntentLabels.Count] = _lists.Count,
            [IntentLabels.Areas] = areas.Areas,
            [IntentLabels.AreaOf] = areas.AreaOf,
            [IntentLabels.Detail] = new DetailAnswers(knowledge, refusals).Compose,
            [IntentLabels.Place] = places.Compose,
            [IntentLabels.Owner] = owners.Compose,
            [IntentLabels.About] = new AboutAnswers(knowledge, refusals, facts.Compose).Compose,
            [IntentLabels.Greeting] = talk.Greeting,
            [IntentLabels.Thanks] = talk.Thanks,
            [IntentLabels.Farewell] = talk.Farewell,
            [IntentLabels.Help] = talk.Help,
            [IntentLabels.Admin] = refusals.NotAllowed,
            [IntentLabels.Override] = refusals.Unsafe,
            [IntentLabels.Outside] = refusals.OutOfScope,
        };
    }

    public Draft Compose(Request request) => request.Wants == FollowUpLabels.More ? _more.Compose(request) : _byLabel[request.Label](request);

    /// <summary>The tasks that pass a filter.</summary>
    public Draft List(TaskFilter filter, WrittenLanguage language) => _lists.Filtered(filter, language);

    /// <summary>The sentence-like stretch between commas that holds the words.</summary>
    public static TextSpan PhraseAround(Clause clause, TextSpan words)
    {
        const string stops = "，。；：！？";
        int start = words.Start, end = words.End;
        while (start > 0 && !stops.Contains(clause.Text[start - 1])) start--;
        while (end < clause.Text.Length && !stops.Contains(clause.Text[end])) end++;
        return new TextSpan(start, end - start);
    }

    /// <summary>Where the heading's words stand in a task's text, the number left out.</summary>
    public static TextSpan TitleOf(PlanTask task)
    {
        int at = task.Title.Length == 0 ? -1 : task.Clause.Text.IndexOf(task.Title, StringComparison.Ordinal);
        return at < 0 ? task.Clause.Sentences[0] : new TextSpan(at, task.Title.Length);
    }
}
