using System.CommandLine;
using PlanBot.Knowledge;

namespace PlanBot.Host.Commands;

/// <summary>The program's commands. Without one it serves.</summary>
internal static class CommandLine
{
    /// <summary>The folder of the knowledge files.</summary>
    public static readonly Option<string?> Knowledge = new("--knowledge") { Description = "知识库目录（默认 knowledge）", Recursive = true };

    /// <summary>The folder of what the program stores.</summary>
    public static readonly Option<string?> Data = new("--data") { Description = "数据目录（默认 data）", Recursive = true };

    /// <summary>Prints JSON instead of text.</summary>
    public static Option<bool> Json() => new("--json") { Description = "输出 JSON" };

    public static RootCommand Create()
    {
        var root = new RootCommand("方案问答机器人：依据政府方案原文回答问题，逐条注明出处。不带命令时启动网页和接口服务。")
        {
            Knowledge,
            Data,
            ServeCommand.Create(),
            AskCommand.Create(),
            ChatCommand.Create(),
            EvalCommand.Create(),
            KnowledgeCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(ServeCommand.RunAsync);
        return root;
    }

    /// <summary>Runs an action over the loaded knowledge; what is wrong with it goes to standard error, with exit code 1.</summary>
    public static Task<int> WithKnowledge(ParseResult parsed, Func<KnowledgeSnapshot, Task<int>> run) => WithKnowledge(parsed, null, run);

    /// <summary>The same, with the folder that the configuration names where the command line names none.</summary>
    public static async Task<int> WithKnowledge(ParseResult parsed, string? configured, Func<KnowledgeSnapshot, Task<int>> run)
    {
        KnowledgeSnapshot knowledge;
        try
        {
            knowledge = KnowledgeLoader.Load(Folders.Knowledge(parsed.GetValue(Knowledge) ?? configured));
        }
        catch (KnowledgeException e)
        {
            await Report(e);
            return 1;
        }
        return await run(knowledge);
    }

    /// <summary>Prints a heading and what is wrong, a line each; the exit code 1.</summary>
    public static async Task<int> Fail(string heading, IEnumerable<string> problems)
    {
        await Console.Error.WriteLineAsync(heading);
        foreach (string problem in problems) await Console.Error.WriteLineAsync($"  {problem}");
        return 1;
    }

    /// <summary>Prints what is wrong with the knowledge, a line each.</summary>
    public static async Task Report(KnowledgeException e)
    {
        await Console.Error.WriteLineAsync($"知识库有 {e.Problems.Count} 处问题，未能启动：");
        foreach (var problem in e.Problems) await Console.Error.WriteLineAsync($"  {problem}");
    }
}
