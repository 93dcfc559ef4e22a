using System.CommandLine;
using System.Text.Json;
using PlanBot.Host.Web;
using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Host.Commands;

/// <summary><c>knowledge check</c>, <c>show</c> and <c>read FILE</c>.</summary>
internal static class KnowledgeCommand
{
    public static Command Create() => new("knowledge", "检查、查看知识库") { Check(), Show(), ReadFile() };

    private static Command Check()
    {
        var command = new Command("check", "检查知识库，逐条列出问题所在的文件和行");
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                var knowledge = KnowledgeLoader.Load(Folders.Knowledge(parsed.GetValue(CommandLine.Knowledge)));
                foreach (var warning in knowledge.Warnings) await Console.Out.WriteLineAsync(warning.ToString());
                int asks = knowledge.Questions.Facts.Sum(f => f.Asks.Count);
                await Console.Out.WriteLineAsync(
                    $"{knowledge.Plan.Front.Title}：{knowledge.Plan.Areas.Count} 个方面，{knowledge.Plan.Tasks.Count} 项任务，{knowledge.Plan.Clauses.Count} 个条款，"
                    + $"{asks} 种问法，{knowledge.Owners.Count} 条分工，版本 {knowledge.Hash}。{(knowledge.Warnings.Count == 0 ? "没有发现问题。" : $"有 {knowledge.Warnings.Count} 处需要留意。")}");
                return knowledge.Warnings.Count == 0 ? 0 : 1;
            }
            catch (KnowledgeException e)
            {
                foreach (var problem in e.Problems) await Console.Out.WriteLineAsync(problem.ToString());
                return 1;
            }
        });
        return command;
    }

    private static Command Show()
    {
        var json = CommandLine.Json();
        var command = new Command("show", "显示机器人读到的方案结构") { json };
        command.SetAction((parsed, _) => CommandLine.WithKnowledge(parsed, knowledge => Print(knowledge.Plan, parsed.GetValue(json))));
        return command;
    }

    private static Command ReadFile()
    {
        var file = new Argument<FileInfo>("file") { Description = "方案正文（纯文本）" };
        var json = CommandLine.Json();
        var command = new Command("read", "读一份方案文件，显示读出的结构") { file, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (path.Exists) return await Print(PlanReader.Read(Path.GetFileNameWithoutExtension(path.Name), await File.ReadAllTextAsync(path.FullName, cancel)), parsed.GetValue(json));
            await Console.Error.WriteLineAsync($"找不到文件 {path}。请检查路径。");
            return 1;
        });
        return command;
    }

    private static async Task<int> Print(Plan plan, bool json)
    {
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(PlanJson.From(plan), ApiJson.Readable.PlanJson) : PlanText.Of(plan));
        return 0;
    }
}
