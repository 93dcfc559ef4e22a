using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class ShardTests
{
    [Fact]
    public async Task Run_SeveralShards_StartInOrderSoManyAtATime()
    {
        await using var lab = new GatewayLab();
        lab.Bot = lab.Bot with { Shards = 4, SessionStartLimit = new SessionStartLimit(1000, 1000, 0, 2) };
        lab.Start();
        Peer[] first = [await lab.PeerAsync(), await lab.PeerAsync()];
        Assert.Equal(["[0,4]", "[1,4]"], (await Task.WhenAll(first.Select(GreetAsync))).Order());
        Assert.Equal(["Identifying", "Identifying", "Waiting", "Waiting"], lab.Client.Status.Shards.Select(s => s.State));
        foreach (var peer in first) await peer.ReadyAsync();
        Peer[] second = [await lab.PeerAsync(), await lab.PeerAsync()];
        foreach (var peer in second) await peer.HelloAsync();
        // The keys of the first two are free again only after their time.
        await lab.Time.PassAsync(IdentifyQueue.Spacing);
        Assert.Equal(["[2,4]", "[3,4]"], (await Task.WhenAll(second.Select(async p => (await p.ExpectAsync(2)).GetProperty("shard").GetRawText()))).Order());
        foreach (var peer in second) await peer.ReadyAsync();
        for (int i = 0; i < 4; i++) await lab.ReadyAsync();
        Assert.True(lab.Client.Status.Ready);
    }

    [Fact]
    public async Task Run_OneShardRefused_StopsAll()
    {
        await using var lab = new GatewayLab();
        lab.Bot = lab.Bot with { Shards = 2, SessionStartLimit = new SessionStartLimit(1000, 1000, 0, 2) };
        lab.Start();
        Peer[] peers = [await lab.PeerAsync(), await lab.PeerAsync()];
        foreach (var peer in peers) await peer.WelcomeAsync();
        for (int i = 0; i < 2; i++) await lab.ReadyAsync();
        await peers[0].CloseAsync(4014);
        Assert.Equal(1000, await peers[1].ClosedAsync());
        await peers[1].CloseAsync(1000);
        await Assert.ThrowsAsync<GatewayStoppedException>(() => lab.Running);
    }

    [Fact]
    public async Task Run_OneShardDropped_LeavesTheOther()
    {
        await using var lab = new GatewayLab();
        lab.Bot = lab.Bot with { Shards = 2, SessionStartLimit = new SessionStartLimit(1000, 1000, 0, 2) };
        lab.Start();
        Peer[] peers = [await lab.PeerAsync(), await lab.PeerAsync()];
        foreach (var peer in peers) await peer.WelcomeAsync();
        for (int i = 0; i < 2; i++) await lab.ReadyAsync();
        peers[0].Break();
        await (await lab.PeerAfterDropAsync()).WelcomeBackAsync();
        await peers[1].MessageAsync(2);
        await lab.MessageAsync(2);
    }

    [Fact]
    public async Task Run_NoStartsLeft_WaitsForTheNextDay()
    {
        await using var lab = new GatewayLab();
        lab.Bot = lab.Bot with { SessionStartLimit = new SessionStartLimit(1000, 0, 600_000, 1) };
        var peer = await lab.Start().PeerAsync();
        await peer.HelloAsync(3_600_000);
        await lab.Time.SetAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10));
        lab.Time.Advance(TimeSpan.FromMinutes(10));
        await peer.ExpectAsync(2);
        Assert.Contains(lab.Log, l => l.Contains("session starts are used up", StringComparison.Ordinal));
    }

    private static async Task<string> GreetAsync(Peer peer)
    {
        await peer.HelloAsync();
        return (await peer.ExpectAsync(2)).GetProperty("shard").GetRawText();
    }
}
