using System.Net.WebSockets;
using System.Text.Json;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.LocalDiscord;

public sealed class LocalDiscordFaultTests
{
    [Fact]
    public async Task ConnectionsDroppedAtRandom_LoseNothingAndRepeatNothing()
    {
        const int messages = 300;
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        using var enough = new CancellationTokenSource();
        var dropping = bot.Server.Gateway.DropAtRandomAsync(int.MaxValue, TimeSpan.FromMilliseconds(15), seed: 7, TimeProvider.System, enough.Token);
        var saying = Task.Run(async () =>
        {
            for (var i = 0; i < messages; i++)
            {
                await bot.Server.SayAsync(bot.World.Alice, bot.World.Channel, i.ToString(), mentionBot: true);
                // Twenty messages between two drops, so that there are many drops on any machine.
                if (i % 20 == 0)
                {
                    await bot.Server.Actions.WaitAsync(static action => action.Kind == BotActionKind.Disconnected, bot.Server.Actions.All.Count);
                }
            }
        });
        var received = new List<int>();
        while (received.Count < messages)
        {
            try
            {
                var payload = await bot.ReadAsync();
                if (payload.ValueKind == JsonValueKind.Undefined)
                {
                    await ResumeAsync(bot);
                }
                else if (payload.GetProperty("t").GetString() == "MESSAGE_CREATE")
                {
                    received.Add(int.Parse(payload.GetProperty("d").GetProperty("content").GetString()!.Split(' ')[1]));
                }
            }
            catch (WebSocketException)
            {
                await ResumeAsync(bot);
            }
        }
        await saying;
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dropping);
        Assert.Equal(Enumerable.Range(0, messages), received);
        Assert.Empty(bot.Server.Violations);
    }

    [Fact]
    public async Task GatewayFaults_ReachTheClient()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        var gateway = bot.Server.Gateway;
        Assert.Equal(1, gateway.AskToReconnect());
        Assert.Equal(7, (await bot.ReadAsync()).GetProperty("op").GetInt32());
        gateway.AskForHeartbeat();
        Assert.Equal(1, (await bot.ReadAsync()).GetProperty("op").GetInt32());
        gateway.Invalidate(resumable: true);
        Assert.True((await bot.ReadAsync()).GetProperty("d").GetBoolean());
        gateway.SendRaw("no JSON at all");
        Assert.Equal("no JSON at all"u8.ToArray(), await bot.ReadBytesAsync());
        gateway.CloseAll(4000, "for a test");
        Assert.Null(await bot.ReadBytesAsync());
        Assert.Equal(4000, bot.CloseCode);
    }

    [Fact]
    public async Task UnacknowledgedHeartbeat_StaysUnanswered()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        bot.Server.Faults.AcknowledgeHeartbeats = false;
        await bot.SendAsync("""{"op":1,"d":1}""");
        bot.Server.Faults.AcknowledgeHeartbeats = true;
        // The next thing that comes is what is asked for next, if the first was left unanswered.
        bot.Server.Gateway.AskForHeartbeat();
        Assert.Equal(1, (await bot.ReadAsync()).GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task DuplicatedEvent_HasOneNumber()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        bot.Server.Faults.DuplicateNext(1);
        await bot.Server.SayAsync(bot.World.Alice, bot.World.Channel, "twice", mentionBot: true);
        var first = await bot.ReadAsync();
        Assert.Equal(first.GetRawText(), (await bot.ReadAsync()).GetRawText());
    }

    [Theory]
    [InlineData(RestFaultKind.ServerError, 503, 0)]
    [InlineData(RestFaultKind.ServerErrorAfter, 503, 1)]
    [InlineData(RestFaultKind.RateLimitedShared, 429, 0)]
    public async Task RestFault_HappensAsOftenAsAsked(RestFaultKind kind, int status, int messages)
    {
        await using var bot = await RawBot.StartAsync();
        bot.Server.Faults.Add(new RestFault(kind) { Operation = "create_message", Status = status, RetryAfter = TimeSpan.Zero });
        var path = $"channels/{bot.World.Channel.Id}/messages";
        Assert.Equal(status, (await bot.PostAsync(path, """{"content":"c"}""")).Status);
        Assert.Equal(messages, bot.World.MessagesIn(bot.World.Channel).Count);
        Assert.Equal(200, (await bot.PostAsync(path, """{"content":"c"}""")).Status);
    }

    [Fact]
    public async Task DelayedAnswers_OvertakeOneAnother()
    {
        await using var bot = await RawBot.StartAsync(new LocalDiscordOptions { RateLimits = RateLimitOptions.None });
        bot.Server.Faults.DelayAnswers(TimeSpan.FromMilliseconds(60), seed: 3);
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            await bot.RequestAsync(HttpMethod.Get, "gateway");
            lock (order) order.Add(i);
        }));
        Assert.NotEqual(order.Order(), order);
    }

    private static async Task ResumeAsync(RawBot bot)
    {
        while (true)
        {
            try
            {
                await bot.ConnectAsync(url: bot.ResumeUrl);
                await bot.ResumeAsync(bot.Sequence);
                return;
            }
            catch (WebSocketException)
            {
                // Dropped while connecting.
            }
        }
    }
}
