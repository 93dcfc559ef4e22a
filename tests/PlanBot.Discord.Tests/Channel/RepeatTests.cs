using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class RepeatTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    // A Discord that has forgotten the nonces, as after some minutes: nothing but the bot itself keeps an answer from being sent twice.
    private static readonly ChannelSetup s_forgetful = new() { Discord = new LocalDiscordOptions { IdentifyWindow = TimeSpan.Zero, RateLimits = RateLimitOptions.None, NonceWindow = TimeSpan.Zero } };

    [Fact]
    public async Task AMessageDeliveredTwiceAsOneEvent_IsAnsweredOnce()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, s_forgetful);
        lab.Server.Faults.DuplicateNext(1);
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.Channel, Airport, mentionBot: true);
        await lab.ReplyAsync(question);
        await AssertAnsweredOnceAsync(lab, question);
    }

    [Fact]
    public async Task AMessageDeliveredAgainAsAnotherEvent_IsAnsweredOnce()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, s_forgetful);
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.Channel, Airport, mentionBot: true);
        for (int i = 0; i < 3; i++) lab.Repeat(question);
        await lab.ReplyAsync(question);
        lab.Repeat(question);
        await AssertAnsweredOnceAsync(lab, question);
    }

    [Fact]
    public async Task AMessageDeliveredAgainAfterARestart_IsAnsweredOnce()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, s_forgetful);
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.Channel, Airport, mentionBot: true);
        await lab.ReplyAsync(question);
        await lab.RestartBotAsync();
        lab.Repeat(question);
        await AssertAnsweredOnceAsync(lab, question);
    }

    [Fact]
    public async Task AnInteractionDeliveredTwice_IsAnsweredOnce()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, s_forgetful);
        var asked = await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "ask", ("question", Airport));
        await asked.Answer.WaitAsync(ChannelLab.Patience);
        lab.Server.Gateway.Dispatch("INTERACTION_CREATE", System.Text.Encoding.UTF8.GetString(InteractionJson.Event(lab.World, asked)));
        var other = await lab.AskAsync(lab.World.Alice, lab.World.Channel, Airport);
        await lab.StopBotAsync();
        Assert.Equal(2, lab.Sent);
        Assert.NotNull(other.ReplyTo);
        // A second response would have been refused, and that logged.
        Assert.Empty(lab.Log.Errors);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task AnAnswerWhoseReceiptWasLost_IsSentOnce()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        lab.Server.Faults.Add(new RestFault(RestFaultKind.CutAfter) { Operation = "create_message" });
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.Channel, Airport, mentionBot: true);
        await lab.RememberedAsync((await lab.ReplyAsync(question)).Id);
        await AssertAnsweredOnceAsync(lab, question);
    }

    private static async Task AssertAnsweredOnceAsync(ChannelLab lab, LocalMessage question)
    {
        // What is asked after in the same chat is answered after.
        await lab.AskAsync(lab.World.Alice, lab.World.Channel, "谢谢");
        await lab.StopBotAsync();
        Assert.Single(lab.Server.RepliesTo(question.Id));
        Assert.Empty(lab.Server.Violations);
    }
}
