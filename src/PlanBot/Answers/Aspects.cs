using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Retrieval;

namespace PlanBot.Answers;

/// <summary>Takes a question that asks for several things apart and finds the clause for each.</summary>
internal sealed partial class Aspects(KnowledgeSnapshot knowledge)
{
    private const int MaxAspects = 4;

    // A part must point to its clause this surely to stand for itself, or know this much of its words; without words that say so (分别, both) more surely.
    private const double PartCertainty = 0.3, PartCoverage = 0.38, PartUnasked = 0.8;

    /// <summary>The best clause for each aspect, each clause once; fewer than two when the question is about one thing.</summary>
    public List<ClauseHit> Split(Request request)
    {
        string text = request.Utterance.Text;
        bool asked = Apart().IsMatch(text);
        var parts = Parts(text, asked);
        if (parts.Count < 2 && !asked) return [];
        var hits = new List<ClauseHit>();
        foreach (string part in parts.Take(MaxAspects + 2))
        {
            if (Search(part).Best is not { } best) continue;
            bool stands = asked ? best.Certainty >= PartCertainty || best.Coverage >= PartCoverage : best.Certainty >= PartUnasked && best.Margin >= PartUnasked;
            if (stands) Merge(hits, best);
        }
        if (asked) Fill(hits, request, Wanted(text));
        else if (request.Evidence.Best is { } whole && (hits.Count < 2 || whole.Coverage > hits.Average(h => h.Coverage) - 0.12)) return [];
        return hits.Count > MaxAspects ? hits[..MaxAspects] : hits;
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

    // Cut at conjunctions and commas; what a colon or 上/方面 sets in front belongs to every part.
    private static List<string> Parts(string text, bool asked)
    {
        string head = "";
        var colon = Head().Match(text);
        if (colon.Success)
        {
            head = colon.Groups["head"].Value;
            text = text[colon.Length..];
        }
        var parts = new List<string>();
        foreach (string piece in (asked ? Enumeration() : Conjunction()).Split(text))
        {
            string content = Filler().Replace(piece, "").Trim();
            if (content.Length >= 2) parts.Add(head.Length > 0 && content.Length < 8 ? head + " " + content : content);
        }
        return parts;
    }

    [GeneratedRegex(@"分别|依次|分头|两个问题|三个问题|各\S{0,3}(?:在|是|自|归|哪|第几)|哪(?:两|三|几)(?:条|项|处|件|块|个地方|个条款)|边(?:两|几)(?:条|项)|(?:两|三)(?:处|条(?!线)|句|件事|样|回|种人|种说法|个地方|个条款)|两边都|都有提|放一起|找齐|一起列|凡是|另一(?:条|个|处)|再加上|都来一句|都贴|一并|又(?:在|喺)?哪|两样|呢两样|\bthe one (?:on|about)\b|\band where\b|(?:一个|一处|一回|一条|一种|一项).{1,20}(?:一个|一处|一回|一条|一种|一项)|(?:哪条|第几条|哪里|哪一条).{1,20}(?:哪条|第几条|哪里|哪一条)|\bin which\b.{1,30}\bin which\b|对比|比较|区别|不同|both|each|respectively|compare|twice|three times|two (?:clauses|tasks|items|places)|three (?:clauses|tasks|items|places)|which (?:two|three|ones|clauses|tasks|items)|another|versus|\bvs\b|where are|difference")]
    private static partial Regex Apart();

    [GeneratedRegex(@"哪三|三条|三处|三件|三样|三个地方|三项|three")]
    private static partial Regex Three();

    [GeneratedRegex(@"^(?<head>[^，,、：:]{1,10})(?:[：:]|上[，,]|方面[，,：:])")]
    private static partial Regex Head();

    [GeneratedRegex(@"[、，,；;。？?！!：:/&+]|还有|以及|和|与|跟|同(?!一|时|级|步|等)|及(?!时)|\band\b|\bplus\b|\bversus\b|\bvs\b|\banother\b|\bone (?:for|on|about|naming|of)\b|\bonce (?:for|on|in)\b|\bbut also\b|\bas well as\b")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"还有|以及|和|与|跟|同(?!一|时|级|步|等)|及(?!时)|\band\b|\bplus\b|\bversus\b|\bvs\b|\bbut also\b|\bas well as\b")]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"分别(?:是|在|怎么|写)*|各(?:是|在|自|归)|哪(?:两|几|三|一)?(?:条|项|个|处|里|些|句)|(?:在|是)?什么地方|怎么(?:写|说|讲|提)的?|都?有?(?:提|写|讲|说)(?:到|了|的)?|请问|另一(?:条|个|处)?|一条(?:里|中)?|放一起|凡是|管的|which (?:ones?|two|three|clauses?|tasks?|items?)|where (?:are|is)|one clause|talks? (?:of|about)|mentioned|respectively|\bboth\b|\bthe\b|\bof\b|\bin\b|\bis\b|\bare\b|一(?:处|回|个是|种是|种|条是|个管|项)|两(?:句|个|条|处|回|种)(?:都要|在)?|的(?:那)?(?:条|处)|(?:跟|和)?.{0,6}(?:有关|沾边)的|拿来|找齐|请列明.*|是什么地方|讲让|前后说了|[吗呢啊的了嘛]$")]
    private static partial Regex Filler();
}
