using System.Text.Json;
using static PlanBot.Host.Tests.Contracts;

namespace PlanBot.Host.Tests.Commands;

/// <summary><c>ask</c>, <c>chat</c> and <c>eval</c>, run as a person runs them.</summary>
public sealed class QuestionCommandTests
{
    [Fact]
    public async Task Ask_WithJson_PrintsOneObjectAndNothingElse()
    {
        var outcome = await HostProcess.RunAsync("ask", "--json", "去香港的高铁怎么安排");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var reply = JsonDocument.Parse(outcome.Output);
        AssertReply(reply.RootElement);
        Assert.Equal("task-1", Text(List(reply.RootElement, "citations")[0], "clause"));
        // Chinese characters stand as they are, for a person to read.
        Assert.Contains("香港", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithoutJson_PrintsTheText()
    {
        var outcome = await HostProcess.RunAsync("ask", "任务12");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("优化区域科技创新创业环境", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("第（三）部分第12项", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_LinesFromAPipe_AreOneConversation()
    {
        var outcome = await HostProcess.RunWithInputAsync("任务12\n下一条呢\n", "chat");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        // The terminal's width breaks lines anywhere.
        string shown = string.Concat(outcome.Output.Where(c => !char.IsWhiteSpace(c)));
        Assert.Contains("——第（三）部分第12项", shown, StringComparison.Ordinal);
        Assert.Contains("——第（三）部分第13项", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_WithPredictions_WritesALineAQuestionAndPrintsTheMetrics()
    {
        using var folder = new TemporaryFolder();
        string questions = folder.Write("questions.jsonl", """
            {"id":"a","lang":"zh-Hans","kind":"fact","turns":["去香港的高铁怎么安排"],"expect":{"clauses":["task-1"]}}

            {"id":"b","lang":"en","kind":"list","turns":["List the tasks on public services"],"expect":{"tasks":["task-17","task-18","task-19"]}}
            {"id":"c","lang":"zh-Hans","kind":"followup","turns":["任务12","下一条呢"],"expect":{"clauses":["task-14"]}}
            """);
        string predictions = folder.PathOf("predictions.jsonl");
        var outcome = await HostProcess.RunAsync("eval", questions, "--predictions", predictions);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2 / 3", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("followup", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("task-14", outcome.Output, StringComparison.Ordinal);
        var lines = (await File.ReadAllLinesAsync(predictions)).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.All(lines, AssertPrediction);
        Assert.Equal(["a", "b", "c"], lines.Select(l => Text(l, "id")));
        Assert.Equal(["task-13"], List(lines[2], "citations").Select(c => c.GetString()));
    }

    [Fact]
    public async Task Eval_AFileThatIsNotThere_IsNamed()
    {
        var outcome = await HostProcess.RunAsync("eval", "nowhere.jsonl");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("nowhere.jsonl", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eval_ALineThatIsNoQuestion_IsNamedByItsNumber()
    {
        using var folder = new TemporaryFolder();
        string questions = folder.Write("questions.jsonl", "{\"id\":\"a\",\"lang\":\"en\",\"kind\":\"fact\",\"turns\":[\"trains\"],\"expect\":{}}\n{\"id\":\n");
        var outcome = await HostProcess.RunAsync("eval", questions);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("questions.jsonl", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("第 2 行", outcome.Error, StringComparison.Ordinal);
    }
}
