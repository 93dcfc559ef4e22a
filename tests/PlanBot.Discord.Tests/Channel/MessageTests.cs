using System.Text.Json.Nodes;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class MessageTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    [Fact]
    public async Task Mention_IsAnsweredByAReply_WithClauseAndFooter()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.Channel, Airport, mentionBot: true);
        var reply = await lab.ReplyAsync(question);
        Assert.Equal(question.Id, reply.ReplyTo);
        Assert.Equal(question.ChannelId, reply.ChannelId);
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(reply));
        Assert.Contains("迁建永州机场前期工作", reply.Text, StringComparison.Ordinal);
        Assert.Contains("clause|task-3|", ChannelLab.Button(reply, "clause"), StringComparison.Ordinal);
        Assert.Contains(fixture.Knowledge.Plan.Front.Title, reply.Embeds[0].GetProperty("footer").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task MentionWithinTheText_IsTakenOut()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var question = await lab.Server.SayAsync(lab.World.Alice, lab.World.Thread, $"永州飞机场是要搬家吗 <@!{lab.World.Bot.Id}> {lab.World.Bot.Mention}");
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(await lab.ReplyAsync(question)));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task DirectMessage_IsAnsweredWithoutAMention()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var reply = await lab.AskAsync(lab.World.Ben, lab.World.Direct(lab.World.Ben), Airport);
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(reply));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task MentionAlone_GivesHelp()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var reply = await lab.AskAsync(lab.World.Alice, lab.World.Channel, "");
        Assert.Equal(lab.Expected(""), ChannelLab.Description(reply));
        Assert.NotEmpty(ChannelLab.Description(reply));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task WhatIsNotAPersonsQuestionToTheBot_IsNotAnswered()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var (server, world) = (lab.Server, lab.World);
        await server.SayAsync(world.OtherBot, world.Channel, Airport, mentionBot: true);
        await server.SayAsync(world.Bot, world.Channel, Airport, mentionBot: true);
        await server.SayAsync(world.Alice, world.Channel, Airport);
        await server.SayAsync(world.Alice, world.Channel, $"{world.Ben.Mention} {Airport}");
        var model = await server.SayAsync(world.Alice, world.Channel, $"@PlanBot {Airport}");
        Dispatch(lab, model, m => m["webhook_id"] = "77");
        // A member joined, a message was pinned, a thread was begun: the system speaks in a person's name.
        foreach (int type in new[] { 6, 7, 18, 21, 46 }) Dispatch(lab, model, m => m["type"] = type);
        // The same without the change is answered: what is left out above is left out for its reason.
        Dispatch(lab, model, _ => { });
        await server.Actions.WaitAsync(a => a.Kind == BotActionKind.Sent && a.Message!.ReplyTo is null && a.Message.Author == world.Bot && a.Message.Interaction is null && a.Message.Embeds.ValueKind != System.Text.Json.JsonValueKind.Undefined).WaitAsync(ChannelLab.Patience);
        await lab.StopBotAsync();
        Assert.Single(world.MessagesIn(world.Channel), m => m.Author.Id == world.Bot.Id && m.Embeds.ValueKind == System.Text.Json.JsonValueKind.Array);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Reply_CanPingNobody()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var (server, world) = (lab.Server, lab.World);
        string shout = $"@everyone @here {world.Bot.Mention} {world.Ben.Mention} <@&{world.GuildId}> 永州机场 **迁建** 由 {world.Admin.Mention} 牵头吗？";
        var replies = new List<LocalMessage> { await lab.ReplyAsync(await server.SayAsync(world.Alice, world.Channel, shout)) };
        replies.Add(await (await server.RunCommandAsync(world.Alice, world.Channel, "ask", ("question", shout))).Answer.WaitAsync(ChannelLab.Patience));
        replies.Add(await (await server.RunCommandAsync(world.Alice, world.Channel, "owner", ("topic", shout))).Answer.WaitAsync(ChannelLab.Patience));
        replies.Add(await (await server.RunCommandAsync(world.Alice, world.Channel, "tasks", ("place", "@everyone"), ("owner", world.Ben.Mention))).Answer.WaitAsync(ChannelLab.Patience));
        Assert.All(replies, r => Assert.Empty(r.Mentions));
        Assert.All(replies, r => Assert.False(r.MentionsEveryone));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task WithoutAskChannels_TheMessageContentIntentIsNotAskedFor()
    {
        // A Discord where the privileged intent is switched off closes a bot that asks for it.
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Discord = new LocalDiscordOptions { PrivilegedIntents = 0, RateLimits = RateLimitOptions.None } });
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, Airport)));
        Assert.Empty(lab.Server.Violations);
    }

    private static void Dispatch(ChannelLab lab, LocalMessage model, Action<JsonObject> change)
    {
        var message = lab.EventOf(model);
        message["id"] = lab.World.Ids.Next().ToString();
        message["mentions"] = new JsonArray(new JsonObject { ["id"] = lab.World.Bot.Id.ToString(), ["username"] = "planbot", ["bot"] = true });
        change(message);
        lab.Server.Gateway.Dispatch("MESSAGE_CREATE", message.ToJsonString());
    }
}
