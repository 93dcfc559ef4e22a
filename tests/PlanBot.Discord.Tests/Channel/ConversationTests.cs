namespace PlanBot.Discord.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class ConversationTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗", Railway = "去珠海以后有直达的高速列车吗", Whole = "全文是什么？";

    [Fact]
    public async Task FollowUps_LeanOnWhatTheSameUserSaidInTheSameChannel()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        Assert.NotEqual(lab.Expected(Airport, Whole), lab.Expected(Whole));
        Assert.NotEqual(lab.Expected(Airport, Whole), lab.Expected(Railway, Whole));
        await lab.AskAsync(world.Alice, world.Channel, Airport);
        await lab.AskAsync(world.Ben, world.Channel, Railway);
        await lab.AskAsync(world.Alice, world.Direct(world.Alice), Railway);
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(world.Alice, world.Channel, Whole)));
        Assert.Equal(lab.Expected(Railway, Whole), ChannelLab.Description(await lab.AskAsync(world.Ben, world.Channel, Whole)));
        Assert.Equal(lab.Expected(Railway, Whole), ChannelLab.Description(await lab.AskAsync(world.Alice, world.Direct(world.Alice), Whole)));
        Assert.Equal(lab.Expected(Whole), ChannelLab.Description(await lab.AskAsync(world.Ben, world.Thread, Whole)));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task CommandsAndMessages_AreOneConversation()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        await (await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "ask", ("question", Airport))).Answer.WaitAsync(ChannelLab.Patience);
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, Whole)));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task ReplyToAnOlderAnswer_GoesOnFromThatAnswer_ForAnybody()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        var first = await lab.AskAsync(world.Alice, world.Channel, Airport);
        await lab.RememberedAsync(first.Id);
        await lab.AskAsync(world.Alice, world.Channel, Railway);
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(world.Alice, world.Channel, Whole, replyTo: first)));
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(world.Ben, world.Channel, Whole, replyTo: first)));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task ReplyToTheAnswerOfACommand_GoesOnFromIt()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        var asked = await lab.Server.RunCommandAsync(world.Alice, world.Channel, "ask", ("question", Airport));
        var first = await asked.Answer.WaitAsync(ChannelLab.Patience);
        await lab.RememberedAsync(asked.Id);
        await lab.AskAsync(world.Alice, world.Channel, Railway);
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(world.Ben, world.Channel, Whole, replyTo: first)));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Conversation_OutlivesARestart()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        var first = await lab.AskAsync(world.Alice, world.Channel, Airport);
        await lab.RememberedAsync(first.Id);
        await lab.RestartBotAsync();
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(world.Alice, world.Channel, Whole)));
        Assert.Equal(lab.Expected(Airport, Whole), ChannelLab.Description(await lab.AskAsync(world.Ben, world.Channel, Whole, replyTo: first)));
        Assert.Empty(lab.Server.Violations);
    }
}
