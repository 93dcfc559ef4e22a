using System.CommandLine;

namespace PlanBot.Host.Commands;

/// <summary><c>eval FILE</c>: runs a question file.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "题目文件（JSON Lines）" };
        var predictions = new Option<FileInfo?>("--predictions") { Description = "把每题的回答写入此文件" };
        var command = new Command("eval", "用题目文件测评，按题型和语言给出指标") { file, predictions };
        command.SetAction((parsed, _) => CommandLine.WithKnowledge(parsed, knowledge => Task.FromResult(0)));
        return command;
    }
}
