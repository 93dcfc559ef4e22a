using System.Text.Json;
using static PlanBot.Host.Tests.Contracts;

namespace PlanBot.Host.Tests.Commands;

/// <summary><c>knowledge check</c>, <c>show</c> and <c>read</c>, and what every command does with a broken folder.</summary>
public sealed class KnowledgeCommandTests
{
    private const string BadOwner = "31,lead,省商务厅,,assigned,某文,2026-01-31\n";

    [Fact]
    public async Task Check_TheRepositorysKnowledge_FindsNothing()
    {
        var outcome = await HostProcess.RunAsync("knowledge", "check");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("30 项任务", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ABrokenFolder_PrintsFileAndLineOfEachProblem()
    {
        using var copy = new KnowledgeCopy().Append(KnowledgeCopy.OwnersFile, BadOwner).Replace(KnowledgeCopy.IntentsFile, "owner:\n", "ownership:\n");
        var outcome = await HostProcess.RunAsync("knowledge", "check", "--knowledge", copy.Folder);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            [$"intents.yaml:{copy.LineOf(KnowledgeCopy.IntentsFile, "ownership:")}:", $"plans/hunan-gba-2020/ownership.csv:{copy.LineOf(KnowledgeCopy.OwnersFile, "31,")}:"],
            outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]));
    }

    [Theory]
    [InlineData("ask", "高铁")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("knowledge", "show")]
    [InlineData("chat")]
    public async Task AnyCommand_OverABrokenFolder_StopsWithOneMessageThatNamesFileAndLine(params string[] command)
    {
        using var copy = new KnowledgeCopy().Append(KnowledgeCopy.OwnersFile, BadOwner);
        var outcome = await HostProcess.RunAsync([.. command, "--knowledge", copy.Folder]);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"plans/hunan-gba-2020/ownership.csv:{copy.LineOf(KnowledgeCopy.OwnersFile, "31,")}: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("请改为 1 至 30", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OverAFolderThatIsNotThere_SaysWhatBelongsThere()
    {
        var outcome = await HostProcess.RunAsync("ask", "高铁", "--knowledge", "nowhere");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("source.txt", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_WithJson_PrintsThePlan()
    {
        var outcome = await HostProcess.RunAsync("knowledge", "show", "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var plan = JsonDocument.Parse(outcome.Output);
        AssertHunanPlan(plan.RootElement);
    }

    [Fact]
    public async Task Read_WithJson_PrintsAnyPlanByTheContract()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("district.txt", """
            某市关于促进若干工作的意见
            某政发〔2021〕3号
            各区人民政府：
            为促进工作，提出如下意见。
            一、加强建设
            （一）修路。修好道路。
            （二）架桥。架好桥梁。
            二、改善服务
            （一）办学。办好学校。
            （二）行医。办好医院。
            某市人民政府
            2021年5月6日
            """);
        var outcome = await HostProcess.RunAsync("knowledge", "read", file, "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var plan = JsonDocument.Parse(outcome.Output);
        AssertPlan(plan.RootElement);
        Assert.Equal("district", Text(plan.RootElement, "id"));
        Assert.Equal(["task-1.1", "task-1.2", "task-2.1", "task-2.2"], List(plan.RootElement, "tasks").Select(t => Text(t, "id")));
    }

    [Fact]
    public async Task Read_WithoutJson_PrintsTheStructureWithLines()
    {
        var outcome = await HostProcess.RunAsync("knowledge", "read", Repository.PlanSource);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("湘政办发〔2020〕8号", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("task-30", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AFileThatIsNotThere_IsNamed()
    {
        var outcome = await HostProcess.RunAsync("knowledge", "read", "nowhere.txt");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("nowhere.txt", outcome.Error, StringComparison.Ordinal);
    }
}
