using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>The tasks that name a place, completely: by its name, by a short name; what lies within it is told apart.</summary>
internal sealed partial class PlaceAnswers(KnowledgeSnapshot knowledge)
{
    public Draft Compose(Request request)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("place") { Tasks = [] };
        var places = PlacesOf(request).ToList();
        if (places.Count > 1 && Together().IsMatch(request.Utterance.Text)) return InAllOf(draft, request, wording, places);
        bool written = OnlyWritten().IsMatch(request.Utterance.Text);
        if (written) places = [places[0]];
        foreach (string place in places) Add(draft, request, wording, place, written);
        if (draft.Tasks.Count == 0 && draft.Refusal is null) draft.Refusal = new Refusal(Refusal.NotInPlan, []);
        draft.Tasks = [.. draft.Tasks.DistinctBy(t => t.Id).OrderBy(t => t.Number)];
        return draft;
    }

    private Draft InAllOf(Draft draft, Request request, Wording wording, List<string> places)
    {
        var common = places.Select(p => Named(p).Select(m => m.Task)).Aggregate((a, b) => a.Intersect(b)).ToList();
        string shown = string.Join(wording.And(), places.Select(p => Shown(request, p)));
        if (common.Count == 0) return draft.Say(wording.PlaceNotNamed(shown)) with { Refusal = new Refusal(Refusal.NotInPlan, []) };
        draft.Say(wording.TasksOfPlace(shown, common.Count, 0));
        foreach (var id in common)
        {
            var task = knowledge.Plan.FindTask(id)!;
            draft.Tasks!.Add(task);
            draft.Say(wording.TaskLine(task, null, null));
            foreach (var mention in places.Select(p => Named(p).First(m => m.Task == id))) draft.Quote(task.Clause, Composer.PhraseAround(task.Clause, mention.Words));
        }
        return draft;
    }

    private List<PlaceMention> Named(string place) => [.. Mentions(place).Where(m => m.Naming != PlaceNaming.Within)];

    private string Shown(Request request, string place) =>
        request.Language == Language.WrittenLanguage.English && knowledge.Lexicon.Places.GetValueOrDefault(place)?.English is [var english, ..] ? $"{english} ({place})" : place;

    /// <summary>The places a question names; a short name that is no place of its own stands for itself.</summary>
    private static IEnumerable<string> PlacesOf(Request request)
    {
        // 韶山所在的市 asks for the city around it.
        if (Around().IsMatch(request.Utterance.Text) && request.Utterance.Places.FirstOrDefault(p => p.Kind is "county" or "landmark" && p.In.Count > 0) is { } inner) return inner.In;
        // A short name beside one of its members only says how that is to be counted.
        var members = request.Utterance.Places.Select(p => p.Name).ToHashSet();
        var names = request.Utterance.Names.Select(n => n.Name switch
        {
            Place place => place.Name,
            ShortName shortName when !shortName.Names.Any(members.Contains) => shortName.Text,
            _ => null,
        }).OfType<string>().Distinct().ToList();
        // In 湖南长沙 or 邵阳市的雪峰山 the wider name only says where the narrower one is.
        var wider = request.Utterance.Places.SelectMany(p => p.In).ToHashSet();
        var narrow = names.Where(n => !wider.Contains(n)).ToList();
        return narrow.Count > 0 ? narrow : names;
    }

    private void Add(Draft draft, Request request, Wording wording, string place, bool written)
    {
        var mentions = written ? Mentions(place).Where(m => m.Naming == PlaceNaming.Written).ToList() : Mentions(place);
        var named = mentions.Where(m => m.Naming != PlaceNaming.Within).ToList();
        var within = mentions.Where(m => m.Naming == PlaceNaming.Within).ToList();
        string shown = Shown(request, place);
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

    [GeneratedRegex(@"同时|同框|一齐|齐齐|都(?:有|被|上|点|提|出现|涉及|写|在)|一起|共同|both|together|at the same time")]
    private static partial Regex Together();

    [GeneratedRegex(@"全名|全称|字面|直接写|明明白白|白纸黑字|正儿八经|写明|完整(?:出现|写)|[两俩二三仨四五]个?字|不(?:要|用)?(?:算|计|数)|不作数|唔计|跳过|剔除|除外|spell(?:s|ed)?\b.{0,20}\bout|written out|by (?:its (?:own )?)?name\b|leave out|exclud|not counting")]
    private static partial Regex OnlyWritten();

    [GeneratedRegex(@"所在的?(?:那个|那座|这个)?(?:地级市|市州|市|州)|属于?的(?:那个)?(?:市|州)|(?:city|prefecture) (?:around|where|that)")]
    private static partial Regex Around();
}
