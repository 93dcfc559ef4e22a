using System.Text.RegularExpressions;
using PlanBot.Intents;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Conversations;

/// <summary>What a message adds to the turn before it.</summary>
/// <param name="Wants">One of <see cref="FollowUpLabels"/>.</param>
/// <param name="Text">The question made complete.</param>
/// <param name="Label">The intent where the turn before decides it; null where the text does.</param>
/// <param name="Clause">The clause it is about, where the turn before says so.</param>
/// <param name="Language">The language asked for; null for that of the message.</param>
internal sealed record FollowUp(string Wants, string Text, string? Label = null, ClauseId? Clause = null, WrittenLanguage? Language = null);

/// <summary>
/// Recognises messages that lean on what was said before: 那第二条呢, 它涉及哪些城市, 谁负责, 还有吗, 换成英文. A classifier tells
/// what is wanted; numbers, names and languages are read from the words.
/// </summary>
internal static partial class FollowUps
{
    // Below this certainty of what it wants, or above this certainty of standing alone, a message is taken to stand alone, unless it says 它 or 这条.
    private const double LeastCertain = 0.3, MostAlone = 0.4;

    // Something else that the clause before speaks of nearly as clearly as another clause is asked of that clause.
    private const double StillThere = 0.8;

    // Beside the name that takes the place of another stand at most so many characters.
    private const int OnlyName = 3;

    /// <summary>How a message leans on the turn before; null when it stands alone.</summary>
    public static FollowUp? Resolve(Utterance utterance, Turn? last, KnowledgeSnapshot knowledge)
    {
        string text = Trailing().Replace(utterance.Text, "").Trim();
        if (last is null) return Translation(text, FollowUpLabels.Alone, null);
        string wants = Wants(knowledge.FollowUps.Classify(utterance.NamesMasked));
        if (Translation(text, wants, last) is { } translated) return translated;
        if (last.Areas is [var area] && ThatArea().IsMatch(text)) return new FollowUp(FollowUpLabels.Lean, ThatArea().Replace(text, $" 第{area}部分 "));
        if (Step(text, wants, last, knowledge) is { } step) return step;
        if (Following(text, last, knowledge) is { } following) return following;
        if (Ordinal(text, wants, last) is { } ordinal) return ordinal;
        // What names its own task does not lean on another, unless it asks the same of it.
        if (utterance.Tasks.Count > 0 && wants is not (FollowUpLabels.Swap or FollowUpLabels.Among)) return null;
        var clause = Meant(utterance, last, knowledge);
        return wants switch
        {
            FollowUpLabels.Sure or FollowUpLabels.Shorter => new FollowUp(wants, last.Text, last.Label, last.Clause),
            FollowUpLabels.Where => new FollowUp(wants, last.Text, last.Label, clause),
            FollowUpLabels.More => new FollowUp(wants, text, last.Label, clause),
            FollowUpLabels.Whole when clause is not null => new FollowUp(wants, text, IntentLabels.Detail, clause),
            FollowUpLabels.Owner => new FollowUp(wants, text, IntentLabels.Owner, clause is { IsTask: true } ? clause : null),
            FollowUpLabels.Area when clause is not null => new FollowUp(wants, text, IntentLabels.AreaOf, clause),
            FollowUpLabels.Count or FollowUpLabels.Names when last.Tasks.Count > 0 => new FollowUp(wants, text, IntentLabels.Count),
            FollowUpLabels.Among when last.Tasks.Count > 1 => new FollowUp(wants, text, IntentLabels.List),
            FollowUpLabels.Swap => Swap(utterance, text, last, knowledge),
            FollowUpLabels.Alone when !Pronoun().IsMatch(text) => null,
            _ when clause is { } meant => Lean(text, last, meant),
            _ => null,
        };
    }

    // Of several clauses cited, the one that the message speaks of most.
    private static ClauseId? Meant(Utterance utterance, Turn last, KnowledgeSnapshot knowledge) => last.About switch
    {
        [] => null,
        [var only] => only,
        var several => knowledge.Searcher.Search(utterance).Hits.FirstOrDefault(h => several.Contains(h.Clause.Id) && h.Margin > 0)?.Clause.Id ?? several[0],
    };

    private static string Wants(IReadOnlyList<IntentGuess> guesses)
    {
        var best = guesses[0];
        double alone = guesses.First(g => g.Label == FollowUpLabels.Alone).Certainty;
        return best.Certainty >= LeastCertain && alone <= MostAlone ? best.Label : FollowUpLabels.Alone;
    }

    // Of the document as a whole everything can be asked; of a clause, what stands in it.
    private static FollowUp Lean(string text, Turn last, ClauseId clause)
    {
        string asked = Leading().Replace(Pronoun().Replace(text, " "), "").Trim();
        return clause == ClauseId.Notice ? new(FollowUpLabels.Lean, asked, IntentLabels.Ask) : new(FollowUpLabels.Lean, asked + " " + last.Text, IntentLabels.Ask, clause);
    }

    // 翻成英文 alone gives the last answer again; with a question it only names the language.
    private static FollowUp? Translation(string text, string wants, Turn? last)
    {
        var match = InLanguage().Match(text);
        bool again = wants == FollowUpLabels.Translate;
        if (!match.Success && !(again && last is not null)) return null;
        var language = match.Groups["hant"].Success ? WrittenLanguage.Traditional : match.Groups["hans"].Success ? WrittenLanguage.Simplified
            : match.Groups["en"].Success || last?.Language != WrittenLanguage.English ? WrittenLanguage.English : WrittenLanguage.Simplified;
        string rest = (match.Success ? Polite().Replace(text.Remove(match.Index, match.Length), "") : "").Trim(' ', ',', '，', '.', '。', '?', '？', '!', '！');
        if (last is { About: [var cited, ..] } && (again || wants == FollowUpLabels.Whole) && OriginalWords().IsMatch(rest)) return new FollowUp(FollowUpLabels.Whole, rest, IntentLabels.Detail, cited, language);
        if (!again && rest.Length > 2) return last is null || rest.Length > 6 ? new FollowUp(FollowUpLabels.Alone, rest, Language: language) : null;
        return last is null ? null : new FollowUp(FollowUpLabels.Translate, last.Text, last.Label, last.Clause, language);
    }

    private static FollowUp? Step(string text, string wants, Turn last, KnowledgeSnapshot knowledge)
    {
        int by = wants switch { FollowUpLabels.Next => 1, FollowUpLabels.Previous => -1, _ => 0 };
        if (Jump().Match(text) is { Success: true } jump && TaskNumbers.Value(jump.Groups["n"].Value) is { } far) by = jump.Groups["back"].Success ? -far : far;
        if (by == 0 || NextOnes().IsMatch(text)) return null;
        var at = last.About.Concat(last.Tasks).Select(knowledge.Plan.FindTask).FirstOrDefault(t => t is not null);
        return at is null ? null : new FollowUp(FollowUpLabels.Next, $"任务{at.Number + by}", IntentLabels.Detail);
    }

    // 后面两条 behind a task are the two that follow it.
    private static FollowUp? Following(string text, Turn last, KnowledgeSnapshot knowledge)
    {
        var match = NextOnes().Match(text);
        var at = last.About.Concat(last.Tasks).Select(knowledge.Plan.FindTask).LastOrDefault(t => t is not null);
        if (!match.Success || at is null || TaskNumbers.Value(match.Groups["n"].Value) is not { } count || count < 2) return null;
        return new FollowUp(FollowUpLabels.Next, $"{at.Number + 1}到{at.Number + count}条", IntentLabels.List);
    }

    // 第二条, 第三个, the last one behind a list is its entry, unless the list has a task of that number. Where it has no such entry, how many it has is told.
    private static FollowUp? Ordinal(string text, string wants, Turn last)
    {
        var match = Entry().Match(text);
        if (last.Tasks.Count < 2 || wants != FollowUpLabels.Entry || !match.Success) return null;
        int back = match.Groups["back"].Success ? (TaskNumbers.Value(match.Groups["back"].Value) ?? 1) : match.Groups["last"].Success ? 1 : 0;
        int number = back > 0 ? last.Tasks.Count + 1 - back : match.Groups["first"].Success ? 1 : TaskNumbers.Value(match.Groups["n"].Value) ?? 0;
        if (number < 1 || number > last.Tasks.Count) return match.Groups["unit"].Value is "条" or "项" ? null : new FollowUp(FollowUpLabels.Count, text, IntentLabels.Count);
        bool taskNumber = match.Groups["unit"].Value is "条" or "项" && last.Tasks.Any(t => t == ClauseId.Task(number));
        return taskNumber ? null : new FollowUp(wants, text, IntentLabels.Detail, last.Tasks[number - 1]);
    }

    // 那岳阳呢 asks the same of another place; 换成温泉的 the same of another thing.
    private static FollowUp? Swap(Utterance utterance, string text, Turn last, KnowledgeSnapshot knowledge)
    {
        string what = Around().Replace(text, "").Trim();
        if (what.Length == 0) return null;
        const string wants = FollowUpLabels.Swap;
        bool onlyName = utterance.Names.Count > 0 && what.Length - utterance.Names.Sum(n => n.Length) <= OnlyName;
        if (onlyName && last.Label == IntentLabels.Place) return new FollowUp(wants, text, IntentLabels.Place);
        if (utterance.Tasks.Count > 0) return new FollowUp(wants, text, last.Label is IntentLabels.Owner or IntentLabels.AreaOf ? last.Label : IntentLabels.Detail);
        if (utterance.Areas.Count > 0) return new FollowUp(wants, text, last.Label is IntentLabels.Count ? IntentLabels.Count : IntentLabels.List);
        if (last.Label is IntentLabels.Owner or IntentLabels.List or IntentLabels.Count) return new FollowUp(wants, what, last.Label);
        if (onlyName && InItsPlace(utterance, last, knowledge) is { } question) return new FollowUp(wants, question, last.Label);
        if (last.Cited.Count == 0) return new FollowUp(wants, what, IntentLabels.Ask);
        if (utterance.AnswerTypes.Count > 0 && utterance.Names.Count == 0) return Lean(what, last, last.Cited[0]);
        var hits = knowledge.Searcher.Search(knowledge.Reader.Read(what)).Hits;
        bool stillThere = hits.FirstOrDefault(h => h.Clause.Id == last.Cited[0]) is { } before && before.Score >= hits[0].Score * StillThere;
        return new FollowUp(wants, what, IntentLabels.Ask, stillThere ? last.Cited[0] : null);
    }

    // 娄底那个呢 behind 长沙机场要怎么弄 asks 娄底机场要怎么弄.
    private static string? InItsPlace(Utterance utterance, Turn last, KnowledgeSnapshot knowledge)
    {
        if (utterance.Names is not [{ Name: Place or ShortName } name, ..]) return null;
        var before = knowledge.Reader.Read(last.Text);
        if (before.Names.Where(n => n.Name is Place or ShortName).Select(n => (NameMention?)n).FirstOrDefault() is not { } old) return null;
        return before.Text.Remove(old.Start, old.Length).Insert(old.Start, utterance.Text.Substring(name.Start, name.Length));
    }

    [GeneratedRegex(@"(?:这|那)(?:个|一)?(?:方面|部分|板块|领域|大块|大类|块)|\b(?:this|that) (?:area|part|section)\b")]
    private static partial Regex ThatArea();

    [GeneratedRegex(@"^(?:那|再|接着)*往(?:后|下|(?<back>前|上))(?:再)?(?:跳|数|翻|走|挪|推|倒|退|移)(?<n>\d|[一两二三四五六])(?:条|项|个)(?:呢|是什么|是啥|讲什么|写(?:了)?(?:什么|啥))?$")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^(?:那|再|接着)?(?:后面|接下来|下面|往后|随后|之后)(?:的)?(?:那)?(?<n>\d|[两二三四五六])(?:条|项|个)|^(?:the )?next (?<n>\d|two|three|four|five)(?: tasks| items| ones)?$")]
    private static partial Regex NextOnes();

    [GeneratedRegex(@"倒数第?(?<back>[一二两三四五六七八九])|(?<last>最后|末尾|最末|\blast\b)|(?<first>头一(?:个|条|项)?|打头|首(?:条|个|项)|\bfirst\b)|第?(?<n>\d{1,2}|[一二两三四五六七八九十]{1,2})\s*(?<unit>个|条|项|点|款)|\b(?<n>second|third|fourth|fifth|sixth|seventh|eighth)\b|\b(?:number|no\.?|#)\s*(?<n>\d{1,2}|one|two|three|four|five|six)\b")]
    private static partial Regex Entry();

    [GeneratedRegex(@"[？?。！!.…~～\s]+$")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"(?:再)?(?:请|麻烦|帮我|可不可以|能不能|可以)?(?:(?:翻译?|换|转|改|译|translate)\s*(?:成|为|做|回)?|用|说|讲|来个|来份)?\s*(?:一下)?\s*(?:(?<en>英文|英语|英语版|鸡肠|\benglish\b)|(?<hant>繁体|繁体中文|繁体字|正体|\btraditional(?: chinese)?\b)|(?<hans>简体中文|简体字?|中文|汉语|普通话|国语|白话文|\bsimplified(?: chinese)?\b|(?<=\b(?:in|into|to) )chinese\b))(?:版|字)?(?:说|讲|写|再说一遍|回答|解释)?")]
    private static partial Regex InLanguage();

    [GeneratedRegex(@"请|麻烦|帮我|一下|谢谢|呢|吧|好吗|可以吗|please|can you|could you|now|给我|再|说|讲|念|回答|解释|一次|一遍|次|遍")]
    private static partial Regex Polite();

    [GeneratedRegex(@"原文|原话|原句|全文|整条|完整|一字不|\b(?:full|whole|original|exact)\b")]
    private static partial Regex OriginalWords();

    [GeneratedRegex(@"^(?:那么?|再|还有|请问|麻烦|and|so|now|then|ok|okay|what about|how about|and for|same for|do the same for|try|换成|换做|改成|改问|再问|再查|查一下|看看|要是|如果是|只看|只要|就看|only|just)[，, ]*(?:for |about |the )?|(?:的)?(?:那(?:个|边|块|一块|方面|条))?(?:呢|怎么样|怎么说|如何|又是怎样|也?(?:查|看|数|列|说|讲)(?:一下|一查|看|一看|讲)?|的话|又如何|咧|啊|也是吗)$", RegexOptions.IgnoreCase)]
    private static partial Regex Around();

    [GeneratedRegex(@"它们?|佢哋?|这(?:一)?(?:条|项|个任务|项任务|条任务|件事|句)|那(?:一)?(?:条|项|个任务|项任务|条任务)|该(?:条|项|任务)|上面(?:这|那)?(?:条|项)?|刚才(?:那|说的)?(?:条|项|个)?|\b(?:it|this one|that one|this task|that task|this clause|that clause|they|them)\b")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^(?:那么?|还有|另外|而且|以及|再|and|also|then|but|so)[，, ]*")]
    private static partial Regex Leading();
}
