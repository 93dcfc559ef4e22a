using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class PingTests
{
    [Fact]
    public async Task Run_Subscribed_PingsEveryThirtySecondsWithoutABody()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await lab.Time.SetAsync(Connection.PingInterval);
        for (int i = 0; i < 6; i++)
        {
            lab.Time.Advance(Connection.PingInterval);
            var ping = await peer.ExpectAsync("ping");
            Assert.False(ping.TryGetProperty("body", out _));
            await peer.AckAsync(ping);
            await SettleAsync(lab, peer);
        }

        Assert.True(lab.Client.Status.Ready);
    }

    [Fact]
    public async Task Run_TwoPingsWithoutAcknowledgement_ConnectsAgainAtTheThird()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await lab.Time.SetAsync(Connection.PingInterval);
        for (int i = 0; i < 2; i++)
        {
            lab.Time.Advance(Connection.PingInterval);
            await peer.ExpectAsync("ping");
            await SettleAsync(lab, peer);
        }

        var sending = lab.SendAsync("r");
        await peer.ExpectAsync("aibot_respond_msg");
        lab.Time.Advance(Connection.PingInterval);
        Assert.Equal(1000, await peer.ClosedAsync());
        Assert.False((await sending).IsOk);
        await lab.Time.PassAsync(ConnectionLab.FirstDelay);
        await lab.ReadyPeerAsync();
    }

    [Fact]
    public async Task Run_PingThatIsRefused_CountsAsUnanswered()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await lab.Time.SetAsync(Connection.PingInterval);
        for (int i = 0; i < 2; i++)
        {
            lab.Time.Advance(Connection.PingInterval);
            await peer.AckAsync(await peer.ExpectAsync("ping"), -1, "busy");
            await SettleAsync(lab, peer);
        }

        lab.Time.Advance(Connection.PingInterval);
        Assert.Equal(1000, await peer.ClosedAsync());
    }

    // Until the client has read what was sent, and its loop of pings waits again.
    private static async Task SettleAsync(ConnectionLab lab, Peer peer)
    {
        await peer.MessageAsync("settled");
        Assert.Equal("settled", (await lab.FrameAsync()).ReqId);
    }
}
