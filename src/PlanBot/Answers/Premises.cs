using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Holds what a question takes for granted against the words of the evidence.</summary>
internal sealed partial class Premises(KnowledgeSnapshot knowledge)
{
    // A place that lies in one of the plan's, or a subject, may be named by way of example when the clause is this certain.
    private const double SurelyMeant = 0.75, AllButCertain = 0.92;

    private readonly string _all = string.Concat(knowledge.Plan.Clauses.Select(c => c.Text)).ToLowerInvariant();

    /// <summary>A well-known subject or a place that the question names and the plan's whole text does not; null when there is none.</summary>
    public string? SubjectNotInPlan(Request request)
    {
        foreach (var (said, usual) in request.Utterance.Subjects)
            if (!_all.Contains(usual, StringComparison.OrdinalIgnoreCase) && request.Evidence.Best is not { Certainty: > AllButCertain }) return said.Equals(usual, StringComparison.OrdinalIgnoreCase) ? usual : said;
        foreach (var place in request.Utterance.Places)
            if (!Names(place) && !((place.In.Count > 0 || place.Kind == "abroad") && request.Evidence.Best is { Certainty: > SurelyMeant })) return place.Name;
        return null;
    }

    /// <summary>True for a question that states something and wants it confirmed: …对吧, …是吗, right?</summary>
    public static bool WantsConfirmation(string text) => Tag().IsMatch(text);

    /// <summary>A number or a place that a question takes for granted and the evidence does not have; null when all is as it says.</summary>
    public string? FalseDetail(Request request, ClauseHit hit)
    {
        var utterance = request.Utterance;
        if (!Tag().IsMatch(utterance.Text) && !YesNo().IsMatch(utterance.Text)) return null;
        string words = string.Concat(hit.Sentences.Select(hit.Clause.Cut));
        foreach (Match number in Amount().Matches(utterance.Text))
            if (!SameAmount(number, words)) return number.Value;
        var named = knowledge.Lexicon.Names.Find(Lexicon.Key(words)).SelectMany(m => m.Value switch
        {
            Place p => p.In.Append(p.Name),
            ShortName s => s.Names.Append(s.Text),
            _ => [],
        }).ToHashSet();
        foreach (var place in utterance.Places)
            if (!named.Contains(place.Name) && place.Kind is not "province" && !words.Contains(place.Name, StringComparison.Ordinal) && !InTheBayArea(place, words)) return place.Name;
        return null;
    }

    /// <summary>True where a question asks for a goal or an end.</summary>
    public static bool AsksForTarget(string text) => Target().IsMatch(text);

    private bool Names(Place place) =>
        knowledge.Places.Find(place.Name).Count > 0 || place.Aliases.Append(place.Name).Any(n => _all.Contains(n, StringComparison.OrdinalIgnoreCase));

    // What is said of the Bay Area, or of Guangdong, holds for its cities.
    private static bool InTheBayArea(Place place, string words) =>
        words.Contains("大湾区", StringComparison.Ordinal)
            ? place.In.Contains("广东") || place.Name is "香港" or "澳门"
            : place.In.Contains("广东") && (words.Contains("广东", StringComparison.Ordinal) || words.Contains('粤'));

    private static bool SameAmount(Match asked, string words)
    {
        int? number = Language.TaskNumbers.Value(asked.Groups["n"].Value);
        foreach (Match stated in Amount().Matches(words))
        {
            if (stated.Groups["unit"].Value != asked.Groups["unit"].Value) continue;
            if (Language.TaskNumbers.Value(stated.Groups["n"].Value) == number) return true;
        }
        return false;
    }

    [GeneratedRegex(@"是吧|是这样(?:吗|吧|嘛)|(?:啦|嘅|的|咧|喎)?(?:嘛|㗎嘛|啊嘛)[？?。！!]*$|对吧|对不对|对嘛|是吗|是真的吗|真的假的|没错吧|没记错|是不是[？?。！!]*$|对不[？?]?$|对么|是么|(?<!酒|网)吧[？?。！!]*$|属实|文件说|文件里说|方案说|方案里说|听说|据说|说好的|不是说|不是要|明明|既然|(?:right|correct|true|yes|huh)\s*[?？]\s*$|isn'?t (?:it|that)|is (?:it|that) (?:right|true|correct)|doesn'?t it|aren'?t (?:they|we|there)|wasn'?t it|^(?:isn|aren|wasn|doesn|didn|hasn|haven|won)'?t\b|^since\b|^why (?:is|are|was|were|does|do|did|has|have)\b|为什么(?:要|会|把|不)|凭什么|怎么(?:会|就|没)|不是.{1,24}[嘛吗么][？?]?$|i heard|am i right|i (?:take|assume|understand|believe)")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:(?<!干)[吗嘛]|(?<!什|怎|多|那|这)么)[？?]?$|^(?:is|does|did|will|has|are|was|do)\b")]
    private static partial Regex YesNo();

    [GeneratedRegex(@"(?<n>\d{1,5}|[一二两三四五六七八九十百千]{1,4})\s*(?:个)?(?<unit>小时|钟头|年|月|亿元|万元|亿|万|公里|家|条|项|座|%|倍|天|期)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"目标|期限|到期|截止|几年内|什么时候|2025|target|goal|deadline|by when")]
    private static partial Regex Target();
}
