using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class HandshakeTests
{
    [Fact]
    public async Task Run_FirstConnection_GoesWhereDiscordSaysAndIdentifies()
    {
        await using var lab = new GatewayLab();
        lab.Settings = lab.Settings with { Presence = "三十九项任务" };
        var peer = await lab.Start().PeerAsync();
        Assert.Equal("wss://gateway.test/?v=10&encoding=json&compress=zlib-stream", peer.Address.ToString());
        await peer.HelloAsync();
        var identify = await peer.ExpectAsync(2);
        Assert.Equal("the-secret-token", identify.GetProperty("token").GetString());
        Assert.Equal((1 << 0) + (1 << 9) + (1 << 12), identify.GetProperty("intents").GetInt32());
        Assert.Equal("[0,1]", identify.GetProperty("shard").GetRawText());
        var presence = identify.GetProperty("presence");
        Assert.Equal("online", presence.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, presence.GetProperty("since").ValueKind);
        Assert.Equal("三十九项任务", presence.GetProperty("activities")[0].GetProperty("state").GetString());
        Assert.All(["os", "browser", "device"], p => Assert.Equal(JsonValueKind.String, identify.GetProperty("properties").GetProperty(p).ValueKind));
    }

    [Theory]
    [InlineData("ws://127.0.0.1:8899", true, "ws://127.0.0.1:8899/?v=10&encoding=json&compress=zlib-stream")]
    [InlineData("ws://127.0.0.1:8899/gateway", true, "ws://127.0.0.1:8899/gateway?v=10&encoding=json&compress=zlib-stream")]
    [InlineData("wss://gateway.discord.gg/", false, "wss://gateway.discord.gg/?v=10&encoding=json")]
    public void Address_OfAGateway_AsksForVersionEncodingAndCompression(string url, bool compress, string expected) =>
        Assert.Equal(expected, GatewaySocket.Address(new Uri(url), compress).ToString());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ReadyAndEvents_AreHandledInOrderAndOthersPassedOver(bool compress)
    {
        await using var lab = new GatewayLab();
        lab.Settings = lab.Settings with { Compress = compress };
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        Assert.True(lab.Client.Status.Ready);
        await peer.EventAsync("TYPING_START", 2);
        await peer.MessageAsync(3);
        await peer.MessageAsync(4);
        await lab.MessageAsync(3);
        await lab.MessageAsync(4);
    }

    [Fact]
    public async Task Run_ServerThatKnowsNoCompression_IsUnderstood()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.SendRawAsync("""{"op":10,"d":{"heartbeat_interval":40000}}"""u8.ToArray(), WebSocketMessageType.Text);
        await peer.ExpectAsync(2);
        await peer.SendRawAsync("""{"op":0,"s":1,"t":"READY","d":{"session_id":"a","resume_gateway_url":"ws://b"}}"""u8.ToArray(), WebSocketMessageType.Text);
        await lab.ReadyAsync();
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "restart")]
    [InlineData(4011, "restart")]
    [InlineData(4012, "update")]
    [InlineData(4013, "update")]
    [InlineData(4014, "Discord:AskChannels")]
    public async Task Run_FatalClose_StopsAndNamesTheMend(int code, string mend)
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.HelloAsync();
        await peer.ExpectAsync(2);
        await peer.CloseAsync(code);
        var stopped = await Assert.ThrowsAsync<GatewayStoppedException>(() => lab.Running);
        Assert.Equal(code, stopped.Code);
        Assert.Contains(mend, stopped.Mend, StringComparison.Ordinal);
        Assert.Contains(mend, stopped.Message, StringComparison.Ordinal);
        Assert.Equal("Stopped", Assert.Single(lab.Client.Status.Shards).State);
        Assert.DoesNotContain(lab.Log, l => l.Contains(lab.Settings.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_TokenThatTheHttpApiRefuses_StopsAsTheGatewayWould()
    {
        await using var lab = new GatewayLab();
        lab.Find = _ => throw new HttpRequestException("no", null, HttpStatusCode.Unauthorized);
        lab.Start();
        Assert.Equal(4004, (await Assert.ThrowsAsync<GatewayStoppedException>(() => lab.Running)).Code);
    }

    [Fact]
    public async Task Run_GatewayThatCannotBeFound_IsLookedForAgainLaterAndLater()
    {
        await using var lab = new GatewayLab();
        int attempts = 0;
        lab.Find = _ => ++attempts < 4 ? throw new HttpRequestException("down") : Task.FromResult(lab.Bot);
        lab.Start();
        foreach (double seconds in (double[])[0.75, 1.5, 3]) await lab.Time.PassAsync(TimeSpan.FromSeconds(seconds));
        await lab.PeerAsync();
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task Run_Cancelled_ClosesWith1000AndReturns()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        var stopping = lab.StopAsync();
        Assert.Equal(1000, await peer.ClosedAsync());
        // What Discord sent before it saw the close is still handled: it would send it to nobody else.
        await peer.MessageAsync(2);
        await peer.CloseAsync(1000);
        await stopping;
        await lab.MessageAsync(2);
    }

    [Fact]
    public async Task Run_CancelledBeforeTheGatewayIsFound_Returns()
    {
        await using var lab = new GatewayLab();
        lab.Find = async cancel =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, lab.Time, cancel);
            return lab.Bot;
        };
        lab.Start();
        await lab.StopAsync();
    }

    [Fact]
    public async Task Run_CancelledWhileWaitingToConnect_Returns()
    {
        await using var lab = new GatewayLab();
        lab.Connect = (_, _) => throw new WebSocketException("refused");
        lab.Start();
        await lab.Time.SetAsync(TimeSpan.FromMilliseconds(750));
        await lab.StopAsync();
    }
}
