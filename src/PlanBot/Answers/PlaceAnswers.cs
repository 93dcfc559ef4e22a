using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>The tasks that name a place, completely: by its name, by a short name; what lies within it is told apart.</summary>
internal sealed class PlaceAnswers(KnowledgeSnapshot knowledge)
{
    public Draft Compose(Request request)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("place") { Tasks = [] };
        foreach (string place in PlacesOf(request)) Add(draft, request, wording, place);
        if (draft.Tasks.Count == 0 && draft.Refusal is null) draft.Refusal = new Refusal(Refusal.NotInPlan, []);
        draft.Tasks = [.. draft.Tasks.DistinctBy(t => t.Id).OrderBy(t => t.Number)];
        return draft;
    }

    /// <summary>The places a question names; a short name that is no place of its own stands for itself.</summary>
    public static IEnumerable<string> PlacesOf(Request request)
    {
        var names = request.Utterance.Names.Select(n => n.Name switch
        {
            Place place => place.Name,
            ShortName shortName => shortName.Text,
            _ => null,
        }).OfType<string>().Distinct().ToList();
        // In 湖南长沙 or 邵阳市的雪峰山 the wider name only says where the narrower one is.
        var wider = request.Utterance.Places.SelectMany(p => p.In).ToHashSet();
        var narrow = names.Where(n => !wider.Contains(n)).ToList();
        return narrow.Count > 0 ? narrow : names;
    }

    private void Add(Draft draft, Request request, Wording wording, string place)
    {
        var mentions = Mentions(place);
        var named = mentions.Where(m => m.Naming != PlaceNaming.Within).ToList();
        var within = mentions.Where(m => m.Naming == PlaceNaming.Within).ToList();
        string shown = request.Language == Language.WrittenLanguage.English && knowledge.Lexicon.Places.GetValueOrDefault(place)?.English is [var english, ..]
            ? $"{english} ({place})" : place;
        if (mentions.Count == 0)
        {
            draft.Say(wording.PlaceNotNamed(shown));
            if (knowledge.Lexicon.Places.GetValueOrDefault(place)?.In is [var around, ..] && Mentions(around).Count > 0 && around != "湖南" && around != "湖南省") draft.Suggestions.Add(around);
            return;
        }
        draft.Say(named.Count > 0
            ? wording.TasksOfPlace(shown, named.Count(m => m.Naming == PlaceNaming.Written), named.Count(m => m.Naming == PlaceNaming.Short))
            : wording.PlaceOnlyWithin(shown, within.Count));
        foreach (var mention in named.Count > 0 ? named : within)
        {
            var task = knowledge.Plan.FindTask(mention.Task)!;
            draft.Tasks!.Add(task);
            draft.Say(wording.TaskLine(task, null, null)).Quote(task.Clause, Composer.PhraseAround(task.Clause, mention.Words));
        }
        if (named.Count > 0 && within.Count > 0)
            draft.Say(wording.AlsoWithin(shown, [.. within.Select(m => knowledge.Plan.Find(m.Task)!.Label)]));
    }

    // A short name of the plan is found by the tasks that write it.
    private IReadOnlyList<PlaceMention> Mentions(string place)
    {
        var found = knowledge.Places.Find(place);
        if (found.Count > 0) return found;
        return [.. knowledge.Plan.Tasks
            .Select(t => (t.Id, At: t.Clause.Text.IndexOf(place, StringComparison.Ordinal)))
            .Where(t => t.At >= 0)
            .Select(t => new PlaceMention(t.Id, PlaceNaming.Written, new TextSpan(t.At, place.Length)))];
    }
}
