using System.CommandLine;
using System.Text.Json;
using PlanBot.Host.Evaluation;
using PlanBot.Host.Web;
using PlanBot.Knowledge;
using Spectre.Console;

namespace PlanBot.Host.Commands;

/// <summary><c>eval FILE</c>: runs a question file.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "题目文件（JSON Lines）" };
        var predictions = new Option<FileInfo?>("--predictions") { Description = "把每题的回答写入此文件" };
        var command = new Command("eval", "用题目文件测评，按题型和语言给出指标") { file, predictions };
        command.SetAction((parsed, cancel) => CommandLine.WithKnowledge(parsed,
            knowledge => RunAsync(knowledge, parsed.GetRequiredValue(file), parsed.GetValue(predictions), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(KnowledgeSnapshot knowledge, FileInfo file, FileInfo? predictions, CancellationToken cancel)
    {
        IReadOnlyList<EvalQuestion> questions;
        try
        {
            questions = await EvalQuestion.ReadAsync(file.FullName, cancel);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"读不了题目文件：{e.Message}");
            return 1;
        }
        var grades = WithProgress(questions.Count, answered => EvalRun.Run(knowledge, questions, TimeProvider.System, answered));
        EvalReport.Write(grades, Console.Out);
        if (predictions is not null)
            await File.WriteAllLinesAsync(predictions.FullName, grades.Select(g => JsonSerializer.Serialize(g.Prediction, ApiJson.Readable.PredictionJson)), cancel);
        return 0;
    }

    private static T WithProgress<T>(int count, Func<Action<int>, T> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("测评", maxValue: Math.Max(1, count));
            return run(answered => task.Value = answered);
        });
    }
}
