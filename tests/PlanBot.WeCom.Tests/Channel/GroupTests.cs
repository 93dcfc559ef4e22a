namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class GroupTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗", WhoOwnsIt = "这个谁负责？";

    [Theory]
    [InlineData("方案 助手")]
    [InlineData("")]
    public async Task TheBotsMention_IsNoPartOfTheQuestion(string name)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Settings = s => s with { AiBot = s.AiBot with { Name = name } } });
        if (name.Length > 0) Assert.Equal(lab.Expected("任务12"), (await lab.AskAsync(lab.World.Alice, lab.World.Group, "任务12")).Content);
        Assert.Contains("迁建永州机场前期工作", (await lab.AskAsync(lab.World.Ben, lab.World.Group, Airport)).Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task AConversation_IsTheMembersInThatGroup(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, Named(mode));
        await lab.AskAsync(lab.World.Alice, lab.World.Group, Airport);
        await lab.AskAsync(lab.World.Ben, lab.World.Group, "任务12");
        Assert.Equal(lab.Expected(Airport, WhoOwnsIt), (await lab.AskAsync(lab.World.Alice, lab.World.Group, WhoOwnsIt)).Content);
        Assert.Equal(lab.Expected("任务12", WhoOwnsIt), (await lab.AskAsync(lab.World.Ben, lab.World.Group, WhoOwnsIt)).Content);
        Assert.Equal(lab.Expected(WhoOwnsIt), (await lab.AskAsync(lab.World.Alice, lab.World.Office, WhoOwnsIt)).Content);
        Assert.Equal(lab.Expected(WhoOwnsIt), (await lab.AskAsync(lab.World.Alice, lab.World.Direct(lab.World.Alice), WhoOwnsIt)).Content);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task WhoQuotesAnAnswer_GoesOnFromIt_AlsoAfterARestart(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, Named(mode));
        var answer = await lab.AskAsync(lab.World.Alice, lab.World.Group, Airport);
        await lab.AskAsync(lab.World.Ben, lab.World.Group, "任务12");
        await lab.RestartBotAsync();
        Assert.Equal(lab.Expected(Airport, WhoOwnsIt), (await lab.AskAsync(lab.World.Ben, lab.World.Group, WhoOwnsIt, quote: answer)).Content);
        // Clients leave the marks out, or the ends of lines.
        string bare = answer.Content.Replace("> ", "").Replace("**", "").Replace("\n", "");
        var asked = await lab.Server.QuoteAsync(lab.World.Admin, lab.World.Group, WhoOwnsIt, bare);
        Assert.Equal(lab.Expected(Airport, WhoOwnsIt), (await lab.AnswerAsync(asked)).Content);
    }

    [Fact]
    public async Task WhatIsStored_NamesNoMember()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var remembered = new List<string>();
        var kept = lab.Knowledge.Conversations.Remembered!;
        lab.Knowledge.Conversations.Remembered = (chat, turn, at) =>
        {
            lock (remembered) remembered.Add(chat);
            kept(chat, turn, at);
        };
        await lab.AskAsync(lab.World.Alice, Airport);
        await lab.AskAsync(lab.World.Alice, lab.World.Group, Airport);
        Assert.Equal(4, remembered.Count);
        Assert.DoesNotContain(remembered, r => r.Contains(lab.World.Alice.UserId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CommandsAsText_AreAnswered()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, Named(ChannelMode.LongConnection));
        var (alice, group) = (lab.World.Alice, lab.World.Group);
        var list = await lab.AskAsync(alice, group, "任务 三");
        foreach (var task in fixture.Knowledge.Plan.Tasks.Where(t => t.Area == 3)) Assert.Contains(task.Title, list.Content, StringComparison.Ordinal);
        Assert.Equal(lab.Expected("任务12"), (await lab.AskAsync(alice, group, "任务12")).Content);
        Assert.Equal(lab.Expected("郴州有哪些任务"), (await lab.AskAsync(alice, group, "郴州")).Content);
        Assert.Equal(lab.Expected("菜篮子由谁负责"), (await lab.AskAsync(alice, group, "谁负责 菜篮子")).Content);
        Assert.Equal(lab.Expected("你能做什么"), (await lab.AskAsync(alice, group, "帮助")).Content);
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    private static ChannelSetup Named(ChannelMode mode) => new() { Mode = mode, Settings = s => s with { AiBot = s.AiBot with { Name = "方案 助手" } } };
}
