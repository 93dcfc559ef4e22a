using PlanBot.Language;
using static PlanBot.Answers.ChannelWording;

namespace PlanBot.WeCom;

/// <summary>Every word on WeCom that is not part of an answer: cards, buttons, notices. Traditional Chinese is converted from Simplified.</summary>
internal static class WeComWording
{
    /// <summary>Words of the plan with the clause they are from. The words are left as they are, in any script.</summary>
    public static string Quoted(WrittenLanguage language, string quote, string label) =>
        language == WrittenLanguage.English ? $"“{quote}” ({label})" : $"“{quote}”（{Label(language, label)}）";

    /// <summary>A clause's label.</summary>
    public static string Label(WrittenLanguage language, string label) => language == WrittenLanguage.Traditional ? ScriptConversion.ToTraditional(label) : label;

    /// <summary>The line below an answer that names the document.</summary>
    public static string Source(WrittenLanguage language, string plan, string? docNumber) =>
        language == WrittenLanguage.English ? $"Source: {plan}{(docNumber is null ? "" : $" ({docNumber})")}" : Say(language, "依据：", "") + plan + (docNumber is null ? "" : $"（{docNumber}）");

    /// <summary>The words above owners.</summary>
    public static string Owners(WrittenLanguage language) => Say(language, "分工", "Owners");

    /// <summary>The words above questions that could follow.</summary>
    public static string Suggestions(WrittenLanguage language) => Say(language, "还可以问", "You could also ask");

    /// <summary>An owner's role, at most two characters in Chinese.</summary>
    public static string Role(WrittenLanguage language, string role) => role switch
    {
        "lead" => Say(language, "牵头", "Leads"),
        "support" => Say(language, "配合", "Supports"),
        "coordinate" => Say(language, "统筹", "Coordinates"),
        "implement" => Say(language, "落实", "Implements"),
        "track" => Say(language, "跟踪", "Tracks"),
        _ => role,
    };

    /// <summary>What an owner rests on.</summary>
    public static string Basis(WrittenLanguage language, bool stated) =>
        stated ? Say(language, "方案写明", "stated in the plan") : Say(language, "本单位登记，非方案原文", "recorded by the organisation, not in the plan");

    /// <summary>A role in the small space of a card; at most five characters in Chinese.</summary>
    public static string CardRole(WrittenLanguage language, string role, bool stated) => stated ? Role(language, role) : Say(language, "登记", "Rec. ") + Role(language, role);

    /// <summary>An owner that the organisation recorded, with the paper that says so.</summary>
    public static string Recorded(WrittenLanguage language, string party, string source, DateOnly asOf) =>
        language == WrittenLanguage.English ? $"{party} ({source}, {asOf:yyyy-MM-dd})" : $"{party}（{source}，{asOf:yyyy-MM-dd}）";

    /// <summary>The task that an owner is of; null for all.</summary>
    public static string OfTask(WrittenLanguage language, int? task) => task is { } number ? Say(language, $"任务{number}", $"Task {number}") : Say(language, "全部任务", "All tasks");

    /// <summary>Between the names of a list.</summary>
    public static string And(WrittenLanguage language) => language == WrittenLanguage.English ? ", " : "、";

    /// <summary>Before what is named.</summary>
    public static string Colon(WrittenLanguage language) => language == WrittenLanguage.English ? ": " : "：";

    /// <summary>The title of a card's quote.</summary>
    public static string CardQuote(WrittenLanguage language) => Say(language, "方案原文", "From the plan");

    /// <summary>The button that shows a clause in full; like all buttons at most nine characters, one more when it was pressed.</summary>
    public static string WholeClause(WrittenLanguage language) => Say(language, "整条原文", "Full text");

    /// <summary>The button that lists the tasks of the same area.</summary>
    public static string RelatedTasks(WrittenLanguage language) => Say(language, "相关任务", "Related");

    /// <summary>The button that tells who owns a task.</summary>
    public static string WhoOwns(WrittenLanguage language) => Say(language, "谁负责", "Owners");

    /// <summary>A button that was pressed.</summary>
    public static string Pressed(string button) => $"✓{button}";

    /// <summary>The row of a card for owners that found no room; at most five characters in Chinese.</summary>
    public static string More(WrittenLanguage language) => Say(language, "其他", "More");

    /// <summary>Where those owners are to be found.</summary>
    public static string MoreOwners(WrittenLanguage language, int more) => Say(language, $"另有{more}组，见上文", $"{more} more, see above");

    /// <summary>The title of the card that offers tasks.</summary>
    public static string ChooseTask(WrittenLanguage language) => Say(language, "选择一项任务", "Choose a task");

    /// <summary>The title of the card that offers areas.</summary>
    public static string ChooseArea(WrittenLanguage language) => Say(language, "选择一个方面", "Choose an area");

    /// <summary>The button that lists the tasks of the chosen area.</summary>
    public static string ShowTasks(WrittenLanguage language) => Say(language, "查看任务", "See tasks");

    /// <summary>The title of the card that welcomes who enters the chat; at most 26 characters.</summary>
    public static string Welcome(WrittenLanguage language) => Say(language, "您好，我是方案助手", "Hello, ask me about the plan");

    /// <summary>The line below it; at most 30 characters.</summary>
    public static string WelcomeHint(WrittenLanguage language, int areas, int tasks) =>
        Say(language, $"{areas}个方面{tasks}项任务，直接提问或选一个方面", $"{areas} areas, {tasks} tasks; ask or choose");

    /// <summary>The welcome as text, where no card can be shown.</summary>
    public static string WelcomeText(WrittenLanguage language, string plan, IReadOnlyList<string> areas) => Say(
        language,
        $"您好，我是方案助手，可以回答有关《{plan}》的问题，并给出原文和出处。直接提问即可，也可以发“任务12”“郴州”“帮助”。",
        $"Hello, I answer questions on {plan}, with the clause quoted. Just ask, or send “task 12” or “help”.") + string.Concat(areas.Select(a => $"\n{a}"));

    /// <summary>The first frame of an answer that takes its time.</summary>
    public static string Looking(WrittenLanguage language) => Say(language, "正在查阅方案……", "Looking it up…");

    /// <summary>Thanks for feedback.</summary>
    public static string ThanksForFeedback(WrittenLanguage language) => Say(language, "谢谢，您的意见已记录。", "Thank you, your feedback has been recorded.");

    /// <summary>How feedback is given.</summary>
    public static string HowToGiveFeedback(WrittenLanguage language) => Say(language, "请发“反馈”加一个空格，再写您的意见，例如：反馈 希望能按部门查任务。", "Please send 反馈, a space and your remark.");

    /// <summary>A message of a kind that the bot does not read, such as a picture.</summary>
    public static string TextOnly(WrittenLanguage language) => Say(language, "我只能看懂文字和语音，请用文字提问。", "I can read text and voice only; please ask in words.");

    /// <summary>A message that is longer than a question can be.</summary>
    public static string TooLong(WrittenLanguage language, int most) => Say(language, $"这条消息太长，请把问题写在 {most} 字以内再发一次。", $"This message is too long; please ask in at most {most} characters.");

    /// <summary>An answer that a restart broke off.</summary>
    public static string Interrupted(WrittenLanguage language) => Say(language, "程序刚刚重启，这条回答中断了。如果没有看到答案，请再问一次。", "The program was restarted and this answer broke off. If there is no answer, please ask again.");

    /// <summary>An answer that stands in a message of its own.</summary>
    public static string SentBelow(WrittenLanguage language) => Say(language, "答案已在另一条消息中发出。", "The answer is in another message.");

    /// <summary>A reason that WeCom offers with a thumb down, by its number; null for one that it did not when this was written. Stored, not shown.</summary>
    public static string? Reason(int number) => number switch
    {
        1 => "与问题无关",
        2 => "内容不完整",
        3 => "内容有错误",
        4 => "数据分析错误",
        _ => null,
    };

    /// <summary>A press that this version does not know.</summary>
    public static string UnknownPress(WrittenLanguage language) => Say(language, "不认识这个操作，可能来自旧版本。请直接提问。", "This action is not known; it may be of an older version. Please ask in words.");

    /// <summary>A reload has begun.</summary>
    public static string Reloading(WrittenLanguage language) => Say(language, "正在更新知识库……", "Reloading the knowledge…");

    /// <summary>The question behind a place's name.</summary>
    public static string AskForPlace(WrittenLanguage language, string place) => language == WrittenLanguage.English ? $"which tasks mention {place}" : $"{place}有哪些任务";
}
