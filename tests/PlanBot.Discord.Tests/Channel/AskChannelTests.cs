using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class AskChannelTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗", Railway = "去珠海以后有直达的高速列车吗";

    [Fact]
    public async Task EveryMessage_IsAQuestion_AndFollowUpsGoOn()
    {
        await using var lab = await StartAsync("");
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.AskChannel, Airport);
        var reply = await lab.ReplyAsync(question);
        Assert.Equal((question.Id, question.ChannelId), (reply.ReplyTo, reply.ChannelId));
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(reply));
        var next = await lab.ReplyAsync(await lab.Server.SayAsync(lab.World.Alice, lab.World.AskChannel, "由谁牵头？"));
        Assert.Equal(lab.Expected(Airport, "由谁牵头？"), ChannelLab.Description(next));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task WhereSetSo_TheAnswerStandsInAThread_AndTheTalkGoesOnThere()
    {
        await using var lab = await StartAsync(":thread");
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.AskChannel, Airport);
        var reply = await lab.ReplyAsync(question);
        Assert.Equal(question.Id, reply.ChannelId);
        Assert.True(lab.World.TryGetChannel(reply.ChannelId, out var thread));
        Assert.Equal((ChannelKind.Thread, Airport), (thread.Kind, thread.Name));
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(reply));

        // In the thread no further thread is begun, and no mention is needed.
        var next = await lab.Server.SayAsync(lab.World.Alice, thread, "由谁牵头？");
        await lab.Server.Actions.WaitAsync(a => a.Kind == BotActionKind.Sent && a.Message!.ReplyTo == next.Id).WaitAsync(ChannelLab.Patience);
        Assert.Equal(lab.Expected(Airport, "由谁牵头？"), ChannelLab.Description(lab.Server.RepliesTo(next.Id)[0]));
        Assert.Single(lab.Server.Actions.All, a => a.Kind == BotActionKind.ThreadStarted);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task WhereThreadsAreRefused_TheAnswerStandsInTheChannel()
    {
        await using var lab = await StartAsync(":thread");
        lab.Server.Faults.Add(new RestFault(RestFaultKind.ServerError) { Operation = "create_thread_from_message", Times = 1 });
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.AskChannel, Airport);
        var reply = await lab.ReplyAsync(question);
        Assert.Equal((question.Id, question.ChannelId), (reply.ReplyTo, reply.ChannelId));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task AQuestionTooLongForAThreadsName_IsAnsweredInAThread()
    {
        await using var lab = await StartAsync(":thread");
        string longOne = string.Concat(Enumerable.Repeat("😀", 200)) + Airport;
        var reply = await lab.ReplyAsync(await lab.Server.SayAsync(lab.World.Alice, lab.World.AskChannel, longOne));
        Assert.Equal(lab.Expected(longOne), ChannelLab.Description(reply));
        Assert.True(lab.World.TryGetChannel(reply.ChannelId, out var thread));
        Assert.Equal(ChannelKind.Thread, thread.Kind);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task ForumThreads_AreAnsweredInThem_FromTheFirstMessageOn()
    {
        await using var lab = await StartAsync("");
        var (thread, first) = await lab.Server.StartThreadAsync(lab.World.Ben, lab.World.Forum, "机场", Airport);
        var reply = await lab.ReplyAsync(first);
        Assert.Equal(thread.Id, reply.ChannelId);
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(reply));
        var next = await lab.Server.SayAsync(lab.World.Ben, thread, Railway);
        await lab.Server.Actions.WaitAsync(a => a.Kind == BotActionKind.Sent && a.Message!.ReplyTo == next.Id).WaitAsync(ChannelLab.Patience);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task WhoSpeaksToAnotherPerson_OrSendsAPictureAlone_IsNotAnswered()
    {
        await using var lab = await StartAsync("");
        var (server, world) = (lab.Server, lab.World);
        var bens = await server.SayAsync(world.Ben, world.Channel, "大家好");
        var silent = new List<LocalMessage>
        {
            await server.SayAsync(world.Alice, world.AskChannel, $"{world.Ben.Mention} {Airport}"),
            await server.SayAsync(world.Alice, world.AskChannel, ""),
            await server.SayAsync(world.OtherBot, world.AskChannel, Airport),
            await server.SayAsync(world.Alice, world.Channel, Airport),
            await server.SayAsync(world.Alice, world.Thread, Airport),
        };
        // Whoever mentions both speaks to the bot too.
        var both = await server.SayAsync(world.Alice, world.AskChannel, $"{world.Bot.Mention} {world.Ben.Mention} {Airport}");
        await lab.ReplyAsync(both);
        await lab.StopBotAsync();
        Assert.All([bens, .. silent], m => Assert.Empty(server.RepliesTo(m.Id)));
        Assert.Equal(1, lab.Sent);
        Assert.Empty(server.Violations);
    }

    private Task<ChannelLab> StartAsync(string how) => ChannelLab.StartAsync(fixture, new ChannelSetup
    {
        Settings = (settings, world) => settings with { AskChannels = $"{world.AskChannel.Id}{how}, {world.Forum.Id}" },
    });
}
