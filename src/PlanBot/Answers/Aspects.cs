using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Takes a question that asks for several things apart and finds the clause for each.</summary>
internal sealed partial class Aspects(KnowledgeSnapshot knowledge)
{
    private const int MaxAspects = 4, MaxOccurrences = 6;

    // A part must point to its clause this surely to stand for itself, or know this much of its words; without words that say so (分别, both) more surely.
    private const double PartCertainty = 0.3, PartCoverage = 0.38, PartUnasked = 0.8;

    // Both the part and the question as a whole point to the clause.
    private const double PartMargin = 0.55, WholeMargin = 0.42;

    // What the question as a whole says of a clause counts this much beside what the part says.
    private const double WholeShare = 0.35;

    // Another clause than the best must come this near to it.
    private const double NextBest = 0.75;

    // A part as much like the questions that the plan does not answer as this has no clause.
    private const double MostSilent = 0.15;

    // A question that points to one clause this surely is about one thing.
    private const double WholeCertainty = 0.95;

    /// <summary>
    /// The best clause for each aspect, each clause once. One clause where all that is asked stands in it; none when the
    /// question is about one thing.
    /// </summary>
    public List<ClauseHit> Split(Request request)
    {
        string text = request.Utterance.Text;
        if (request.Evidence.Silence < MostSilent && Occurrences(text) is { Count: > 1 } occurrences) return occurrences;
        bool asked = Apart().IsMatch(text);
        var parts = Parts(text, asked);
        if (parts.Count < 2 && !asked) return [];
        var found = parts.Take(MaxAspects + 2).Select(p => Rank(p, request.Evidence)).Where(r => r.Count > 0).ToList();
        if (found.Count < 2 && !asked) return [];
        var hits = new List<ClauseHit>();
        foreach (var (hit, whole) in asked ? Distinct(found) : [.. found.Select(f => f[0])])
        {
            bool stands = asked ? hit.Certainty >= PartCertainty || hit.Coverage >= PartCoverage : hit.Certainty >= PartUnasked && hit.Margin >= PartUnasked;
            if (stands || (hit.Margin >= PartMargin && whole >= WholeMargin)) Merge(hits, hit);
        }
        if (asked) Fill(hits, request, Wanted(text));
        else if (hits.Count > 1) hits = WholeFirst(hits, request.Evidence);
        return hits.Count > MaxAspects ? hits[..MaxAspects] : hits;
    }

    // Where a word is asked for in every place that it stands in: “联盟”都散在哪几条, every alliance (联盟).
    private List<ClauseHit> Occurrences(string text)
    {
        if (!Everywhere().IsMatch(text) || Word().Matches(text) is not [var match]) return [];
        string word = match.Groups["word"].Value;
        var hits = new List<ClauseHit>();
        foreach (var clause in knowledge.Plan.Clauses)
        {
            var sentences = clause.Sentences.Where(s => clause.Cut(s).Contains(word, StringComparison.Ordinal)).Take(2).ToList();
            if (sentences.Count > 0) hits.Add(new ClauseHit { Clause = clause, Score = 1, Margin = 1, Certainty = 1, Likeness = 1, Coverage = 1, Sentences = sentences, MissingValue = null, Words = null });
        }
        return hits.Count <= MaxOccurrences ? hits : [];
    }

    // The clauses that fit a part, the best first; the question as a whole has a say. None where the plan does not answer it:
    // what a project costs is not answered by quoting the project.
    private List<(ClauseHit Hit, double Whole)> Rank(string part, Evidence whole)
    {
        var evidence = Search(part);
        if (evidence.Silence > MostSilent) return [];
        return [.. evidence.Hits
            .Select(h => (Hit: h, Whole: whole.Hits.FirstOrDefault(w => w.Clause.Id == h.Clause.Id)?.Margin ?? -1))
            .OrderByDescending(h => Combined(h))];
    }

    private static double Combined((ClauseHit Hit, double Whole) ranked) => ranked.Hit.Score + WholeShare * Math.Max(0, ranked.Whole);

    // Who asks for several places wants several clauses: the surest part chooses first, another takes what comes next to it.
    private static (ClauseHit Hit, double Whole)[] Distinct(List<List<(ClauseHit Hit, double Whole)>> parts)
    {
        var taken = new HashSet<ClauseId>();
        var chosen = new (ClauseHit Hit, double Whole)[parts.Count];
        foreach (int i in Enumerable.Range(0, parts.Count).OrderByDescending(i => Combined(parts[i][0])))
        {
            var best = parts[i][0];
            var free = parts[i].Find(r => !taken.Contains(r.Hit.Clause.Id));
            chosen[i] = free.Hit is not null && Combined(free) >= Combined(best) * NextBest ? free : best;
            taken.Add(chosen[i].Hit.Clause.Id);
        }
        return chosen;
    }

    // Where the question may after all be about one thing, the clause that it as a whole points to comes first.
    private static List<ClauseHit> WholeFirst(List<ClauseHit> hits, Evidence whole)
    {
        if (whole.Best is not { } best || best.Certainty >= WholeCertainty) return [];
        var ordered = new List<ClauseHit> { hits.Find(h => h.Clause.Id == best.Clause.Id) ?? best };
        ordered.AddRange(hits.Where(h => h.Clause.Id != best.Clause.Id));
        return ordered;
    }

    private static int Wanted(string text) => Three().IsMatch(text) ? 3 : 2;

    // 'Which two' tells how many there must be; what the parts did not find, the question as a whole may.
    private static void Fill(List<ClauseHit> hits, Request request, int wanted)
    {
        foreach (var hit in request.Evidence.Hits)
        {
            if (hits.Count >= wanted) return;
            if (hit.Score > request.Evidence.Best!.Score * 0.5) Merge(hits, hit);
        }
    }

    private static void Merge(List<ClauseHit> hits, ClauseHit hit)
    {
        int at = hits.FindIndex(h => h.Clause.Id == hit.Clause.Id);
        if (at < 0) hits.Add(hit);
        else hits[at] = hits[at] with { Sentences = [.. hits[at].Sentences.Union(hit.Sentences).OrderBy(s => s.Start)] };
    }

    private Evidence Search(string part)
    {
        var meanings = knowledge.Lexicon.Synonyms.Find(part).SelectMany(m => m.Value).Distinct().SelectMany(w => Tokens.Of(w)).Distinct().ToList();
        return knowledge.Searcher.Search(Tokens.Of(part), meanings);
    }

    // Cut at conjunctions and commas; the subject in front (湘江出现在…, 口岸方面：) belongs to every part.
    private static List<string> Parts(string text, bool asked)
    {
        string head = "";
        if ((asked ? Subject() : Head()).Match(text) is { Success: true } subject)
        {
            head = subject.Groups["head"].Value;
            text = text[subject.Length..];
        }
        if (asked) text = OneOther().Replace(text, "，");
        var parts = new List<string>();
        foreach (string piece in Enumeration().Split(text))
        {
            string content = Filler().Replace(piece, "").Trim();
            if (content.Length >= 2 && (asked || IsPhrase(content))) parts.Add(head.Length > 0 && content.Length < 12 ? head + " " + content : content);
        }
        return parts;
    }

    // Of the members of a bare list (universities, companies and incubators) none is a question of its own.
    private static bool IsPhrase(string content) => content.Contains(' ') || (content.Length >= 4 && Characters.IsHan(content[0]));

    [GeneratedRegex(@"分别|依次|分头|两个问题|三个问题|各\S{0,3}(?:在|是|自|归|哪|第几)|哪(?:两|三|几)(?:条|项|处|件|块|个地方|个条款)|边(?:两|几)(?:条|项)|(?:两|三)(?:处|条(?!线)|句|件事|样|回|种人|种说法|个地方|个条款)|两边都|都有提|放一起|找齐|一起列|凡是|另一(?:条|个|处)|再加上|都来一句|都贴|一并|又(?:在|喺)?哪|两样|呢两样|\bthe one (?:on|about)\b|\band where\b|(?:一个|一处|一回|一条|一种|一项).{1,20}(?:一个|一处|一回|一条|一种|一项)|(?:哪条|第几条|哪里|哪一条).{1,20}(?:哪条|第几条|哪里|哪一条)|\bin which\b.{1,30}\bin which\b|对比|比较|区别|不同|both|each|respectively|compare|twice|three times|two (?:clauses|tasks|items|places)|three (?:clauses|tasks|items|places)|which (?:two|three|ones|clauses|tasks|items)|another|versus|\bvs\b|where are|difference")]
    private static partial Regex Apart();

    [GeneratedRegex(@"哪三|三条|三处|三件|三样|三个地方|三项|three")]
    private static partial Regex Three();

    [GeneratedRegex(@"^(?<head>[^，,、：:]{1,10})(?:[：:]|上[，,]|方面[，,：:])")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?:都|各|分别)?(?:散|落|分布|出现|冒)(?:落|布)?(?:在)?(?:哪|几)|哪(?:几|些)(?:条|处|项)|不止一|每(?:一)?处|凡是|所有|各种|全部|找齐|\bevery\b|\ball the\b|\ball of the\b|wherever")]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"[“""「『'‘(（](?<word>[\u4e00-\u9fff]{2,8})[”""」』'’)）]")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[“""]?(?<head>[^，,、：:]{2,10}?)[”""]?(?:[：:]|上[，,]|方面[，,：:]|(?:两个字|二字|这个词)?(?:既|(?:这样|那样|这个|那个|这|那)(?:东西|词|事|件事|一?类|一?块)(?=[，,])|在(?=[^，]{1,8}(?:和|与|跟|同|、)[^，]{1,8}(?:都|两))|(?=有[^，]{1,6}的?[、，也]\s*有)|不止一(?:个|处|回)|也?出现|散在|冒出来|前后(?:说|提)|都有提)[^，,：:]{0,6}(?:[，,：:]|(?=在|是|有)))|^(?<head>[^，,]{3,40}?) (?:come|comes|turn|turns|appear|appears|get|gets|is mentioned|are mentioned|show|shows)\b[^,:]{0,20}\b(?:twice|three times|two|more than once)\b[^,:]{0,8}[,:]", RegexOptions.IgnoreCase)]
    private static partial Regex Subject();

    [GeneratedRegex(@"[，,]?一(?:回|处|个|条|种|次|项|头)(?=讲|是|说|管|在|写|给|用)|[，,]?\bone (?:clause |task |item )?(?=for|on|about|naming|of|runs|adds|wants|lists)|\bonce (?:for|on|in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OneOther();

    [GeneratedRegex(@"[、，,；;。？?！!：:/&+]|\.(?: |$)|又(?=在|是|有)|也(?=出现|在|是|有)|还有|以及|和|与|跟|同(?!一|时|级|步|等)|及(?!时)|\band\b|\bplus\b|\bversus\b|\bvs\b|\banother\b|\bone (?:for|on|about|naming|of)\b|\bonce (?:for|on|in)\b|\bbut also\b|\bas well as\b")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"分别(?:是|在|怎么|写)*|各(?:是|在|自|归)|哪(?:两|几|三|一)?(?:条|项|个|处|里|些|句)|(?:在|是)?什么地方|怎么(?:写|说|讲|提)的?|都?有?(?:提|写|讲|说)(?:到|了|的)?|请问|第几(?:条|项)|原文|两(?:边|处|头)|三(?:处|条)|(?:都|全)?(?:拿|给|摘|贴|发)?给我(?:看看|看|找齐)?|一块儿.*|一并.*|两个问题.*|(?:give|show) me.*|^which(?: ones?| clauses?)?$|(?:理由|原因)是?(?:什么|啥)|为什么|为啥|有没有|对不对|对吗|是吗|另一(?:条|个|处)?|一条(?:里|中)?|放一起|凡是|管的|which (?:ones?|two|three|clauses?|tasks?|items?)|where (?:are|is)|one clause|talks? (?:of|about)|mentioned|respectively|\bboth\b|\bthe\b|\bof\b|\bin\b|\bis\b|\bare\b|一(?:处|回|个是|种是|种|条是|个管|项)|两(?:句|个|条|处|回|种)(?:都要|在)?|的(?:那)?(?:条|处)|(?:跟|和)?.{0,6}(?:有关|沾边)的|拿来|找齐|请列明.*|是什么地方|讲让|前后说了|[吗呢啊的了嘛]$")]
    private static partial Regex Filler();
}
