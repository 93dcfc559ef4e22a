using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>The tasks that name a place, completely: by its name, by a short name; what lies within it is told apart.</summary>
internal sealed partial class PlaceAnswers(KnowledgeSnapshot knowledge)
{
    // Characters between a wider name and the narrower one it locates: 邵阳市的雪峰山, "Changsha, Hunan" aside.
    private const int Between = 2;

    public Draft Compose(Request request)
    {
        var wording = Wording.For(request.Language);
        var draft = new Draft("place") { Tasks = [] };
        var places = PlacesOf(request).ToList();
        if (places.Count > 1 && Together().IsMatch(request.Utterance.Text)) return InAllOf(draft, request, wording, places);
        bool written = OnlyWritten().IsMatch(request.Utterance.Text) && !AlsoShort().IsMatch(request.Utterance.Text);
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
        request.Language == WrittenLanguage.English && knowledge.Lexicon.Places.GetValueOrDefault(place)?.English is [var english, ..] ? $"{english} ({place})" : place;

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
        names.RemoveAll(n => Excluded(request.Utterance, n));
        // In 湖南长沙 or 邵阳市的雪峰山 the wider name only says where the narrower one is.
        var narrow = names.Where(n => !LocatesAnother(request.Utterance, n)).ToList();
        return narrow.Count > 0 ? narrow : names;
    }

    // 不在湖南, 除了长沙.
    private static bool Excluded(Utterance utterance, string name) =>
        utterance.Names.Count > 1 && utterance.Names.Any(n => n.Name is Place p && p.Name == name && NotIn().IsMatch(utterance.Text[..n.Start]));

    private static bool LocatesAnother(Utterance utterance, string name)
    {
        var all = utterance.Names;
        for (int i = 0; i + 1 < all.Count; i++)
        {
            var (wide, narrow) = (all[i], all[i + 1]);
            if (wide.Name is Place w && w.Name == name && narrow.Name is Place inner && inner.In.Contains(name) && narrow.Start - wide.Start - wide.Length <= Between) return true;
            // In English the wider one follows: Shaoguan in northern Guangdong.
            if (narrow.Name is Place after && after.Name == name && wide.Name is Place first && first.In.Contains(name) && InEnglish().IsMatch(utterance.Text[(wide.Start + wide.Length)..narrow.Start])) return true;
        }
        return false;
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

    [GeneratedRegex(@"(?:没|未|不)[^，。]{0,4}(?:全名|全称)|(?:凭|靠|按|看)(?:简称|缩写)|(?:简称|缩写|合称|缩略)(?:里|中|也|都)*(?:有|算|计|数)|影子|\bshort(?:ened)?\b|abbreviat")]
    private static partial Regex AlsoShort();

    [GeneratedRegex(@"^(?: (?:in|of)(?: \w+)? |, ?)$")]
    private static partial Regex InEnglish();

    [GeneratedRegex(@"(?:不在|不属于?|不归|除了|除开|\b(?:not in|neither in|nor in|outside|besides|apart from) )$")]
    private static partial Regex NotIn();

    [GeneratedRegex(@"(?:(?:所)?在的?|(?:脚|身)?下的?|老家|故里|故乡|家乡|旁边|边上|坐落|归属|归|属)(?:的)?(?:那个|那座|这个|哪个)?(?:地级市|市州|市|州|城市|城)|所在的?(?:那个|那座|这个)?(?:地级市|市州|市|州)|属于?的(?:那个)?(?:市|州)|(?:city|prefecture) (?:around|where|that)")]
    private static partial Regex Around();
}
