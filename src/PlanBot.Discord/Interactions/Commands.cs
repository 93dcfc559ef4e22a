using System.Text.Json.Nodes;
using PlanBot.Discord.Model;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Discord.Interactions;

/// <summary>The commands that the bot registers, with their words in Chinese, Traditional Chinese and English.</summary>
internal static class Commands
{
    /// <summary>Name of the command of messages.</summary>
    public const string AskThePlan = "Ask the plan";

    // Hidden from all but a guild's admins; the bot checks again who may.
    private const string Hidden = "0";

    private const int LongestQuestion = 600, LongestName = 100, MaxChoices = 25;

    // Permissions say nothing in direct messages, where the admins' commands are therefore not offered.
    private static readonly int[] InGuilds = [0];

    /// <summary>All commands for a plan.</summary>
    /// <param name="plan">Names the areas.</param>
    /// <param name="global">True where they are registered for every place, not for one guild.</param>
    public static IReadOnlyList<Command> For(Plan plan, bool global) =>
    [
        Slash("ask", "提问", "就方案提一个问题", "Ask a question on the plan", Text("question", "问题", "用自己的话提问", "Your question in your own words", required: true)),
        Slash("tasks", "任务清单", "按方面、地名、单位列出任务", "List tasks by area, place or owner", [.. Area(plan), Named("place", "地名", "市州、县区或简称", "A place or its short name"), Named("owner", "单位", "部门或市州", "A department or city")]),
        Slash("task", "任务", "看一项任务的全文", "Show one task in full",
            // A text, because Discord sends no letters for an option that is a number, and titles are to be found too.
            Named("number", "编号", "编号或标题", "Its number or title") with { Required = true }),
        Slash("areas", "方面", "列出方案的各个方面", "List the areas of the plan"),
        Slash("owner", "责任单位", "某项工作由谁负责", "Who is responsible for something", Text("topic", "事项", "任务编号或事项", "A task or a subject", required: true) with { Autocomplete = true }),
        Slash("about", "关于方案", "这份方案的文号、日期、发文机关", "What this document is"),
        Slash("help", "帮助", "怎么用", "How to use this bot"),
        Slash("feedback", "反馈", "告诉我们哪里不好", "Tell us what to improve", Text("text", "内容", "意见或建议", "Your remark", required: true)),
        Slash("reload", "更新知识库", "重新读取知识库（管理员）", "Reload the knowledge (admins)") with { DefaultMemberPermissions = Hidden, Contexts = global ? InGuilds : null },
        Slash("knowledge", "知识库", "查看知识库版本（管理员）", "Show the knowledge in use (admins)") with { DefaultMemberPermissions = Hidden, Contexts = global ? InGuilds : null },
        new Command { Type = Command.OfMessage, Name = AskThePlan, NameLocalizations = Chinese("问方案"), Description = "" },
    ];

    private static Command Slash(string name, string chineseName, string chinese, string english, params CommandOption[] options) => new()
    {
        Name = name,
        NameLocalizations = Chinese(chineseName),
        Description = english,
        DescriptionLocalizations = Chinese(chinese),
        Options = options.Length > 0 ? options : null,
    };

    private static CommandOption Text(string name, string chineseName, string chinese, string english, bool required = false) => new()
    {
        Type = CommandOption.Text,
        Name = name,
        NameLocalizations = Chinese(chineseName),
        Description = english,
        DescriptionLocalizations = Chinese(chinese),
        Required = required ? true : null,
        MaxLength = LongestQuestion,
    };

    private static CommandOption Named(string name, string chineseName, string chinese, string english) =>
        Text(name, chineseName, chinese, english) with { Autocomplete = true, MaxLength = LongestName };

    // A plan without areas has no such option; one with more than a menu holds shows the first.
    private static IEnumerable<CommandOption> Area(Plan plan)
    {
        if (plan.Areas.Count == 0) yield break;
        yield return new CommandOption
        {
            Type = CommandOption.Integer,
            Name = "area",
            NameLocalizations = Chinese("方面"),
            Description = "One of the areas of the plan",
            DescriptionLocalizations = Chinese("方案的一个方面"),
            Choices = [.. plan.Areas.Take(MaxChoices).Select(a => new Choice(Limited($"{a.Mark}{a.Title}"), JsonValue.Create(a.Number)))],
        };
    }

    private static string Limited(string text) => text.Length <= LongestName ? text : text[..(LongestName - 1)] + "…";

    private static Dictionary<string, string> Chinese(string text) => new() { ["zh-CN"] = text, ["zh-TW"] = ScriptConversion.ToTraditional(text) };
}
