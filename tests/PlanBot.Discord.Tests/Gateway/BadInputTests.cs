using System.Net.WebSockets;
using System.Text;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("""{"op":99,"d":{"a":[1]}}""", nameof(GatewayOddity.UnknownOpcode))]
    [InlineData("""{"op":2,"d":null}""", nameof(GatewayOddity.UnknownOpcode))]
    [InlineData("""{"op":"0","d":{},"s":2,"t":"MESSAGE_CREATE"}""", nameof(GatewayOddity.NoOpcode))]
    [InlineData("{}", nameof(GatewayOddity.NoOpcode))]
    [InlineData("not JSON", nameof(GatewayOddity.NotJson))]
    [InlineData("""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"a":""", nameof(GatewayOddity.NotJson))]
    [InlineData("[]", nameof(GatewayOddity.NotJson))]
    [InlineData("""{"op":0,"s":2,"d":{}}""", nameof(GatewayOddity.IncompleteEvent))]
    [InlineData("""{"op":0,"s":"2","t":{"a":1},"d":null}""", nameof(GatewayOddity.IncompleteEvent))]
    public async Task Run_OddPayload_IsLoggedOnceAndTheConnectionGoesOn(string json, string oddity)
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        for (int i = 0; i < 3; i++) await peer.SendAsync(json);
        await peer.MessageAsync(7);
        await lab.MessageAsync(7);
        Assert.Single(lab.Log, l => l.Contains(oddity, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"op":10}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":0}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"often"}}""")]
    [InlineData("""{"op":10,"d":[]}""")]
    public async Task Run_HelloWithoutInterval_BeatsAsUsual(string hello)
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.SendAsync(hello);
        await peer.ExpectAsync(2);
        await lab.Time.PassAsync(GatewayConnection.UsualInterval / 2);
        await peer.ExpectAsync(1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"session_id":5,"resume_gateway_url":"wss://resume.test"}""")]
    public async Task Run_ReadyWithoutSession_WorksAndBeginsAnewAfterADrop(string ready)
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.HelloAsync();
        await peer.ExpectAsync(2);
        await peer.EventAsync("READY", 1, ready);
        await peer.MessageAsync(2);
        await lab.ReadyAsync();
        await lab.MessageAsync(2);
        peer.End();
        await lab.Time.PassAsync(TimeSpan.FromMilliseconds(750));
        var second = await lab.PeerAsync();
        await second.HelloAsync();
        await lab.Time.PassAsync(IdentifyQueue.Spacing - TimeSpan.FromMilliseconds(750));
        await second.ExpectAsync(2);
    }

    [Fact]
    public async Task Run_ReadyWithoutResumeUrl_ResumesAtTheFirstAddress()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.HelloAsync();
        await peer.ExpectAsync(2);
        await peer.ReadyAsync(url: "nowhere");
        await lab.ReadyAsync();
        peer.End();
        var second = await lab.PeerAfterDropAsync();
        Assert.Equal("gateway.test", second.Address.Host);
        await second.WelcomeBackAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_GiantPayload_IsPassedOverAndTheConnectionGoesOn(bool compress)
    {
        await using var lab = new GatewayLab();
        lab.Settings = lab.Settings with { Compress = compress };
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        string giant = new('x', PayloadReader.MostBytes);
        for (int i = 0; i < 2; i++) await peer.EventAsync("MESSAGE_CREATE", 2 + i, $$"""{"id":"{{giant}}"}""");
        await peer.MessageAsync(4);
        await lab.MessageAsync(4);
        Assert.Single(lab.Log, l => l.Contains(nameof(GatewayOddity.TooBig), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_DamagedCompression_ResumesOnANewConnection()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        await peer.SendRawAsync(new byte[] { 0xFF, 0xFE, 0xFD, 0x00, 0x00, 0xFF, 0xFF }, WebSocketMessageType.Binary);
        var second = await lab.PeerAfterDropAsync();
        await second.WelcomeBackAsync();
        await second.MessageAsync(2);
        await lab.MessageAsync(2);
        Assert.Single(lab.Log, l => l.Contains(nameof(GatewayOddity.NotCompressed), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_CompressedPayloadOverSeveralMessages_IsPutTogether()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        // Nine bytes at a time: the mark at the end is cut too.
        byte[] bytes = peer.Deflate(Encoding.UTF8.GetBytes($$$"""{"t":"MESSAGE_CREATE","s":2,"op":0,"d":{"id":"2","content":"{{{new string('多', 9000)}}}"}}"""));
        foreach (byte[] part in bytes.Chunk(9)) await peer.SendRawAsync(part, WebSocketMessageType.Binary, endOfMessage: part[0] % 2 == 0 || part.Length < 9);
        await peer.MessageAsync(3);
        await lab.MessageAsync(2);
        await lab.MessageAsync(3);
    }

    [Fact]
    public async Task Run_HandlerThatFails_IsLoggedAndTheEventCountsAsTaken()
    {
        await using var lab = new GatewayLab();
        var handle = lab.Handle;
        lab.Handle = e => e.Name == "READY" ? throw new InvalidOperationException("a fault") : handle(e);
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await peer.MessageAsync(2);
        await lab.MessageAsync(2);
        Assert.Single(lab.Log, l => l.Contains("a fault", StringComparison.Ordinal));
        peer.End();
        Assert.Equal(2, (await (await lab.PeerAfterDropAsync()).WelcomeBackAsync()).GetProperty("seq").GetInt64());
    }
}
