using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class ChannelBadInputTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    private static readonly string[] s_messages =
    [
        "{}", "null", "[]", "\"x\"", "5", "true",
        """{"id":5,"channel_id":"2","author":{"id":"3"},"content":"机场"}""",
        """{"id":null,"channel_id":null,"author":{"id":"3"},"content":"机场"}""",
        """{"channel_id":"2","author":{"id":"3"},"content":"机场"}""",
        """{"id":"1","author":{"id":"3"},"content":"机场"}""",
        """{"id":"1","channel_id":"2","content":"机场"}""",
        """{"id":"1","channel_id":"2","author":"alice","content":"机场"}""",
        """{"id":"1","channel_id":"2","author":{"id":"3","bot":"no"},"content":"机场"}""",
        """{"id":"1","channel_id":"2","author":{"id":"3"},"content":null}""",
        """{"id":"1","channel_id":"2","author":{"id":"3"},"content":["机场"]}""",
        """{"id":"1","channel_id":"2","author":{"id":"3"},"content":"机场","type":"0"}""",
        """{"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"content":"机场","mentions":[null]}""",
        """{"id":"1","channel_id":"2","guild_id":"4","author":{"id":"3"},"content":"机场","mentions":{}}""",
        """{"id":"1","channel_id":"2","author":{"id":"3"},"content":"机场","message_reference":7}""",
    ];

    private static readonly string[] s_interactions =
    [
        "{}", "null", "[]", "\"x\"", "5",
        """{"id":7,"token":"t","type":2}""",
        """{"id":"1","type":2,"data":{"name":"ask"}}""",
        """{"token":"t","type":2,"data":{"name":"ask"}}""",
        """{"id":"1","token":"t","type":"command"}""",
        """{"id":"1","token":"t","type":2,"data":5}""",
        """{"id":"1","token":"t","type":2,"data":{"options":{}}}""",
        """{"id":"1","token":"t","type":3,"data":{"values":"x"}}""",
    ];

    [Fact]
    public async Task EventsThatAreNotAsDocumented_AreLoggedOnce_AndTheNextQuestionIsAnswered()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var gateway = lab.Server.Gateway;
        foreach (string data in s_messages) gateway.Dispatch("MESSAGE_CREATE", data);
        foreach (string data in s_interactions) gateway.Dispatch("INTERACTION_CREATE", data);
        foreach (string name in new[] { "GUILD_CREATE", "THREAD_CREATE", "THREAD_LIST_SYNC", "THREAD_DELETE" })
            foreach (string data in new[] { "5", "[]", """{"threads":[null]}""", """{"id":5}""" }) gateway.Dispatch(name, data);
        gateway.Dispatch("NO_SUCH_EVENT", "{}");
        gateway.Dispatch("MESSAGE_CREATES", "5");
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, Airport)));

        Assert.Equal(1, lab.Sent);
        Assert.Equal(s_messages.Length, lab.Log.Troubles.Count(t => t.StartsWith("MESSAGE_CREATE is not", StringComparison.Ordinal)));
        Assert.Equal(s_interactions.Length, lab.Log.Troubles.Count(t => t.StartsWith("INTERACTION_CREATE is not", StringComparison.Ordinal)));
        Assert.Empty(lab.Log.Errors);
        Assert.DoesNotContain(lab.Log.Troubles, t => t.Contains("机场", StringComparison.Ordinal));
        Assert.DoesNotContain(lab.Server.Actions.All, a => a.Kind == BotActionKind.Disconnected);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task WhatDiscordRefuses_IsLogged_AndTheNextQuestionIsAnswered()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        // A channel and an interaction that do not exist.
        lab.Server.Gateway.Dispatch("MESSAGE_CREATE", """{"id":"1","channel_id":"2","author":{"id":"3"},"content":"机场"}""");
        lab.Server.Gateway.Dispatch("INTERACTION_CREATE", """{"id":"5","application_id":"6","token":"t","type":2,"data":{"name":"ask","options":[{"name":"question","value":{}}]}}""");
        lab.Server.Gateway.Dispatch("INTERACTION_CREATE", """{"id":"7","application_id":"6","token":"t","type":99,"data":{"options":[null],"components":[[[[[[[]]]]]]]}}""");
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, Airport)));
        await lab.StopBotAsync();
        // The message twice: the word that it failed is refused too.
        Assert.Equal(4, lab.Log.Errors.Count(e => e.StartsWith("The answer to", StringComparison.Ordinal)));
        Assert.DoesNotContain(lab.Log.Errors, e => e.Contains("handler", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task GarbageAndGiantsOnTheGateway_AreLeftOut()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var gateway = lab.Server.Gateway;
        gateway.SendRaw("no JSON at all");
        gateway.SendRaw("""{"op":99,"d":null}""");
        gateway.SendRaw("""{"d":{}}""");
        gateway.Dispatch("MESSAGE_CREATE", $$"""{"id":"1","channel_id":"2","guild_id":"3","author":{"id":"3"},"content":"{{new string('长', 1_000_000)}}"}""");
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, Airport)));
        Assert.DoesNotContain(lab.Server.Actions.All, a => a.Kind == BotActionKind.Disconnected);
        Assert.Empty(lab.Log.Errors);
        Assert.Empty(lab.Server.Violations);
    }
}
