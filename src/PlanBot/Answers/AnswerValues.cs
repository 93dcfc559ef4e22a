using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Holds what a question asks for or takes for granted against the words of the evidence.</summary>
internal sealed partial class AnswerValues(KnowledgeSnapshot knowledge)
{
    private readonly string _all = string.Concat(knowledge.Plan.Clauses.Select(c => c.Text)).ToLowerInvariant();

    /// <summary>A well-known subject or a place that the question names and the plan's whole text does not; null when there is none.</summary>
    public string? SubjectNotInPlan(Request request)
    {
        foreach (string subject in request.Utterance.Subjects)
            if (!_all.Contains(subject, StringComparison.OrdinalIgnoreCase)) return subject;
        foreach (var place in request.Utterance.Places)
            if (!Names(place)) return place.Name;
        return null;
    }

    /// <summary>A number or a place that a question takes for granted and the evidence does not have; null when all is as it says.</summary>
    public string? FalseDetail(Request request, ClauseHit hit)
    {
        var utterance = request.Utterance;
        if (!Confirm().IsMatch(utterance.Text)) return null;
        string words = hit.Clause.Text;
        foreach (Match number in Amount().Matches(utterance.Text))
            if (!SameAmount(number, words)) return number.Value;
        var named = knowledge.Lexicon.Names.Find(Lexicon.Key(words)).SelectMany(m => m.Value switch
        {
            Place p => p.In.Append(p.Name),
            ShortName s => s.Names.Append(s.Text),
            _ => [],
        }).ToHashSet();
        foreach (var place in utterance.Places)
            if (!named.Contains(place.Name) && place.Kind is not "province") return place.Name;
        return null;
    }

    /// <summary>True where a question asks for a goal or an end.</summary>
    public static bool AsksForTarget(string text) => Target().IsMatch(text);

    private bool Names(Place place) =>
        knowledge.Places.Find(place.Name).Count > 0 || place.Aliases.Append(place.Name).Any(n => _all.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static bool SameAmount(Match asked, string words)
    {
        int? number = ChineseNumeral.Parse(asked.Groups["n"].ValueSpan) ?? (int.TryParse(asked.Groups["n"].ValueSpan, out int n) ? n : null);
        foreach (Match stated in Amount().Matches(words))
        {
            if (stated.Groups["unit"].Value != asked.Groups["unit"].Value) continue;
            int? other = ChineseNumeral.Parse(stated.Groups["n"].ValueSpan) ?? (int.TryParse(stated.Groups["n"].ValueSpan, out int m) ? m : null);
            if (other == number) return true;
        }
        return false;
    }

    [GeneratedRegex(@"是吧|对吧|对不对|是不是|没错吧|吧[？?。！!]?$|是真的吗|真的假的|属实|文件说|文件里说|方案说|方案里说|听说|据说|说好的|不是说|不是要|明明|既然|right\s*\??$|isn'?t it|correct\s*\??$|is it true|doesn'?t it|i heard|didn'?t|[吗嘛么][？?]?$|^(?:is|does|did|will|has|are|was)\b")]
    private static partial Regex Confirm();

    [GeneratedRegex(@"(?<n>\d{1,5}|[一二两三四五六七八九十百千]{1,4})\s*(?<unit>小时|年|个月|月|亿元|万元|亿|万|公里|个|家|条|项|座|%|倍|天|期)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"目标|期限|到期|截止|几年内|什么时候|2025|target|goal|deadline|by when")]
    private static partial Regex Target();
}
