using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;

namespace PlanBot.Intents;

/// <summary>Decides the intent from the classifier's guesses and from what was recognised in the question.</summary>
internal static partial class IntentDecision
{
    // A task named by number is wanted whole when little else is said.
    private const int LittleElse = 12, LittleElseEnglish = 28;

    // Below this the classifier has no idea.
    private const double NoIdea = 0.12;

    // From this certainty of a place's tasks being asked for, where nothing else is asked.
    private const double PerhapsPlace = 0.1, FitsNoClause = 0.5;

    // From this certainty of an owner being asked for, where a department is named.
    private const double PerhapsOwner = 0.25;

    // Small talk that the classifier is less sure of must be as short as small talk is.
    private const int ShortTalk = 8, ShortTalkEnglish = 24;

    /// <summary>The label to compose by.</summary>
    /// <param name="utterance">The question.</param>
    /// <param name="guesses">What the classifier makes of it, the most certain first.</param>
    /// <param name="aboutness">How clearly some words are about one clause (<see cref="Retrieval.Searcher.Aboutness"/>).</param>
    public static string Decide(Utterance utterance, IReadOnlyList<IntentGuess> guesses, Func<string, double> aboutness)
    {
        if (utterance.IsEmpty) return IntentLabels.Help;
        string text = utterance.Text;
        var (guess, certainty) = guesses[0];
        bool sure = certainty >= IntentClassifier.Sure;
        bool places = utterance.Tasks.Count == 0 && utterance.Subjects.Count == 0 && guess is not (IntentLabels.Owner or IntentLabels.Outside) && !SeveralApart().IsMatch(text) && PlaceQuestions.AskForTasks(utterance, aboutness);
        if (guess is IntentLabels.Override or IntentLabels.Admin && sure && !places) return guess;
        if (TaskRanges.Find(text, int.MaxValue) is not null && !AsksItsArea().IsMatch(text) && guess is not (IntentLabels.Owner or IntentLabels.Outside)) return IntentLabels.List;
        if (utterance.Tasks.Count > 0) return AboutTask(utterance, guess);
        if (SaysWhoIssued().IsMatch(text)) return IntentLabels.About;
        if (TitleHas().IsMatch(text)) return IntentLabels.List;
        if (AsksWhoOwns(utterance, guesses, sure)) return IntentLabels.Owner;
        if (AsksItsArea().IsMatch(text)) return IntentLabels.AreaOf;
        if (ComparesAreas().IsMatch(text) && WhichArea().IsMatch(text)) return IntentLabels.Areas;
        if (HowManyOfThePlan().IsMatch(text) && guess != IntentLabels.Outside && !utterance.Names.Any(n => n.Name is Place or ShortName)) return IntentLabels.Count;
        if (utterance.Areas.Count > 0 && guess is not (IntentLabels.Count or IntentLabels.Areas) && (LittleBesides(utterance, utterance.Areas) || AsksForTasks().IsMatch(text)))
            return AsksHowMany().IsMatch(text) ? IntentLabels.Count : IntentLabels.List;
        if (WhichArea().IsMatch(text) && AsksHowMany().IsMatch(text) && guess is IntentLabels.Ask or IntentLabels.Count or IntentLabels.List) return IntentLabels.Count;
        if (places || PlaceQuestions.OnlyAskWhere(utterance) || TasksOfPlace().IsMatch(utterance.Masked)) return IntentLabels.Place;
        if (guess is IntentLabels.Ask or IntentLabels.List && PerhapsOfPlace(utterance, guesses, aboutness)) return IntentLabels.Place;
        if (certainty < NoIdea) return IntentLabels.Ask;
        return guess switch
        {
            IntentLabels.Place when !AsksForTasks().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.Place when !sure || !utterance.Names.Any(n => n.Name is Place or ShortName) => IntentLabels.List,
            IntentLabels.Count when !CountsThePlan().IsMatch(text) || (!sure && !AsksHowMany().IsMatch(text)) => IntentLabels.Ask,
            IntentLabels.Ask or IntentLabels.List when WhichArea().IsMatch(text) && AsksForAll().IsMatch(text) => IntentLabels.List,
            IntentLabels.Owner when !sure => IntentLabels.Ask,
            IntentLabels.Detail => IntentLabels.Ask,
            IntentLabels.AreaOf when utterance.Areas.Count > 0 => IntentLabels.List,
            IntentLabels.AreaOf or IntentLabels.Areas when !WhichArea().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.List when !sure && !AsksForTasks().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.Outside or IntentLabels.Override or IntentLabels.Admin => IntentLabels.Ask,
            IntentLabels.Greeting or IntentLabels.Thanks or IntentLabels.Farewell or IntentLabels.Help when !sure && !IsShort(utterance) => IntentLabels.Ask,
            _ => guess,
        };
    }

    private static bool PerhapsOfPlace(Utterance utterance, IReadOnlyList<IntentGuess> guesses, Func<string, double> aboutness) =>
        utterance.AnswerTypes.Count == 0 && PlaceQuestions.AskWhere(utterance.Text) && utterance.Names.Any(n => n.Name is Place or ShortName)
        && guesses.First(g => g.Label == IntentLabels.Place).Certainty >= PerhapsPlace && aboutness(PlaceQuestions.WithoutPlaces(utterance)) < FitsNoClause;

    private static bool IsShort(Utterance utterance) =>
        utterance.Text.Length <= (utterance.Language == WrittenLanguage.English ? ShortTalkEnglish : ShortTalk);

    private static bool AsksWhoOwns(Utterance utterance, IReadOnlyList<IntentGuess> guesses, bool sure)
    {
        string text = utterance.Text, guess = guesses[0].Label;
        if (guess is IntentLabels.About or IntentLabels.Outside && sure) return false;
        if (guess == IntentLabels.Ask && sure && SeveralApart().IsMatch(text)) return false;
        if (WhoOwns().IsMatch(text)) return true;
        return utterance.Names.Any(n => n.Name is Department) && (guesses.First(g => g.Label == IntentLabels.Owner).Certainty >= PerhapsOwner || BelongsTo().IsMatch(text));
    }

    private static string AboutTask(Utterance utterance, string guess)
    {
        string text = utterance.Text;
        if (utterance.Areas.Count > 0) return IntentLabels.Detail;
        if (WhichArea().IsMatch(text)) return IntentLabels.AreaOf;
        if (WhoOwns().IsMatch(text) || guess == IntentLabels.Owner) return IntentLabels.Owner;
        return LittleBesides(utterance, utterance.Tasks) || guess is IntentLabels.Detail or IntentLabels.List ? IntentLabels.Detail : IntentLabels.Ask;
    }

    private static bool LittleBesides(Utterance utterance, IReadOnlyList<NumberMention> mentions) =>
        utterance.Text.Length - mentions.Max(m => m.Length) <= (utterance.Language == WrittenLanguage.English ? LittleElseEnglish : LittleElse);

    [GeneratedRegex(@"谁(?:来|去|在)?(?:负责|牵头|主抓|主管|统筹|落实|管|跟进|督促|协调|执行|抓|兜底|盯)|谁的(?:活|责任|事|职责)|牵头|主管|主责|责任(?:单位|部门|人|方|主体|清单|分工)|(?:哪个|什么|边个|哪家|哪些|几个)(?:部门|单位|厅局?|局|委|机构|小组|处室)|对口的?(?:是|处|办|科)|(?:哪个|哪间|什么)(?:办公室|委办|科室|衙门)|归(?:谁|哪(?!(?:一)?(?:条|项|部分|块|类|个方面|个部分)))|由谁|由哪(?:个|家)|配合单位|对口(?:部门|单位)|任务分工|分工(?:表|清单|方案)|责任表|名下|算谁的|谁说了算|谁话事|(?:哪个|主抓的|牵头的)处室|\b(?:name|what) (?:the |is the )?(?:bureau|department|agency|office)\b|\banswer(?:s|able)? for\b|\bwho(?:'s| is| are| will| should| has)? ?(?:to )?(?:be )?(?:responsible|in charge|leads?|leading|owns?|coordinat|track|monitor|handl|implement|oversee|runs?|supervis|report)|which (?:department|agency|bureau|body|ministry|office|unit|authority|organi[sz]ation)|in charge of|responsible (?:for|department|agency|body)|lead (?:department|agency|unit|body)|\bowner(?:s|ship)?\b|\bwhose (?:job|call|task|duty|responsibility)\b|accountable|\b(?:takes?|taking|has) the lead\b|\bheads? up\b|spearhead")]
    private static partial Regex WhoOwns();

    [GeneratedRegex(@"(?:文|文件|方案|通知|红头)[^，。,]{0,8}(?:(?:谁|哪个(?:部门|单位|机关|厅)|哪里|哪儿)[^，。,]{0,4}(?:发|印发|下发|制定|出台|点头|批|同意|签发|拍板)|(?:发文|印发|制定|签发)(?:机关|单位|部门))|\bwho (?:issued|published|released|approved|signed off)\b|\bissuing (?:body|authority|office|department)\b")]
    private static partial Regex SaysWhoIssued();

    [GeneratedRegex(@"分别|依次|分头|两个问题|各\S{0,3}(?:在|是|哪|第几)|哪两条|哪两处|两条|两处|两句|(?:哪条|第几条|哪里|哪一条).{1,20}(?:哪条|第几条|哪里|哪一条)")]
    private static partial Regex SeveralApart();

    [GeneratedRegex(@"^(?:跟|和|与|同|涉及|提到|点到|写到|带)?\s*Ⓟ\s*(?:市|州|县)?(?:有关|相关|涉及|牵涉|沾边|有份|对应|参与|认领|摊上|轮到|出现|提到|点到|露脸)?的?(?:是|有|都)*(?:哪些|哪几|哪|几|第几)(?:条|项|个任务|任务)")]
    private static partial Regex TasksOfPlace();

    // Said of a department that is named: 归它管, its duty, how many tasks it got.
    [GeneratedRegex(@"归|管|话事|抓|拿总|跟进|盯|操办|张罗|兜|包办|单位|部门|揸头|带头|负责|说了算|职责|职能|责任|主办|承办|经办|牵|分到|分管|认领|份内|的活|的事|领了|揽|做主|拍板|还是|几条|几项|哪些任务|哪几项|哪几条|要干|要做|该干|该做|\bowns?\b|\bhandles?\b|\bruns?\b|\bleads?\b|in charge|responsib|\bduty\b|\bjob\b|\bmanages?\b|assigned|\bor the\b|tasks?")]
    private static partial Regex BelongsTo();

    [GeneratedRegex(@"(?:标题|题目|名字|名称)(?:里|中|当中|上)?(?:面)?(?:都)?(?:带|有|含|以|出现|包含|写着)|\b(?:title|heading)s?\b.{0,20}\b(?:contain|begin|start|end|mention|includ|with|ha(?:s|ve))|\b(?:contain|begin|start|mention|includ|with|having)\w*\b.{0,30}\bin (?:the|their|its) (?:title|heading)")]
    private static partial Regex TitleHas();

    [GeneratedRegex(@"(?:属|归|算|列|放|摆)(?:于|入|在|到)?(?:是)?(?:第几|哪)(?:一)?(?:个|大)*(?:方面|部分|板块|块|类|领域|范畴)|\b(?:which|what) (?:area|part|section|heading|pillar)\b.{0,40}\b(?:under|belong|in|fall|come)|\b(?:under|in) (?:which|what) (?:area|part|section|heading|pillar)\b|\barea (?:that|which)? ?(?:holds?|contains?|covers?|includes?|has|have)\b.{0,20}\btasks?")]
    private static partial Regex AsksItsArea();

    [GeneratedRegex(@"最多|最少|最长|只有|恰好|正好|刚好|各有|\bmost\b|\bfewest\b|\bleast\b|\bexactly\b|\bonly\b|\blargest\b|\bsmallest\b|\bbiggest\b")]
    private static partial Regex ComparesAreas();

    [GeneratedRegex(@"任务|条款|几条|几项|多少条|多少项|方面|部分|板块|领域|范畴|大块|大类|几块|条目|\btasks?\b|\bitems?\b|\bareas?\b|\bsections?\b|\bparts?\b|\bclauses?\b|pillars?|heading")]
    private static partial Regex CountsThePlan();

    [GeneratedRegex(@"(?:几|多少)(?:个|项|条)?(?:大|重点|具体)*(?:任务|方面|部分|板块|领域|范畴|大类)(?!由|归|是|的|名)|\bhow many (?:different |separate |individual |key |main )*(?:tasks|areas|items|sections|parts|pillars|clauses)\b")]
    private static partial Regex HowManyOfThePlan();

    [GeneratedRegex(@"(?:几|多少)(?:个|项|条)(?:任务|工作|方面|条款)?|几多条|总数|数量|数目|\bhow many\b|\bnumber of\b|\bcount\b")]
    private static partial Regex AsksHowMany();

    [GeneratedRegex(@"各项|各条|逐条|底下|列给|都叫什么|哪些(?:任务|条|项)|都有哪|哪几(?:项|条)|报一遍|念一遍|过一遍|列一?下|列出|全列|\blist\b|\ball (?:the )?(?:tasks|items)\b|\bwhich tasks\b|\bwhat tasks\b|\btasks (?:under|in|of)\b")]
    private static partial Regex AsksForAll();

    [GeneratedRegex(@"方面|部分|板块|领域|范畴|大块|大类|几块|[哪那这]一?大?块|章|\bareas?\b|\bsections?\b|\bparts?\b|pillars?|chapter|heading")]
    private static partial Regex WhichArea();

    [GeneratedRegex(@"任务|条款|哪几?条|哪几?项|几条|第几|条目|各项|\btasks?\b|\bitems?\b|\bclauses?\b")]
    private static partial Regex AsksForTasks();
}
