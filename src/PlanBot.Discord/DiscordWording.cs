using PlanBot.Language;

namespace PlanBot.Discord;

/// <summary>Every word on Discord that is not part of an answer: buttons, menus, notices. Traditional Chinese is converted from Simplified.</summary>
internal static class DiscordWording
{
    /// <summary>The button to the page before.</summary>
    public static string Back(WrittenLanguage language) => Say(language, "上一页", "Back");

    /// <summary>The button to the page after.</summary>
    public static string Onward(WrittenLanguage language, int page, int pages) => Say(language, $"下一页（{page + 1}/{pages}）", $"Next ({page + 1}/{pages})");

    /// <summary>The button that opens a clause.</summary>
    public static string ShowClause(WrittenLanguage language, string label) => Say(language, $"看原文：{label}", $"Clause: {label}");

    /// <summary>The select of clauses.</summary>
    public static string ChooseClause(WrittenLanguage language) => Say(language, "选择一条，看原文", "Choose a clause to read it in full");

    /// <summary>Owners that found no room.</summary>
    public static string MoreOwners(WrittenLanguage language, int more) => Say(language, $"另有 {more} 组分工未显示，请按任务用 /owner 查询。", $"{more} more groups are not shown; ask by task with /owner.");

    /// <summary>The select of areas.</summary>
    public static string ChooseArea(WrittenLanguage language) => Say(language, "选择一个方面，查看其任务", "Choose an area to see its tasks");

    /// <summary>The small text below an answer.</summary>
    public static string Footer(WrittenLanguage language, string plan, string? docNumber) =>
        Say(language, $"依据：{plan}{(docNumber is null ? "" : $"（{docNumber}）")}", $"Source: {plan}{(docNumber is null ? "" : $" ({docNumber})")}");

    /// <summary>An owner's role, as the name of a field.</summary>
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
    public static string Basis(WrittenLanguage language, string basis) =>
        basis == "plan" ? Say(language, "方案写明", "stated in the plan") : Say(language, "本单位登记，非方案原文", "recorded by the organisation, not in the plan");

    /// <summary>The task that an owner is of; null for all.</summary>
    public static string OfTask(WrittenLanguage language, int? task) => task is { } number ? Say(language, $"任务{number}", $"Task {number}") : Say(language, "全部任务", "All tasks");

    /// <summary>Thanks for a thumb.</summary>
    public static string ThanksForFeedback(WrittenLanguage language) => Say(language, "谢谢，您的评价已记录。", "Thank you, your feedback has been recorded.");

    /// <summary>The title of the modal that asks what was wrong; at most 45 characters.</summary>
    public static string WhatWasWrong(WrittenLanguage language) => Say(language, "哪里不对？", "What was wrong?");

    /// <summary>The input of that modal; at most 45 characters.</summary>
    public static string YourRemark(WrittenLanguage language) => Say(language, "请简单说明（可不填）", "Your remark (optional)");

    /// <summary>An answer whose buttons have gone stale.</summary>
    public static string Expired(WrittenLanguage language) => Say(language, "这条回答已过期，请再问一次。", "This answer has expired; please ask again.");

    /// <summary>A command or a button that this version does not know.</summary>
    public static string Unknown(WrittenLanguage language) =>
        Say(language, "不认识这个操作，可能来自旧版本。请用 /ask 重新提问。", "This action is not known; it may be of an older version. Please ask again with /ask.");

    /// <summary>An interaction that was answered before.</summary>
    public static string AnsweredBefore(WrittenLanguage language) => Say(language, "这次操作已经处理过了。", "This has been answered before.");

    /// <summary>Something went wrong on our side.</summary>
    public static string Failed(WrittenLanguage language) => Say(language, "抱歉，刚才出了点问题，没能回答。请再试一次。", "Sorry, something went wrong and there is no answer. Please try again.");

    /// <summary>A command for admins alone.</summary>
    public static string AdminsOnly(WrittenLanguage language) => Say(language, "这个命令只有管理员可以使用。", "Only admins can use this command.");

    /// <summary>A task that the plan does not have.</summary>
    public static string NoSuchClause(WrittenLanguage language) => Say(language, "方案里没有这一条。", "The plan has no such clause.");


    /// <summary>How a reload ended.</summary>
    public static string Reloaded(WrittenLanguage language, ReloadResult result) => result switch
    {
        ReloadTaken { Changed: true } taken => Say(language, $"知识库已更新，版本 {taken.Hash}。", $"The knowledge is reloaded, version {taken.Hash}."),
        ReloadTaken taken => Say(language, $"知识库没有变化，版本 {taken.Hash}。", $"The knowledge has not changed, version {taken.Hash}."),
        ReloadRefused refused => Say(language, $"知识库有 {refused.Problems.Count} 处问题，没有更新，仍用原来的版本：", $"The knowledge has {refused.Problems.Count} faults; it was not reloaded, the version before stays in use:")
            + string.Concat(refused.Problems.Take(10).Select(p => $"\n{p}")),
        _ => Say(language, "另一次更新正在进行，请稍候。", "Another reload is running, please wait."),
    };

    /// <summary>What is in use.</summary>
    public static string Knowledge(WrittenLanguage language, string hash, int areas, int tasks, int clauses, int asks, int owners, DateTimeOffset takenAt) => Say(language,
        $"版本：{hash}\n{areas}个方面，{tasks}项任务，{clauses}条条款\n问法：{asks}条\n分工记录：{owners}条\n最近更新：{takenAt:yyyy-MM-dd HH:mm}（UTC）",
        $"Version: {hash}\n{areas} areas, {tasks} tasks, {clauses} clauses\nWays of asking: {asks}\nOwner records: {owners}\nLast change: {takenAt:yyyy-MM-dd HH:mm} (UTC)");

    /// <summary>The questions behind the commands without words of their own.</summary>
    public static string AskForTask(WrittenLanguage language, long number) => language == WrittenLanguage.English ? $"task {number}" : $"任务{number}";

    /// <summary>The areas.</summary>
    public static string AskForAreas(WrittenLanguage language) => language == WrittenLanguage.English ? "list the areas" : "方案有哪几个方面";

    /// <summary>Who owns something.</summary>
    public static string AskForOwner(WrittenLanguage language, string topic) => language == WrittenLanguage.English ? $"who is responsible for {topic}" : $"{topic}由谁负责";

    /// <summary>What the document is.</summary>
    public static string AskAboutPlan(WrittenLanguage language) => language == WrittenLanguage.English ? "what is this document" : "这是一份什么文件";

    /// <summary>What the bot can do.</summary>
    public static string AskForHelp(WrittenLanguage language) => language == WrittenLanguage.English ? "help" : "你能做什么";

    /// <summary>A thread's name from its question; at most 100 characters.</summary>
    public static string ThreadName(string question) => question.Length == 0 ? "问方案" : question.Length > 90 ? question[..90] + "…" : question;

    private static string Say(WrittenLanguage language, string chinese, string english) => language switch
    {
        WrittenLanguage.English => english,
        WrittenLanguage.Traditional => ScriptConversion.ToTraditional(chinese),
        _ => chinese,
    };
}
