using System.Text.RegularExpressions;
using PlanBot.Intents;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Conversations;

/// <summary>What a message adds to the turn before it.</summary>
/// <param name="Text">The question made complete.</param>
/// <param name="Label">The intent where the turn before decides it; null where the text does.</param>
/// <param name="Clause">The clause it is about, where the turn before says so.</param>
/// <param name="Language">The language asked for; null for that of the message.</param>
/// <param name="More">True when only what was not quoted yet is wanted.</param>
internal sealed record FollowUp(string Text, string? Label = null, ClauseId? Clause = null, WrittenLanguage? Language = null, bool More = false);

/// <summary>Recognises messages that lean on what was said before: 那第二条呢, 它涉及哪些城市, 谁负责, 还有吗, 换成英文.</summary>
internal static partial class FollowUps
{
    // A message longer than this stands alone unless it says 它 or 这条.
    private const int ShortText = 16, ShortEnglish = 45;

    /// <summary>How a message leans on the turn before; null when it stands alone.</summary>
    public static FollowUp? Resolve(Utterance utterance, Turn? last, KnowledgeSnapshot knowledge)
    {
        string text = Courtesy().Replace(Trailing().Replace(utterance.Text, ""), "").Trim();
        if (Translation(text, last) is { } translated) return translated;
        if (last is null) return null;
        if (last.Areas is [var area] && ThatArea().IsMatch(text)) return new FollowUp(ThatArea().Replace(text, $" 第{area}部分 "));
        if (Sure().IsMatch(text)) return new FollowUp(last.Text, last.Label, last.Cited.Count > 0 ? last.Cited[0] : null);
        if (Step(text, last, knowledge) is { } step) return step;
        if (Following(text, last, knowledge) is { } following) return following;
        if (Ordinal(text, last) is { } ordinal) return ordinal;
        var clause = last.Cited.Count > 0 ? last.Cited[0] : (ClauseId?)null;
        if (More().IsMatch(text)) return new FollowUp(last.Text, last.Label, clause, More: true);
        if (WhichClause().IsMatch(text)) return new FollowUp(last.Text, last.Label, clause);
        if (Whole().IsMatch(text) && clause is { } whole) return new FollowUp(text, IntentLabels.Detail, whole);
        if (Owner().IsMatch(text)) return new FollowUp(text, IntentLabels.Owner, clause is { IsTask: true } ? clause : null);
        if (HowMany().IsMatch(text) && last.Tasks.Count > 0) return new FollowUp(text, IntentLabels.Count);
        if (last.Tasks.Count > 1 && Those().IsMatch(text)) return new FollowUp(text, IntentLabels.Count);
        if (last.Tasks.Count > 1 && Among().IsMatch(text)) return new FollowUp(text, IntentLabels.List);
        if (Swap(utterance, text, last) is { } swapped) return swapped;
        if (Pronoun().IsMatch(text) && clause is { } meant) return new FollowUp(Pronoun().Replace(text, " ") + " " + last.Text, Asking(text), meant);
        bool isShort = utterance.Language == WrittenLanguage.English ? text.Length <= ShortEnglish : text.Length <= ShortText;
        if (isShort && clause is not null && (Elliptic().IsMatch(text) || Leading().IsMatch(text) || (utterance.AnswerTypes.Count > 0 && utterance.Names.Count == 0)))
            return new FollowUp(Leading().Replace(text, "") + " " + last.Text, Asking(text), clause);
        return null;
    }

    private static string? Asking(string text) => WhichArea().IsMatch(text) ? IntentLabels.AreaOf : IntentLabels.Ask;

    // 翻成英文 alone gives the last answer again; with a question it only names the language.
    private static FollowUp? Translation(string text, Turn? last)
    {
        var match = InLanguage().Match(text);
        if (!match.Success) return null;
        var language = match.Groups["en"].Success ? WrittenLanguage.English : match.Groups["hant"].Success ? WrittenLanguage.Traditional : WrittenLanguage.Simplified;
        string rest = Polite().Replace(text.Remove(match.Index, match.Length), "").Trim(' ', ',', '，', '.', '。', '?', '？', '!', '！');
        if (last is { Cited: [var cited, ..] } && Whole().IsMatch(rest)) return new FollowUp(rest, IntentLabels.Detail, cited, language);
        if (rest.Length > 2) return last is null || rest.Length > 6 ? new FollowUp(rest, Language: language) : null;
        return last is null ? null : new FollowUp(last.Text, last.Label, last.Clause, language);
    }

    private static FollowUp? Step(string text, Turn last, KnowledgeSnapshot knowledge)
    {
        int by = Next().IsMatch(text) ? 1 : Previous().IsMatch(text) ? -1 : 0;
        if (Jump().Match(text) is { Success: true } jump && TaskNumbers.Value(jump.Groups["n"].Value) is { } far) by = jump.Groups["back"].Success ? -far : far;
        if (by == 0) return null;
        var at = last.Cited.Concat(last.Tasks).Select(knowledge.Plan.FindTask).FirstOrDefault(t => t is not null);
        return at is null ? null : new FollowUp($"任务{at.Number + by}", IntentLabels.Detail);
    }

    // 后面两条 behind a task are the two that follow it.
    private static FollowUp? Following(string text, Turn last, KnowledgeSnapshot knowledge)
    {
        var match = NextOnes().Match(text);
        var at = last.Cited.Concat(last.Tasks).Select(knowledge.Plan.FindTask).LastOrDefault(t => t is not null);
        if (!match.Success || at is null || TaskNumbers.Value(match.Groups["n"].Value) is not { } count || count < 2) return null;
        return new FollowUp($"{at.Number + 1}到{at.Number + count}条", IntentLabels.List);
    }

    // 第二条, 第三个, the last one behind a list is its entry, unless the list has a task of that number.
    private static FollowUp? Ordinal(string text, Turn last)
    {
        var match = Entry().Match(text);
        if (last.Tasks.Count < 2 || !match.Success) return null;
        int? number = match.Groups["last"].Success ? last.Tasks.Count : TaskNumbers.Value(match.Groups["n"].Value);
        if (number is not { } n || n < 1 || n > last.Tasks.Count) return null;
        bool taskNumber = match.Groups["unit"].Value is "条" or "项" && last.Tasks.Any(t => t == ClauseId.Task(n));
        return taskNumber && !match.Groups["last"].Success ? null : new FollowUp(text, IntentLabels.Detail, last.Tasks[n - 1]);
    }

    // 那岳阳呢 asks the same of another place; 换成温泉的 the same of another thing.
    private static FollowUp? Swap(Utterance utterance, string text, Turn last)
    {
        var match = Swapped().Match(text);
        string what = match.Success ? match.Groups.Values.Skip(1).First(g => g.Success).Value.Trim() : "";
        bool bareName = utterance.Names is [var only] && only.Length >= text.Length - 1;
        if ((what.Length == 0 && !bareName) || utterance.AnswerTypes.Count > 0) return null;
        if (utterance.Names.Count > 0 && last.Label == IntentLabels.Place) return new FollowUp(text, IntentLabels.Place);
        if (utterance.Tasks.Count > 0) return new FollowUp(text, last.Label is IntentLabels.Owner or IntentLabels.AreaOf ? last.Label : IntentLabels.Detail);
        if (utterance.Areas.Count > 0) return new FollowUp(text, last.Label is IntentLabels.Count ? IntentLabels.Count : IntentLabels.List);
        if (last.Label is IntentLabels.Owner) return new FollowUp(what.Length > 0 ? what : text, IntentLabels.Owner);
        if (last.Label is IntentLabels.List or IntentLabels.Count) return new FollowUp(what.Length > 0 ? what : text, last.Label);
        return new FollowUp(what.Length > 0 ? what : text, IntentLabels.Ask);
    }

    [GeneratedRegex(@"[，, ]*(?:谢谢|谢了|拜托|麻烦了|please|thanks|thank you|pls)$|^(?:麻烦|请问|请)[，, ]*")]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"^(?:那|这个|这条|这|它|这事|这句|那句|刚才那个)?(?:写|规定|讲|说|提|出现)?(?:在|是|属于?)?(?:方案(?:里|的)?)?(?:第几|哪一?)(?:条|项|句)(?:里|的|写的|说的)?(?:呢|啊)?$|^(?:which|what) (?:clause|task|item|one)(?: is (?:that|it|this)(?: in)?)?$|^where is (?:that|it|this)(?: written| stated)?$")]
    private static partial Regex WhichClause();

    [GeneratedRegex(@"^(?:那|那么)?(?:它们|这些|这几(?:条|项|个))?(?:分别|都|各)?(?:叫|是|有)(?:什么|啥|哪些|哪几(?:个|条|项))(?:名字|名|标题|题目|任务)?(?:呢|啊)?$|^(?:分别|都|各)(?:叫|是|有)?(?:什么|啥|哪些)|^(?:那|请|麻烦)?(?:都|全|全部|全都)?(?:给我)?列(?:出来|一下|一列|列)?(?:看看|给我)?$|^(?:把)?(?:名字|标题|题目)(?:都)?(?:列|报|念|给)|^what are they(?: called)?$|^(?:list|name) (?:them|those)(?: all)?$|^which (?:ones|tasks)(?: are (?:they|those))?$")]
    private static partial Regex Those();

    [GeneratedRegex(@"^(?:那|再|接着)*往(?:后|下|(?<back>前|上))(?:再)?(?:跳|数|翻|走|挪|推)(?<n>\d|[一两二三四五六])(?:条|项|个)(?:呢|是什么|是啥|讲什么|写(?:了)?(?:什么|啥))?$")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^(?:那|再|接着)?(?:后面|接下来|下面|往后|随后|之后)(?:的)?(?:那)?(?<n>\d|[两二三四五六])(?:条|项|个)|^(?:the )?next (?<n>\d|two|three|four|five)(?: tasks| items| ones)?$")]
    private static partial Regex NextOnes();

    [GeneratedRegex(@"(?:这|那)(?:个|一)?(?:方面|部分|板块|领域|大块|大类|块)|\b(?:this|that) (?:area|part|section)\b")]
    private static partial Regex ThatArea();

    [GeneratedRegex(@"^(?:那|那么)?(?:(?:你|您)?(?:真的)?(?:确定|肯定|没弄错|没搞错|没看错)(?:吗|么|嘛|的吗|吧)?|真的(?:吗|假的)?|是真的吗|不会吧|当真)$|^(?:are you sure|really|you sure|is that right|are you certain)$")]
    private static partial Regex Sure();

    [GeneratedRegex(@"^(?:那|那么|看看?|讲讲?|请)?(?:其中)?(?:的)?(?:(?:第)?(?<n>\d{1,2}|[一二两三四五六七八九十]{1,2})\s*(?<unit>个|条|项|点)|(?<last>最后(?:一)?(?:个|条|项)|末(?:一)?(?:条|项)))(?:任务)?(?:呢|的)?(?:原话|原文|全文|内容)?(?:请)?(?:展开|详细|具体|仔细)?(?:说说|讲讲|说|讲|写|念|看看|介绍|说明|是)?(?:一下|下)?(?:的?是?(?:什么|啥|咋说|怎么说))?(?:的|内容|呢|吧)*$|^(?:and |what about |show me |tell me about )?(?:the )?(?:(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth)|(?<last>last))(?: one| task| item)?(?:,? please)?$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"[？?。！!.…~～\s]+$")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"(?:再)?(?:请|麻烦|帮我)?(?:(?:翻译?|换|转|改|译)(?:成|为|做)?|用|说|来个)(?:一下)?(?:(?<en>英文|英语|英语版|english)|(?<hant>繁体|繁体中文|繁体字|正体)|(?<hans>简体中文|简体|中文|汉语|普通话))(?:版|说|再说一遍|回答|解释)?|(?<en>英文版|英文呢|英文怎么说|\b(?:(?:translate|put|say|repeat|give)\s*(?:it|that|this)?\s*(?:me)?\s*)?(?:in|into|to)\s+english\b|\benglish (?:please|version)\b|^english$)|\b(?:in|into|to) (?<hans>chinese)\b")]
    private static partial Regex InLanguage();

    [GeneratedRegex(@"^(?:只看|只要|就看|只列|only|just)\s*|^(?:那|那么)?(?:其中|这里头|里头|里面|这些(?:里|当中|之中|任务)|这几(?:条|项)(?:里|中)?)|\b(?:among|of) (?:them|these|those)\b|^which of")]
    private static partial Regex Among();

    [GeneratedRegex(@"请|麻烦|帮我|一下|谢谢|呢|吧|好吗|可以吗|please|can you|could you|now|给我|再|说|讲|念|回答|解释|一次|一遍|次|遍")]
    private static partial Regex Polite();

    [GeneratedRegex(@"^(?:那|那么|再|它|接着)*(?:往(?:后|下)(?:数|看|翻|走)?(?:的)?一|(?:后|下)(?:面|边|头)?(?:紧?(?:挨着|接着|跟着))?(?:的)?(?:那|一))(?:条|项|个)?(?:任务)?(?:呢|是什么|是啥|讲什么|讲啥|写(?:了)?(?:什么|啥)|怎么说|说什么|说啥)?$|^(?:那|那么|再)?(?:下|后)(?:面)?(?:一)?(?:条|项|个|个任务|项任务|条任务)(?:呢|是什么|是啥|讲什么|怎么说|说什么)?$|^(?:and |what about )?(?:the )?(?:next|following) (?:one|task|item|clause)?$|^next$")]
    private static partial Regex Next();

    [GeneratedRegex(@"^(?:那|那么|再|它)*(?:往(?:前|上)(?:数|看|翻|走)?(?:的)?一|(?:前|上)(?:面|边|头)?(?:紧?(?:挨着|接着))?(?:的)?(?:那|一))(?:条|项|个)?(?:任务)?(?:呢|是什么|是啥|讲什么|讲啥|写(?:了)?(?:什么|啥)|怎么说|说什么|说啥)?$|^(?:那|那么|再)?(?:上|前)(?:面)?(?:一)?(?:条|项|个|个任务|项任务|条任务)(?:呢|是什么|是啥|讲什么|怎么说|说什么)?$|^(?:and |what about )?(?:the )?previous (?:one|task|item|clause)?$|^previous$")]
    private static partial Regex Previous();

    [GeneratedRegex(@"^(?:那|那么)?(?:还有|另外|除此之外|除了这些|此外)?(?:还)?有?(?:没有|什么|哪些|其他|其它|别的|更多)*(?:吗|呢|的吗|的|内容)?(?<=还有.*|别的.*|其他.*|其它.*|更多.*|另外.*|此外.*)$|^(?:anything|what) else$|^(?:any )?more$|^go on$|^继续$|^接着说$|^(?:有|还有)(?:更|再)?(?:多|详细)的?吗?$")]
    private static partial Regex More();

    [GeneratedRegex(@"^(?:把)?(?:这|那)?(?:条|句|段|项)?(?:话)?(?:的)?(?:原文|原话|原句|全文|正文)(?:是)?(?:怎么(?:写|说)的?|是什么|呢)?$|^(?:把)?(?:这|那)?(?:条|项|一条|个)?(?:给我)?(?:展开|摊开|细说|详细(?:说说|讲讲|点)?|具体(?:说说|讲讲|点))(?:讲讲|说说|看看|一下)?$|^(?:the )?original(?: wording| text| words)?(?:,? in chinese)?$|^(?:the )?exact (?:words|wording|text)$|^(?:请|麻烦|帮我|能不能)?(?:把|将)?(?:这条|那条|它|这项|该条|整条|这一条|上面那条)?(?:的)?(?:从头到尾|一字不[落漏差改]|完完整整|完整(?:地)?|全(?:部|文|条)?|整(?:条|段)?|原文|原话|原样)(?:地|的)?(?:都)?(?:给我)?(?:看看|看|念|念一遍|读|发|贴|贴出来|列|列出来|显示|写|写出来|背|抄|照搬|来一遍|说一遍)(?:给我|出来|一下|一遍|看看)*$|^(?:给我|看看|看|要)?(?:这条|那条|它|这项|该条)?(?:的)?(?:原文|全文|完整(?:内容|原文)?|原话|全部内容|详细内容|展开|详细说说|具体(?:内容|说说|怎么说)?)(?:呢|是什么|是啥|发我|看看|给我)?$|^(?:show |give )?(?:me )?(?:the )?(?:full|whole|complete|original) ?(?:text|clause|one|wording)?(?: of it)?$|^details?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:那|那么|这个|这条|这项|这事|它|该条|请问)*(?:由|是|归|给)?(?:谁|哪个(?:部门|单位|厅|局)|什么部门|边个)(?:来)?(?:负责|牵头|管|主管|落实|统筹|主抓|做)?(?:的|呢|啊|任)?$|^(?:那|那么)?(?:牵头|责任|主管|配合)(?:单位|部门)(?:呢|是谁|是哪个|是哪家)?$|^(?:and )?(?:who|which (?:department|agency|bureau))(?:'s| is| are| will be)? ?(?:responsible|in charge|leading|leads?|in charge of (?:it|that|this)|responsible for (?:it|that|this)|leads? (?:it|that|this))?$|^who owns (?:it|that|this)$|^谁的活$|^归谁管$|^谁牵头$")]
    private static partial Regex Owner();

    [GeneratedRegex(@"^(?:那|那么|这样)?(?:里头|里面|下面|底下|这里头)?(?:一共|总共|共|合计|加起来)?(?:有|是)?(?:几|多少)(?:条|项|个|个任务|项任务|条任务)?(?:呢|啊|任务)?$|^how many(?: is that| are there| in (?:all|total)| tasks)?$|^数量$")]
    private static partial Regex HowMany();

    [GeneratedRegex(@"^(?:那|那么|and|and for|what about|how about|换成|改成|改问|再问|then)\s*(.{1,30}?)(?:的)?(?:呢|怎么样|怎么说|如何|又是怎样)?$|^(.{1,10})呢$|^(?:只看|只要|就看|only|just)\s*(?:the )?(.{1,20}?)(?:的)?$")]
    private static partial Regex Swapped();

    [GeneratedRegex(@"它们?|这(?:一)?(?:条|项|个任务|项任务|条任务|件事|句)|那(?:一)?(?:条|项|个任务|项任务|条任务)|该(?:条|项|任务)|上面(?:这|那)?(?:条|项)?|刚才(?:那|说的)?(?:条|项|个)?|\b(?:it|this one|that one|this task|that task|this clause|that clause|they|them)\b")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"哪(?:个|一个)?(?:方面|部分|板块|领域)|which area")]
    private static partial Regex WhichArea();

    [GeneratedRegex(@"^(?:涉及|包括|有|是|都|分别|具体)*(?:到|了)?(?:哪些|哪几个?|什么|哪|几个?|多少)|^(?:在|去|到)(?:哪|什么)|^(?:什么时候|何时|多久|几时|为什么|怎么|如何|多大|多少|每年|谁|几|投资|费用|预算|进展|效果|目标|电话)|^(?:which|what|where|when|why|how|who|any)\b|(?:吗|呢|没有|多少|几个)$")]
    private static partial Regex Elliptic();

    [GeneratedRegex(@"^(?:那么?|还有|另外|而且|以及|再|and|also|then|but|so)[，, ]*")]
    private static partial Regex Leading();
}
