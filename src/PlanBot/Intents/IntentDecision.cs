using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;

namespace PlanBot.Intents;

/// <summary>Decides the intent from the classifier's guesses and from what was recognised in the question.</summary>
internal static partial class IntentDecision
{
    // A task named by number is wanted whole when little else is said.
    private const int LittleElse = 12, LittleElseEnglish = 28;

    /// <summary>The label to compose by.</summary>
    public static string Decide(Utterance utterance, IReadOnlyList<IntentGuess> guesses)
    {
        if (utterance.IsEmpty) return IntentLabels.Help;
        string text = utterance.Text, guess = guesses[0].Label;
        if (guess is IntentLabels.Override or IntentLabels.Admin && guesses[0].Certainty >= IntentClassifier.Sure) return guess;
        if (utterance.Tasks.Count > 0) return AboutTask(utterance, guess);
        if (WhoOwns().IsMatch(text) && guess is not (IntentLabels.About or IntentLabels.Outside)) return IntentLabels.Owner;
        bool place = utterance.Names.Any(n => n.Name is Place or ShortName);
        if (utterance.Names is [var name] && name.Name is not Department && name.Length >= text.Length - 2) return IntentLabels.Place;
        return guess switch
        {
            IntentLabels.Place when !place => IntentLabels.List,
            IntentLabels.Count when !CountsThePlan().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.Owner when guesses[0].Certainty < IntentClassifier.Sure => IntentLabels.Ask,
            IntentLabels.Detail => IntentLabels.Ask,
            IntentLabels.AreaOf when !WhichArea().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.Areas when !WhichArea().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.List or IntentLabels.Place when guesses[0].Certainty < IntentClassifier.Sure && !AsksForTasks().IsMatch(text) => IntentLabels.Ask,
            IntentLabels.Outside or IntentLabels.Override or IntentLabels.Admin => IntentLabels.Ask,
            IntentLabels.Greeting or IntentLabels.Thanks or IntentLabels.Farewell or IntentLabels.Help when guesses[0].Certainty < IntentClassifier.Sure => IntentLabels.Ask,
            _ => guess,
        };
    }

    private static string AboutTask(Utterance utterance, string guess)
    {
        string text = utterance.Text;
        if (WhoOwns().IsMatch(text) || guess == IntentLabels.Owner) return IntentLabels.Owner;
        if (WhichArea().IsMatch(text)) return IntentLabels.AreaOf;
        int rest = text.Length - utterance.Tasks.Max(t => t.Length);
        bool little = rest <= (utterance.Language == WrittenLanguage.English ? LittleElseEnglish : LittleElse);
        return little || guess is IntentLabels.Detail or IntentLabels.List ? IntentLabels.Detail : IntentLabels.Ask;
    }

    [GeneratedRegex(@"谁(?:来|去|在)?(?:负责|牵头|主抓|主管|统筹|落实|管|跟进|督促|协调|执行|抓|兜底)|谁的(?:活|责任|事|职责)|牵头|主管|主责|责任(?:单位|部门|人|方|主体|清单|分工)|(?:哪个|什么|边个|哪家|哪些|几个)(?:部门|单位|厅局?|局|委|机构|小组|处室)|归(?:谁|哪)|由谁|由哪(?:个|家)|配合单位|对口(?:部门|单位)|任务分工|名下|\bwho(?:'s| is| are| will| should| has)? ?(?:to )?(?:be )?(?:responsible|in charge|leads?|leading|owns?|coordinat|track|monitor|handl|implement|oversee|runs?|supervis|report)|which (?:department|agency|bureau|body|ministry|office|unit|authority|organi[sz]ation)|in charge of|responsible (?:for|department|agency|body)|lead (?:department|agency|unit|body)|\bowner(?:s|ship)?\b")]
    private static partial Regex WhoOwns();

    [GeneratedRegex(@"任务|条款|几条|几项|多少条|多少项|方面|部分|板块|领域|大块|大类|几块|条目|\btasks?\b|\bitems?\b|\bareas?\b|\bsections?\b|\bparts?\b|\bclauses?\b|pillars?")]
    private static partial Regex CountsThePlan();

    [GeneratedRegex(@"方面|部分|板块|领域|大块|大类|几块|章|\bareas?\b|\bsections?\b|\bparts?\b|pillars?|chapter")]
    private static partial Regex WhichArea();

    [GeneratedRegex(@"任务|条款|哪几?条|哪几?项|几条|第几|条目|\btasks?\b|\bitems?\b|\bclauses?\b")]
    private static partial Regex AsksForTasks();
}
