using PlanBot.Answers;
using PlanBot.Language;
using PlanBot.LocalWeCom;
using PlanBot.Storage;

namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class EventTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task WhoOpensTheChat_IsWelcomedByACardOfTheAreas_AndTheChosenOneIsListed(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, mode);
        var welcome = await lab.AnswerAsync(await lab.Server.EnterChatAsync(lab.World.Alice));
        Assert.Equal(DeliveryKind.Card, welcome.Kind);
        Assert.Equal(fixture.Knowledge.Plan.Areas.Count, welcome.Card.GetProperty("select_list")[0].GetProperty("option_list").GetArrayLength());
        // WeCom's push, and its response_url, need a message before.
        await lab.AskAsync(lab.World.Alice, Airport);
        int from = lab.Delivered;
        await lab.Server.PressAsync(lab.World.Alice, welcome, ChannelLab.Button(welcome.Card, "area"), new Dictionary<string, string[]> { ["chosen"] = ["5"] });
        var list = await lab.NextAsync(from);
        foreach (var task in fixture.Knowledge.Plan.Tasks.Where(t => t.Area == 5)) Assert.Contains(task.Title, list.Content, StringComparison.Ordinal);
        Assert.Equal(1, (await lab.NextAsync(welcome.Index, d => d.CardUpdates > 0)).CardUpdates);
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task APress_ChangesTheCard_AndIsAnswered(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, mode);
        await lab.AskAsync(lab.World.Alice, Airport);
        var card = await lab.NextAsync(0, d => d.Card.ValueKind == System.Text.Json.JsonValueKind.Object);
        foreach (var (action, words) in new[] { ("clause", fixture.Knowledge.Plan.Clauses.First(c => c.Id.Value == "task-3").Text[^20..]), ("related", fixture.Knowledge.Plan.Tasks[0].Title), ("owner", lab.Expected("任务3由谁负责")[..20]) })
        {
            int from = lab.Delivered, updates = (await lab.NextAsync(card.Index)).CardUpdates;
            await lab.Server.PressAsync(lab.World.Alice, await lab.NextAsync(card.Index), ChannelLab.Button(card.Card, action));
            var answer = await lab.NextAsync(from, d => d.Kind != DeliveryKind.Card);
            Assert.Contains(words, answer.Content, StringComparison.Ordinal);
            var pressed = await lab.NextAsync(card.Index, d => d.CardUpdates == updates + 1);
            Assert.Contains("✓", pressed.Text, StringComparison.Ordinal);
        }
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task WeComsThumbs_AreStoredWithTheQuestion(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, mode);
        var answer = await lab.AskAsync(lab.World.Alice, Airport);
        await (await lab.Server.RateAsync(lab.World.Ben, answer, Thumb.Up)).Sent;
        await (await lab.Server.RateAsync(lab.World.Alice, answer, Thumb.Down, "少了一句", [2, 3])).Sent;
        await lab.RestartBotAsync();
        var kept = lab.Store.Feedback();
        Assert.Equal([Verdict.Up, Verdict.Down], kept.Select(f => f.Verdict).Order());
        var down = kept.Single(f => f.Verdict == Verdict.Down);
        Assert.Equal("内容不完整；内容有错误；少了一句", down.Comment);
        Assert.Equal((Airport, fixture.Knowledge.Hash, "wecom"), (down.Question, down.Snapshot, down.Channel));
        Assert.DoesNotContain("alice", down.User, StringComparison.Ordinal);
        // The question is forgotten with the restart, the thumb is not.
        await (await lab.Server.RateAsync(lab.World.Alice, answer, Thumb.TakenBack)).Sent;
        await lab.StopBotAsync();
        await lab.StartBotAsync();
        Assert.Equal([Verdict.Up, Verdict.Remark], lab.Store.Feedback().Select(f => f.Verdict).Order());
        Assert.Empty(lab.Log.Troubles);
    }

    [Fact]
    public async Task TheAppsMenu_IsThereAndAnswers()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, ChannelMode.App);
        await WaitForMenuAsync(lab);
        Assert.Equal(fixture.Knowledge.Plan.Areas.Count + 3, lab.Server.Menu.Count);
        var list = await lab.AnswerAsync(lab.Server.ClickMenu(lab.World.Alice, "area-3"));
        foreach (var task in fixture.Knowledge.Plan.Tasks.Where(t => t.Area == 3)) Assert.Contains(task.Title, list.Content, StringComparison.Ordinal);
        Assert.Equal(lab.Expected("你能做什么"), (await lab.AnswerAsync(lab.Server.ClickMenu(lab.World.Alice, "help"))).Content);
        Assert.Equal(lab.Expected("这是一份什么文件"), (await lab.AnswerAsync(lab.Server.ClickMenu(lab.World.Alice, "about"))).Content);
        Assert.Contains("反馈", (await lab.AnswerAsync(lab.Server.ClickMenu(lab.World.Alice, "feedback"))).Content, StringComparison.Ordinal);
        await lab.RestartBotAsync();
        await lab.AskAsync(lab.World.Alice, Airport);
        Assert.Equal(1, lab.Server.MenusCreated);
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task WhoOpensTheApp_IsWelcomedOnce()
    {
        var time = new FastTime(10);
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = ChannelMode.App, Time = time });
        var welcome = await lab.AnswerAsync(lab.Server.EnterApp(lab.World.Alice));
        Assert.Contains("郴州", welcome.Content, StringComparison.Ordinal);
        // An event without an id is told from its repeats by its second.
        await Task.Delay(TimeSpan.FromSeconds(1.1), time, CancellationToken.None);
        var again = lab.Server.EnterApp(lab.World.Alice);
        Assert.Null((await again.Sent.WaitAsync(ChannelLab.Patience)).Passive);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.App)]
    public async Task AdminsCommands_AreForAdminsAlone(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = mode, Settings = s => s with { AdminUsers = ["admin"] } });
        Assert.Equal(ChannelWording.AdminsOnly(WrittenLanguage.Simplified), (await lab.AskAsync(lab.World.Alice, "更新知识库")).Content);
        Assert.Equal(ChannelWording.AdminsOnly(WrittenLanguage.Simplified), (await lab.AskAsync(lab.World.Ben, "知识库状态")).Content);
        Assert.Contains(fixture.Knowledge.Hash, (await lab.AskAsync(lab.World.Admin, "知识库状态")).Content, StringComparison.Ordinal);
        // The same road for every door, and it takes seconds.
        if (mode == ChannelMode.LongConnection) Assert.Contains("知识库没有变化", (await lab.AskAsync(lab.World.Admin, "更新知识库")).Content, StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task ARemark_IsStored()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        Assert.Equal(WeComWording.ThanksForFeedback(WrittenLanguage.Simplified), (await lab.AskAsync(lab.World.Alice, "反馈 希望能按部门查任务")).Content);
        await lab.RestartBotAsync();
        Assert.Equal((Verdict.Remark, "希望能按部门查任务"), (lab.Store.Feedback().Single().Verdict, lab.Store.Feedback().Single().Comment));
    }

    private static async Task WaitForMenuAsync(ChannelLab lab)
    {
        using var patience = new CancellationTokenSource(ChannelLab.Patience);
        while (lab.Server.MenusCreated == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
    }
}
