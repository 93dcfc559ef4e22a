using PlanBot.Language;

namespace PlanBot.Answers;

/// <summary>What every channel says around answers: notices, and the questions behind commands. Traditional Chinese is converted from Simplified.</summary>
public static class ChannelWording
{
    /// <summary>Something went wrong on our side.</summary>
    public static string Failed(WrittenLanguage language) => Say(language, "抱歉，刚才出了点问题，没能回答。请再试一次。", "Sorry, something went wrong and there is no answer. Please try again.");

    /// <summary>A command for admins alone.</summary>
    public static string AdminsOnly(WrittenLanguage language) => Say(language, "这个命令只有管理员可以使用。", "Only admins can use this command.");

    /// <summary>A clause that the plan does not have.</summary>
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
    public static string Knowledge(WrittenLanguage language, KnowledgeBase knowledge)
    {
        var used = knowledge.Assistant.Knowledge;
        int areas = used.Plan.Areas.Count, tasks = used.Plan.Tasks.Count, clauses = used.Plan.Clauses.Count, asks = used.Questions.Facts.Sum(f => f.Asks.Count);
        return Say(language,
            $"版本：{used.Hash}\n{areas}个方面，{tasks}项任务，{clauses}条条款\n问法：{asks}条\n分工记录：{used.Owners.Count}条\n最近更新：{knowledge.TakenAt:yyyy-MM-dd HH:mm}（UTC）",
            $"Version: {used.Hash}\n{areas} areas, {tasks} tasks, {clauses} clauses\nWays of asking: {asks}\nOwner records: {used.Owners.Count}\nLast change: {knowledge.TakenAt:yyyy-MM-dd HH:mm} (UTC)");
    }

    /// <summary>Who owns something.</summary>
    public static string AskForOwner(WrittenLanguage language, string topic) => language == WrittenLanguage.English ? $"who is responsible for {topic}" : $"{topic}由谁负责";

    /// <summary>What the document is.</summary>
    public static string AskAboutPlan(WrittenLanguage language) => language == WrittenLanguage.English ? "what is this document" : "这是一份什么文件";

    /// <summary>What the bot can do.</summary>
    public static string AskForHelp(WrittenLanguage language) => language == WrittenLanguage.English ? "help" : "你能做什么";

    /// <summary>The question behind a task's number.</summary>
    public static string AskForTask(WrittenLanguage language, long number) => language == WrittenLanguage.English ? $"task {number}" : $"任务{number}";

    /// <summary>The areas.</summary>
    public static string AskForAreas(WrittenLanguage language) => language == WrittenLanguage.English ? "list the areas" : "方案有哪几个方面";

    /// <summary>A sentence in the language that is asked for.</summary>
    public static string Say(WrittenLanguage language, string chinese, string english) => language switch
    {
        WrittenLanguage.English => english,
        WrittenLanguage.Traditional => ScriptConversion.ToTraditional(chinese),
        _ => chinese,
    };
}
