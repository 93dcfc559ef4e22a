using System.Net.WebSockets;
using System.Text.Json;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class ResumeTests
{
    [Theory]
    [InlineData("end")]
    [InlineData("break")]
    [InlineData("op 7")]
    [InlineData("op 9 true")]
    [InlineData("1001")]
    [InlineData("4000")]
    [InlineData("4008")]
    public async Task Run_Drop_ResumesBehindTheLastEventAtTheResumeUrl(string drop)
    {
        await using var lab = new GatewayLab();
        var first = await lab.Start().PeerAsync();
        await first.WelcomeAsync();
        await first.MessageAsync(2);
        await first.EventAsync("TYPING_START", 3);
        await lab.ReadyAsync();
        await lab.MessageAsync(2);
        await DropAsync(first, drop);
        var second = await lab.PeerAfterDropAsync();
        Assert.Equal("wss://resume.test/?v=10&encoding=json&compress=zlib-stream", second.Address.ToString());
        var resume = await second.WelcomeBackAsync();
        Assert.Equal("the-secret-token", resume.GetProperty("token").GetString());
        Assert.Equal("session", resume.GetProperty("session_id").GetString());
        // A torn connection may lose what was sent last.
        Assert.InRange(resume.GetProperty("seq").GetInt64(), drop is "break" ? 2 : 3, 3);
        Assert.Equal("Resuming", Assert.Single(lab.Client.Status.Shards).State);
        await second.MessageAsync(4);
        await second.EventAsync("RESUMED", 5);
        await second.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(5, (await second.ExpectAsync(1)).GetInt64());
        await second.MessageAsync(6);
        await lab.MessageAsync(4);
        await lab.MessageAsync(6);
        Assert.True(lab.Client.Status.Ready);
        Assert.Equal(1, lab.Finds);
    }

    [Theory]
    [InlineData("op 9 false")]
    [InlineData("4007")]
    [InlineData("4009")]
    public async Task Run_SessionLost_IdentifiesAnewAtTheFirstAddress(string drop)
    {
        await using var lab = new GatewayLab();
        var first = await lab.Start().PeerAsync();
        await first.WelcomeAsync();
        await lab.ReadyAsync();
        await DropAsync(first, drop);
        await lab.Time.PassAsync(TimeSpan.FromMilliseconds(750));
        var second = await lab.PeerAsync();
        Assert.Equal("gateway.test", second.Address.Host);
        await second.HelloAsync();
        // Not before its turn.
        await lab.Time.PassAsync(IdentifyQueue.Spacing - TimeSpan.FromMilliseconds(750));
        await second.ExpectAsync(2);
        // The numbers of the lost session mean nothing in the new one.
        await second.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(JsonValueKind.Null, (await second.ExpectAsync(1)).ValueKind);
        await second.ReadyAsync(sequence: 1, session: "another");
        await lab.ReadyAsync();
        second.End();
        var third = await lab.PeerAfterDropAsync();
        var resume = await third.WelcomeBackAsync();
        Assert.Equal("another", resume.GetProperty("session_id").GetString());
        Assert.Equal(1, resume.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Run_DropWhileAnEventIsHandled_CountsItAsTakenOnce()
    {
        await using var lab = new GatewayLab();
        var handling = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var handled = new List<string>();
        lab.Handle = async e =>
        {
            handled.Add(e.Name);
            if (e.Name != "MESSAGE_CREATE") return;
            handling.TrySetResult();
            await go.Task;
        };
        var first = await lab.Start().PeerAsync();
        await first.WelcomeAsync();
        await first.MessageAsync(2);
        await handling.Task;
        first.Break();
        go.SetResult();
        var second = await lab.PeerAfterDropAsync();
        Assert.Equal(2, (await second.WelcomeBackAsync()).GetProperty("seq").GetInt64());
        Assert.Equal(["READY", "MESSAGE_CREATE"], handled);
    }

    [Fact]
    public async Task Run_EventThatIsSentTwice_IsHandledOnce()
    {
        await using var lab = new GatewayLab();
        var peer = await lab.Start().PeerAsync();
        await peer.WelcomeAsync();
        await lab.ReadyAsync();
        foreach (long sequence in (long[])[2, 3, 3, 2, 4]) await peer.MessageAsync(sequence);
        foreach (long sequence in (long[])[2, 3, 4]) await lab.MessageAsync(sequence);
        Assert.Single(lab.Log, l => l.Contains(nameof(GatewayOddity.RepeatedEvent), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ResumeUrlThatIsNotReached_ResumesAtTheFirstAddress()
    {
        await using var lab = new GatewayLab();
        var connect = lab.Connect;
        lab.Connect = (address, cancel) => address.Host == "resume.test" ? throw new WebSocketException("refused") : connect(address, cancel);
        var first = await lab.Start().PeerAsync();
        await first.WelcomeAsync();
        await lab.ReadyAsync();
        first.End();
        await lab.Time.PassAsync(TimeSpan.FromMilliseconds(125));
        await lab.Time.PassAsync(TimeSpan.FromMilliseconds(750));
        var second = await lab.PeerAsync();
        Assert.Equal("gateway.test", second.Address.Host);
        Assert.Equal("session", (await second.WelcomeBackAsync()).GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task Run_DropBeforeHello_ResumesAtTheOtherAddressAfterALongerDelay()
    {
        await using var lab = new GatewayLab();
        var first = await lab.Start().PeerAsync();
        await first.WelcomeAsync();
        await lab.ReadyAsync();
        first.End();
        (await lab.PeerAfterDropAsync()).End();
        await lab.Time.PassAsync(TimeSpan.FromMilliseconds(750));
        var third = await lab.PeerAsync();
        Assert.Equal("gateway.test", third.Address.Host);
        await third.WelcomeBackAsync();
    }

    [Fact]
    public async Task Run_FirstAddressThatIsNotReached_IsAskedForAgain()
    {
        await using var lab = new GatewayLab();
        var connect = lab.Connect;
        lab.Connect = (address, cancel) => address.Host == "gateway.test" ? throw new WebSocketException("refused") : connect(address, cancel);
        lab.Start();
        await lab.Time.SetAsync(TimeSpan.FromMilliseconds(750));
        lab.Bot = lab.Bot with { Url = "wss://moved.test" };
        lab.Time.Advance(TimeSpan.FromMilliseconds(750));
        Assert.Equal("moved.test", (await lab.PeerAsync()).Address.Host);
    }

    [Fact]
    public async Task Run_NoHello_GivesTheConnectionUp()
    {
        await using var lab = new GatewayLab();
        var silent = await lab.Start().PeerAsync();
        await lab.Time.PassAsync(GatewayConnection.Patience);
        await lab.Time.PassAsync(GatewayConnection.Patience);
        Assert.Equal(4000, await silent.ClosedAsync());
        await lab.Time.PassAsync(TimeSpan.FromMilliseconds(750));
        await lab.PeerAsync();
    }

    private static Task DropAsync(Peer peer, string how)
    {
        switch (how)
        {
            case "end":
                peer.End();
                return Task.CompletedTask;
            case "break":
                peer.Break();
                return Task.CompletedTask;
            case "op 7":
                return peer.SendAsync("""{"op":7,"d":null}""");
            case "op 9 true":
                return peer.SendAsync("""{"op":9,"d":true}""");
            case "op 9 false":
                return peer.SendAsync("""{"d":false,"op":9}""");
            default:
                return peer.CloseAsync(int.Parse(how));
        }
    }
}
