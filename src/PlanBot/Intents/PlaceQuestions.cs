using System.Text;
using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;

namespace PlanBot.Intents;

/// <summary>Recognises questions that ask of a place only where the plan names it: 永州有哪些任务, 佛山被写进第几条.</summary>
internal static partial class PlaceQuestions
{
    // Characters or words that may be left when place and asking words are taken away.
    private const int LittleLeft = 1;

    // Words that fit no clause better than this are about none.
    private const double NoSubject = 0.65;

    /// <summary>True when tasks are asked for and what is said besides the places is about no clause's subject.</summary>
    /// <param name="utterance">The question.</param>
    /// <param name="aboutness">How clearly words are about a clause.</param>
    public static bool AskForTasks(Utterance utterance, Func<string, double> aboutness)
    {
        if (!utterance.Names.Any(n => n.Name is Place or ShortName) || !AskWhere(utterance.Text)) return false;
        if (OnlyAskWhere(utterance) || (utterance.Places.Skip(1).Any() && Together().IsMatch(utterance.Text))) return true;
        return utterance.AnswerTypes.Count == 0 && aboutness(WithoutPlaces(utterance)) < NoSubject;
    }

    /// <summary>True when some words ask for tasks or for where something is mentioned.</summary>
    public static bool AskWhere(string text) => AsksForTasks().IsMatch(text);

    /// <summary>The question with blanks for the places.</summary>
    public static string WithoutPlaces(Utterance utterance)
    {
        var rest = new StringBuilder(utterance.Text);
        foreach (var place in utterance.Names.Where(n => n.Name is Place or ShortName)) rest.Remove(place.Start, place.Length).Insert(place.Start, " ", place.Length);
        return rest.ToString();
    }

    /// <summary>True when nothing is said but a place and that one wants to know where it is named.</summary>
    public static bool OnlyAskWhere(Utterance utterance)
    {
        var places = utterance.Names.Where(n => n.Name is Place or ShortName).ToList();
        if (places.Count == 0) return false;
        string rest = WithoutPlaces(utterance);
        string left = Asking().Replace(rest, " ");
        int han = left.Count(Characters.IsHan), words = Word().Count(left);
        return han + words <= LittleLeft && (utterance.Text.Length <= places.Sum(p => p.Length) + 2 || AsksWhere().IsMatch(rest));
    }

    [GeneratedRegex(@"同框|同时|都有份|都上榜|\bboth\b")]
    private static partial Regex Together();

    [GeneratedRegex(@"任务|(?:哪|几|多少|第几|哪一|哪些|各|逐|所有|全部|边|什么)(?:几|一)?(?:条|项)|条目|条数|项数|事项|活儿?|点名|点将|榜|戏份|出现|露|冒|沾|提到|写|有份|轮到|摊|\btasks?\b|\bitems?\b|\bclauses?\b|mention|appear|feature|\bwhere\b|anywhere|falls? to|crop")]
    private static partial Regex AsksForTasks();

    [GeneratedRegex(@"任务|条|项|点|款|第几|哪|有份|涉及|相关|有关|沾边|提|出现|写|名|份|\btasks?\b|\bclauses?\b|\bitems?\b|\bwhere\b|mention|named?|involve|appear|turn up|concern|affect|touch")]
    private static partial Regex AsksWhere();

    [GeneratedRegex(@"请问|麻烦|帮我|给我|我想|想知道|想看|看看|查一?下|查查|列(?:一下|出来?|个|举|列)?|挑出来?|都?报一?遍|数一数|盘点|这份|文件|方案|计划|正文|原文|里面?|中|当中|之中|上面?|底下|面的|所在|那个|这个|那座|这座|首府|的|地级市|县级市|自治州|市州|地区|本地|咱|我们|这边|那边|这里|那里|有份|有分|参与|承担|认领|领|负责|要干|要做|该干|该|要|干|做|落实|推进|参加|涉及|牵涉|牵扯|相关|有关|关于|跟|和|与|同|对应|对得?上|能|可以|可|找到|找|查到|沾(?:上)?边|沾|挂钩|搭边|提(?:到|及|过|了)?|说(?:到|过|了)?|讲(?:到|过|了)?|写(?:到|进|入|明|了|过|着)?|点(?:到)?(?:过)?名?|点|到名|名(?:字)?|字(?:面|样)|出现(?:过|在)?|露过?面|露过?脸|冒头|上(?:了|榜)|列(?:入|进|到)|被|在|是|为|有|带|含|包含|包括|算(?:上|在内)?|也|都|全|全部|所有|一共|总共|共|各|哪(?:几|些|个|一)?|什么|多少|几|第几?|第|个|条目?|项目?|款|点|次|处|回|任务|条款|工作|事情|事|内容|清单|合称|简称|统称|线路|别漏|漏|计|一起|算|吗|呢|啊|吧|了|过|没有|没|不|嘛|和|以及|同时|都有|只|单独|直接|明确|又|还|份儿?|份|[，,。？?！!、：:；;“”""'（）()\s]|\b(?:which|what|where|tasks?|items?|clauses?|points?|does|do|did|is|are|was|the|a|an|in|on|of|to|for|by|any|all|me|show|list|tell|give|please|plan|document|mention(?:s|ed)?|names?|named|naming|appear(?:s|ed)?|turns?|up|involve(?:s|d|ing)?|concern(?:s|ing)?|affect(?:s|ing)?|touch(?:es|ing)?|cover(?:s|ing)?|include(?:s|d)?|related|relating|relevant|written|out|spelled|spell|name|own|its|it|there|and|both|city|cities|prefecture|county|province|number|how|many|task|at|same|time|together|that|has|have|part|say|about)\b")]
    private static partial Regex Asking();

    [GeneratedRegex(@"[a-z0-9]+")]
    private static partial Regex Word();
}
