using System.Text.Json;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class HeartbeatTests
{
    private const int Interval = 30_000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(Interval);

    [Fact]
    public async Task Beat_FirstAfterAChanceOfTheInterval_ThenAtEveryInterval()
    {
        await using var lab = new GatewayLab();
        lab.Settings = lab.Settings with { Jitter = () => 0.25 };
        var peer = await lab.Start().PeerAsync();
        await peer.HelloAsync(Interval);
        await peer.ExpectAsync(2);
        // Before READY there is no event to name.
        await lab.Time.PassAsync(s_interval / 4);
        Assert.Equal(JsonValueKind.Null, (await peer.ExpectAsync(1)).ValueKind);
        await peer.AckAsync();
        await peer.ReadyAsync();
        await peer.MessageAsync(2);
        await lab.ReadyAsync();
        await lab.MessageAsync(2);
        for (int i = 0; i < 3; i++)
        {
            lab.Time.Advance(s_interval);
            // The event that was taken last; that it is noted may come after the test has seen it.
            Assert.InRange((await peer.ExpectAsync(1)).GetInt64(), 1 + i, 2 + i);
            lab.Time.Advance(TimeSpan.FromMilliseconds(30));
            await peer.AckAsync();
            await peer.EventAsync("MESSAGE_CREATE", 3 + i, $$"""{"id":"{{3 + i}}"}""");
            await lab.MessageAsync(3 + i);
        }

        Assert.Equal(TimeSpan.FromMilliseconds(30), Assert.Single(lab.Client.Status.Shards).Latency);
    }

    [Fact]
    public async Task Beat_LostAcknowledgement_ReconnectsAndResumes()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync(Interval);
        await lab.ReadyAsync();
        await lab.Time.PassAsync(s_interval / 2);
        await peer.ExpectAsync(1);
        lab.Time.Advance(s_interval);
        // Any code but 1000 and 1001 keeps the session.
        Assert.Equal(4000, await peer.ClosedAsync());
        var second = await lab.PeerAfterDropAsync();
        Assert.Equal("session", (await second.WelcomeBackAsync()).GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task Beat_WhileIdentifyWaitsForItsTurn_GoesOn()
    {
        await using var lab = new GatewayLab();
        lab.Bot = lab.Bot with { SessionStartLimit = new SessionStartLimit(1000, 0, 3_600_000, 1) };
        var peer = await lab.Start().PeerAsync();
        await peer.HelloAsync(Interval);
        await lab.Time.PassAsync(s_interval / 2);
        await peer.ExpectAsync(1);
        await peer.AckAsync();
    }

    [Fact]
    public async Task Beat_Requested_IsSentAtOnce()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        await peer.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(1, (await peer.ExpectAsync(1)).GetInt64());
    }

    [Fact]
    public async Task Beat_RequestedTooOften_StaysBelowTheSendLimit()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync(Interval);
        for (int i = 0; i < 300; i++) await peer.SendAsync("""{"op":1,"d":null}""");
        await peer.MessageAsync(2);
        await lab.ReadyAsync();
        await lab.MessageAsync(2);
        await peer.CloseAsync(4000);
        int sent = 0;
        while (await peer.ReceiveAsync() is not null) sent++;
        Assert.InRange(sent, 50, 119);
        Assert.Single(lab.Log, l => l.Contains(nameof(GatewayOddity.HeartbeatFlood), StringComparison.Ordinal));
    }
}
