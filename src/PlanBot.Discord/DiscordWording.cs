using PlanBot.Language;
using static PlanBot.Answers.ChannelWording;

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

    /// <summary>A thread's name from its question; at most 100 characters.</summary>
    public static string ThreadName(string question) => question.Length == 0 ? "问方案" : question.Length > 90 ? question[..90] + "…" : question;
}
