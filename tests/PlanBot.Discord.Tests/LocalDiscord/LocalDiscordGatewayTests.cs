using Microsoft.Extensions.Time.Testing;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.LocalDiscord;

public sealed class LocalDiscordGatewayTests
{
    private const int Usual = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages;

    [Fact]
    public async Task Login_FollowsTheHandshakeOfTheDocumentation()
    {
        await using var bot = await RawBot.StartAsync();
        var hello = await bot.ConnectAsync();
        Assert.Equal(10, hello.GetProperty("op").GetInt32());
        Assert.Equal(41_250, hello.GetProperty("d").GetProperty("heartbeat_interval").GetInt32());

        await bot.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(11, (await bot.ReadAsync()).GetProperty("op").GetInt32());

        var ready = (await bot.LogInAsync()).GetProperty("d");
        Assert.Equal(bot.World.Bot.Id.ToString(), ready.GetProperty("user").GetProperty("id").GetString());
        Assert.True(ready.GetProperty("guilds")[0].GetProperty("unavailable").GetBoolean());
        Assert.Empty(bot.Server.Violations);
    }

    [Theory]
    [InlineData("""{"op":99}""", 4001)]
    [InlineData("not json", 4002)]
    [InlineData("""{"d":1}""", 4002)]
    [InlineData("""{"op":3,"d":{"status":"online","activities":[],"since":null,"afk":false}}""", 4003)]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":1,"properties":{"os":"","browser":"","device":""}}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"$","intents":1,"shard":[2,2],"properties":{"os":"","browser":"","device":""}}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"$","intents":536870912,"properties":{"os":"","browser":"","device":""}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"$","intents":2,"properties":{"os":"","browser":"","device":""}}}""", 4014)]
    public async Task WrongPayload_ClosesWithItsCode(string payload, int code)
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync();
        await bot.SendAsync(payload.Replace("$", bot.Server.Token));
        await bot.ReadBytesAsync();
        Assert.Equal(code, bot.CloseCode);
        Assert.Single(bot.Server.Violations);
    }

    [Fact]
    public async Task WrongVersion_ClosesWith4012()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync("?v=6&encoding=json");
        Assert.Equal(4012, bot.CloseCode);
    }

    [Fact]
    public async Task SecondIdentify_ClosesWith4005()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        await bot.IdentifyAsync(Usual);
        await bot.ReadBytesAsync();
        Assert.Equal(4005, bot.CloseCode);
    }

    [Fact]
    public async Task PayloadOverTheSize_ClosesWith4002()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync();
        await bot.SendAsync($$"""{"op":1,"d":null,"x":"{{new string('x', 4096)}}"}""");
        await bot.ReadBytesAsync();
        Assert.Equal(4002, bot.CloseCode);
    }

    [Fact]
    public async Task TooManyPayloads_ClosesWith4008()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        // IDENTIFY was the first of the 120.
        for (var i = 0; i < 120; i++)
        {
            await bot.SendAsync("""{"op":1,"d":null}""");
        }
        while (await bot.ReadBytesAsync() is not null)
        {
        }
        Assert.Equal(4008, bot.CloseCode);
    }

    [Fact]
    public async Task MissingHeartbeat_ClosesWith4009()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var bot = await RawBot.StartAsync(new LocalDiscordOptions { Time = time });
        await bot.LogInAsync();
        time.Advance(TimeSpan.FromMinutes(2));
        await bot.ReadBytesAsync();
        Assert.Equal(4009, bot.CloseCode);
    }

    [Fact]
    public async Task MissedEvents_AreRepeatedByAResume_AndNoneTwice()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        await bot.Server.SayAsync(bot.World.Alice, bot.World.Channel, "one", mentionBot: true);
        await bot.ReadEventAsync("MESSAGE_CREATE");
        bot.Drop();
        await bot.Server.Actions.WaitAsync(action => action.Kind == BotActionKind.Disconnected);
        await bot.Server.SayAsync(bot.World.Alice, bot.World.Channel, "two", mentionBot: true);

        await bot.ConnectAsync(url: bot.ResumeUrl);
        await bot.ResumeAsync(bot.Sequence);
        Assert.EndsWith("two", (await bot.ReadAsync()).GetProperty("d").GetProperty("content").GetString());
        Assert.Equal("RESUMED", (await bot.ReadAsync()).GetProperty("t").GetString());
        Assert.Empty(bot.Server.Violations);
    }

    [Fact]
    public async Task ResumeOfWhatWasNeverSent_ClosesWith4007()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        bot.Drop();
        await bot.ConnectAsync(url: bot.ResumeUrl);
        await bot.ResumeAsync(bot.Sequence + 1);
        await bot.ReadBytesAsync();
        Assert.Equal(4007, bot.CloseCode);
    }

    [Fact]
    public async Task ResumeOfAForgottenSession_IsInvalid()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        bot.Server.Gateway.ForgetSessions();
        bot.Drop();
        await bot.ConnectAsync(url: bot.ResumeUrl);
        await bot.ResumeAsync(bot.Sequence);
        var invalid = await bot.ReadAsync();
        Assert.Equal(9, invalid.GetProperty("op").GetInt32());
        Assert.False(invalid.GetProperty("d").GetBoolean());
    }

    [Fact]
    public async Task SecondIdentifyWithinTheWindow_IsInvalid()
    {
        await using var bot = await RawBot.StartAsync(new LocalDiscordOptions());
        await bot.LogInAsync();
        await bot.ConnectAsync();
        await bot.IdentifyAsync(Usual);
        Assert.Equal(9, (await bot.ReadAsync()).GetProperty("op").GetInt32());
        Assert.Contains(bot.Server.Violations, violation => violation.Where == "identify");
    }

    [Theory]
    [InlineData(Usual, false, "")]
    [InlineData(Usual, true, "hello")]
    [InlineData(Usual | GatewayIntents.MessageContent, false, "hello")]
    public async Task Content_IsThereOnlyWithTheIntentOrAMention(int intents, bool mention, string end)
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync(intents);
        await bot.Server.SayAsync(bot.World.Alice, bot.World.Channel, "hello", mention);
        var content = (await bot.ReadEventAsync("MESSAGE_CREATE")).GetProperty("content").GetString()!;
        Assert.Equal(end.Length == 0, content.Length == 0);
        Assert.EndsWith(end, content);
    }

    [Fact]
    public async Task DirectMessage_CarriesItsContentAndNoGuild()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        await bot.Server.SayAsync(bot.World.Ben, bot.World.Direct(bot.World.Ben), "hello");
        var message = await bot.ReadEventAsync("MESSAGE_CREATE");
        Assert.Equal("hello", message.GetProperty("content").GetString());
        Assert.False(message.TryGetProperty("guild_id", out _));
    }

    [Fact]
    public async Task Events_GoToTheShardOfTheGuild_AndDirectMessagesToTheFirst()
    {
        await using var bot = await RawBot.StartAsync();
        var shard = (int)((bot.World.GuildId >> 22) % 2);
        await using var other = new RawBot(bot.Server);
        foreach (var (raw, number) in new[] { (bot, shard), (other, 1 - shard) })
        {
            await raw.ConnectAsync();
            await raw.IdentifyAsync(Usual, shard: $"[{number},2]");
            Assert.Equal("READY", (await raw.ReadAsync()).GetProperty("t").GetString());
        }
        await bot.Server.SayAsync(bot.World.Ben, bot.World.Channel, "guild");
        await bot.Server.SayAsync(bot.World.Ben, bot.World.Direct(bot.World.Ben), "direct");
        Assert.Equal(bot.World.GuildId.ToString(), (await bot.ReadEventAsync("MESSAGE_CREATE")).GetProperty("guild_id").GetString());
        var first = shard == 0 ? bot : other;
        Assert.Equal("direct", (await first.ReadEventAsync("MESSAGE_CREATE")).GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ZlibStream_SharesOneContextAndEndsEachPayloadWithAFlush(bool split)
    {
        await using var bot = await RawBot.StartAsync();
        bot.Server.Faults.SplitGatewayMessages = split;
        await bot.ConnectCompressedAsync(async read =>
        {
            Assert.Equal(10, (await read()).GetProperty("op").GetInt32());
            await bot.IdentifyAsync(Usual);
            Assert.Equal("READY", (await read()).GetProperty("t").GetString());
            Assert.Equal("GUILD_CREATE", (await read()).GetProperty("t").GetString());
        });
    }
}
