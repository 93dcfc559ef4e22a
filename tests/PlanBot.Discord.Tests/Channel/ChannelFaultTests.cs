using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class ChannelFaultTests(KnowledgeFixture fixture)
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task FiveHundredDroppedConnectionsUnderLoad_EveryQuestionIsAnsweredOnce()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Discord = new LocalDiscordOptions { IdentifyWindow = TimeSpan.Zero, RateLimits = RateLimitOptions.None, Validate = false },
            Time = new HastyTime(),
        });
        var asked = new List<LocalMessage>();
        var dropping = DropAsync(lab.Server, 500);
        var users = Enumerable.Range(0, 20).Select(i => lab.World.AddUser($"user-{i}")).ToList();
        var random = new Random(4);
        while (!dropping.IsCompleted)
        {
            for (int i = 0; i < 3; i++) asked.Add(await lab.Server.SayAsync(users[asked.Count % users.Count], lab.World.Channel, "永州飞机场是要搬家吗", mentionBot: true));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(40)), TimeProvider.System);
        }
        await dropping;
        foreach (var question in asked) await lab.Server.ReplyToAsync(question).WaitAsync(s_long);
        await lab.StopBotAsync();
        Assert.True(asked.Count > 100);
        Assert.All(asked, q => Assert.Single(lab.Server.RepliesTo(q.Id)));
        // Nothing was lost with a session: there was but one.
        Assert.Single(lab.Server.Actions.All, a => a.Kind == BotActionKind.Ready);
        Assert.True(Count(lab.Server, BotActionKind.Resumed) > 100, $"{Count(lab.Server, BotActionKind.Resumed)} resumed");
        Assert.Empty(lab.Log.Errors);
        // Where a connection ends before hello, the bot tries the other address, at which the session is resumed as well.
        Assert.All(lab.Server.Violations, v => Assert.Equal("Not at resume_gateway_url", v.Detail));
    }

    [Fact]
    public async Task AStormOf429s_NoRequestComesEarly_AndEverythingIsDelivered()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Discord = new LocalDiscordOptions
            {
                IdentifyWindow = TimeSpan.Zero,
                RateLimits = new RateLimitOptions { ByOperation = new Dictionary<string, (int, TimeSpan)> { ["create_message"] = (5, TimeSpan.FromMilliseconds(400)) }, GlobalPerSecond = 40 },
            },
        });
        var kinds = new[] { RestFaultKind.RateLimited, RestFaultKind.RateLimitedGlobally, RestFaultKind.RateLimitedShared };
        for (int i = 0; i < 15; i++) lab.Server.Faults.Add(new RestFault(kinds[i % 3]) { Operation = "create_message", After = i * 2, RetryAfter = TimeSpan.FromMilliseconds(100 + 40 * (i % 4)) });
        var users = Enumerable.Range(0, 4).Select(i => lab.World.AddUser($"user-{i}")).ToList();
        var asked = new List<LocalMessage>();
        for (int i = 0; i < 60; i++) asked.Add(await lab.Server.SayAsync(users[i % 4], lab.World.Direct(users[i % 4]), $"任务{1 + i % 30}"));
        foreach (var question in asked) await lab.Server.ReplyToAsync(question).WaitAsync(s_long);
        await lab.StopBotAsync();
        Assert.All(asked, q => Assert.Single(lab.Server.RepliesTo(q.Id)));
        Assert.True(lab.Server.RateLimits.Refused >= 15, $"{lab.Server.RateLimits.Refused} refused");
        Assert.Equal(0, lab.Server.RateLimits.Early);
        Assert.Empty(lab.Log.Errors);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task AnswersOfRestThatOvertakeOneAnother_LoseAndRepeatNothing()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Time = new HastyTime() });
        lab.Server.Faults.DelayAnswers(TimeSpan.FromMilliseconds(50), seed: 9);
        foreach (var kind in new[] { RestFaultKind.ServerError, RestFaultKind.ServerErrorAfter, RestFaultKind.CutBefore, RestFaultKind.CutAfter })
            lab.Server.Faults.Add(new RestFault(kind) { Operation = "create_message", Times = 4, After = 3 });
        var asked = new List<LocalMessage>();
        for (int i = 0; i < 40; i++) asked.Add(await lab.Server.SayAsync(lab.World.Alice, lab.World.Channel, $"任务{1 + i % 30}", mentionBot: true));
        foreach (var question in asked) await lab.Server.ReplyToAsync(question).WaitAsync(s_long);
        await lab.StopBotAsync();
        Assert.All(asked, q => Assert.Single(lab.Server.RepliesTo(q.Id)));
        Assert.Empty(lab.Log.Errors);
        Assert.Empty(lab.Server.Violations);
    }

    // A drop may hit a connection that has been dropped just before; what counts is the connections that ended.
    private static async Task DropAsync(LocalDiscordServer server, int times)
    {
        for (int seed = 1; Count(server, BotActionKind.Disconnected) < times; seed++) await server.Gateway.DropAtRandomAsync(20, TimeSpan.FromMilliseconds(10), seed, TimeProvider.System, CancellationToken.None);
    }

    private static int Count(LocalDiscordServer server, BotActionKind kind) => server.Actions.All.Count(a => a.Kind == kind);
}
