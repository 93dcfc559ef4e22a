using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Answers;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.WeCom;

/// <summary>What a command wants.</summary>
internal enum CommandKind
{
    /// <summary>The tasks of an area.</summary>
    Tasks,

    /// <summary>One task.</summary>
    Task,

    /// <summary>The tasks of a place.</summary>
    Place,

    /// <summary>Who owns something.</summary>
    Owner,

    /// <summary>How to use the bot.</summary>
    Help,

    /// <summary>What the document is.</summary>
    About,

    /// <summary>A remark on the bot.</summary>
    Feedback,

    /// <summary>Reads the knowledge again; for admins.</summary>
    Reload,

    /// <summary>Shows the knowledge in use; for admins.</summary>
    Knowledge,
}

/// <summary>A message that is a command as a whole. All others are ordinary questions.</summary>
/// <param name="Kind">What it wants.</param>
/// <param name="Number">An area's or a task's number; 0 for the others.</param>
/// <param name="Text">A place, a topic or a remark; empty for the others, and for feedback that says nothing.</param>
internal sealed partial record TextCommand(CommandKind Kind, int Number = 0, string Text = "")
{
    private const string Numeral = "(?<n>[0-9]{1,4}|[一二两兩三四五六七八九十]{1,3})";

    /// <summary>True for those that only admins may give.</summary>
    public bool IsForAdmins => Kind is CommandKind.Reload or CommandKind.Knowledge;

    /// <summary>The tasks to list; null for a command that lists none.</summary>
    public TaskFilter? Filter => Kind == CommandKind.Tasks ? new TaskFilter(Number) : null;

    /// <summary>The question that the command stands for, to be asked without what was said before; null where it stands for none.</summary>
    public string? Question(WrittenLanguage language) => Kind switch
    {
        CommandKind.Task => ChannelWording.AskForTask(language, Number),
        CommandKind.Place => WeComWording.AskForPlace(language, Text),
        CommandKind.Owner => ChannelWording.AskForOwner(language, Text),
        CommandKind.Help => ChannelWording.AskForHelp(language),
        CommandKind.About => ChannelWording.AskAboutPlan(language),
        _ => null,
    };

    /// <summary>Reads a message, in simplified or traditional characters; null where it is an ordinary question.</summary>
    /// <remarks>
    /// 任务12 and 任务三 name a task, as they do in a question. With a space between, 任务 三 is the list of the third area, as
    /// long as there is one; 任务 领域三 is so always.
    /// </remarks>
    public static TextCommand? Parse(string text, KnowledgeSnapshot knowledge)
    {
        // Feedback is kept as it was written; the others are short.
        if (Remark().Match(text) is { Success: true } remark) return new(CommandKind.Feedback, Text: remark.Groups["text"].Value.Trim());
        if (text.Length > PlainText.MaxLength) return null;
        string typed = PlainText.Clean(text).TrimEnd('。', '.', '！', '!', '？', '?', ' ');
        if (Word(typed) is { } word) return new(word);
        if (Owned().Match(typed) is { Success: true } owned) return new(CommandKind.Owner, Text: owned.Groups["text"].Value);
        if (AreaTasks().Match(typed) is { Success: true } area && Value(area) is { } chosen && HasArea(chosen, knowledge)) return new(CommandKind.Tasks, chosen);
        if (NumberedTask().Match(typed) is { Success: true } task && Value(task) is { } number)
        {
            bool listsArea = task.Groups["gap"].Length > 0 && !char.IsAsciiDigit(task.Groups["n"].Value[0]) && HasArea(number, knowledge);
            return new(listsArea ? CommandKind.Tasks : CommandKind.Task, number);
        }
        return IsPlace(typed, knowledge) ? new(CommandKind.Place, Text: typed) : null;
    }

    private static CommandKind? Word(string typed) => ScriptConversion.ToSimplified(typed) switch
    {
        "帮助" => CommandKind.Help,
        "关于" => CommandKind.About,
        "更新知识库" => CommandKind.Reload,
        "知识库状态" => CommandKind.Knowledge,
        _ => null,
    };

    private static bool HasArea(int number, KnowledgeSnapshot knowledge) => knowledge.Plan.Areas.Any(a => a.Number == number);

    private static int? Value(Match match)
    {
        string number = match.Groups["n"].Value;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : ChineseNumeral.Parse(number);
    }

    // The name and nothing else.
    private static bool IsPlace(string typed, KnowledgeSnapshot knowledge) =>
        typed.Length is > 1 and < 20 && knowledge.Reader.Read(typed) is var read && read.Names is [{ Start: 0, Name: Place or ShortName } name] && name.Length == read.Text.Length;

    [GeneratedRegex(@"^\s*(?:反[馈饋]|回[馈饋])(?:\s*$|(?:\s*[:：]|\s)(?<text>.*)$)", RegexOptions.Singleline)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^[谁誰][负負][责責](?:\s*[:：]\s*|\s+)(?<text>\S.*)$")]
    private static partial Regex Owned();

    [GeneratedRegex($@"^任[务務](?:清[单單])?\s*(?:(?:[领領]域|方面)\s*{Numeral}|第?\s*{Numeral}\s*(?:[领領]域|个?方面))$")]
    private static partial Regex AreaTasks();

    [GeneratedRegex($@"^任[务務](?<gap>\s*)(?:第\s*)?{Numeral}\s*[项項]?$")]
    private static partial Regex NumberedTask();
}
