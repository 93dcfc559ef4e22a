using System.Net.WebSockets;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class HandshakeTests
{
    [Fact]
    public async Task Run_FirstConnection_SubscribesWithBotIdAndSecret()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().PeerAsync();
        Assert.Equal(LongConnectionSettings.DefaultUrl, lab.Address);
        var subscription = await peer.ExpectAsync("aibot_subscribe");
        // WeCom's own library takes only answers to such ids for those of a subscription.
        Assert.StartsWith("aibot_subscribe", Peer.ReqId(subscription), StringComparison.Ordinal);
        Assert.Equal("the-bot", subscription.GetProperty("body").GetProperty("bot_id").GetString());
        Assert.Equal("the-secret", subscription.GetProperty("body").GetProperty("secret").GetString());
        Assert.Equal("Subscribing", lab.Client.Status.State);
        Assert.False(lab.Client.Status.Ready);
    }

    [Fact]
    public async Task Run_MessagesAndEvents_AreHandledInOrder()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        Assert.True(lab.Client.Status.Ready);
        await peer.MessageAsync("1");
        await peer.EventAsync("2", "enter_chat");
        await peer.EventAsync("3", "an_event_of_tomorrow");
        var message = await lab.FrameAsync();
        Assert.Equal(("1", "牵头单位？", "u"), (message.ReqId, message.Message.Text, message.Message.UserId));
        Assert.Equal("enter_chat", (await lab.FrameAsync()).Message.Event!.EventType);
        Assert.Equal("3", (await lab.FrameAsync()).ReqId);
    }

    [Theory]
    [InlineData(853000, "WeCom:AiBot:Secret")]
    [InlineData(40001, "WeCom:AiBot:Secret")]
    [InlineData(93019, "WeCom:AiBot:BotId")]
    public async Task Run_WrongSecretOrId_StopsAndNamesTheMend(int code, string mend)
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().PeerAsync();
        await peer.AckAsync(await peer.ExpectAsync("aibot_subscribe"), code, "invalid bot_id or secret");
        var stopped = await Assert.ThrowsAsync<LongConnectionStoppedException>(() => lab.Running);
        Assert.Equal(code, stopped.Code);
        Assert.Contains(mend, stopped.Mend, StringComparison.Ordinal);
        Assert.Contains(mend, stopped.Message, StringComparison.Ordinal);
        Assert.Equal("Stopped", lab.Client.Status.State);
        Assert.DoesNotContain(lab.Log, l => l.Contains(lab.Settings.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, 1.5)]
    [InlineData(846609, 1.5)]
    [InlineData(45009, 180)]
    public async Task Run_RefusalThatMayPass_SubscribesAgainLater(int code, double seconds)
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().PeerAsync();
        await peer.AckAsync(await peer.ExpectAsync("aibot_subscribe"), code, "busy");
        await lab.Time.PassAsync(TimeSpan.FromSeconds(seconds));
        await lab.ReadyPeerAsync();
    }

    [Fact]
    public async Task Run_SubscriptionThatIsNotAnswered_IsTriedOnAnotherConnection()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().PeerAsync();
        await peer.ExpectAsync("aibot_subscribe");
        await lab.Time.SetAsync(Connection.Patience, Connection.Patience);
        lab.Time.Advance(Connection.Patience);
        Assert.Equal(1000, await peer.ClosedAsync());
        await lab.PeerAfterDropAsync();
    }

    [Fact]
    public async Task Run_NobodyThere_IsTriedLaterAndLater()
    {
        await using var lab = new ConnectionLab();
        var connect = lab.Connect;
        int attempts = 0;
        lab.Connect = (a, c) => ++attempts < 4 ? throw new WebSocketException("refused") : connect(a, c);
        lab.Start();
        foreach (double seconds in (double[])[1.5, 3, 6]) await lab.Time.PassAsync(TimeSpan.FromSeconds(seconds));
        await lab.ReadyPeerAsync();
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task Run_FailuresAfterAStableConnection_AreTriedLaterAndLaterAllTheSame()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        lab.Time.Advance(Backoff.Stable);
        var connect = lab.Connect;
        lab.Connect = (_, _) => throw new WebSocketException("refused");
        await peer.CloseAsync();
        foreach (double seconds in (double[])[1.5, 3]) await lab.Time.PassAsync(TimeSpan.FromSeconds(seconds));
        await lab.Time.SetAsync(TimeSpan.FromSeconds(6));
        lab.Connect = connect;
        lab.Time.Advance(TimeSpan.FromSeconds(6));
        await lab.ReadyPeerAsync();
    }

    [Fact]
    public async Task Run_AnotherConnectionTookOver_SaysSoAndStaysAwayForMinutes()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await peer.EventAsync("gone", "disconnected_event");
        await lab.Time.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Contains(lab.Log, l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("WeCom:AiBot:BotId", StringComparison.Ordinal));
        await lab.ReadyPeerAsync();
    }

    [Fact]
    public async Task Run_Cancelled_ClosesWith1000AndHearsWhatIsUnderWay()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await lab.StopAsync();
        Assert.Equal(1000, await peer.ClosedAsync());
        await peer.MessageAsync("late");
        await peer.CloseAsync();
        await lab.Running;
        Assert.Equal("late", (await lab.FrameAsync()).ReqId);
        Assert.Equal("Waiting", lab.Client.Status.State);
    }

    [Fact]
    public async Task Run_CancelledWhileAnAnswerIsUnderWay_AwaitsItsAcknowledgementAndTakesNoMore()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var answer = lab.SendAsync("r", "1");
        var behind = lab.SendAsync("r", "2");
        await peer.ExpectAsync("aibot_respond_msg");
        await lab.StopAsync();
        // Two seconds of patience: the leave has begun.
        await lab.Time.SetAsync(Connection.LeavePatience);
        Assert.Equal(SendFailureReason.NotConnected, (await lab.SendAsync("r", "3")).Reason);
        await peer.AckAsync("r");
        await peer.ExpectAsync("aibot_respond_msg");
        await peer.AckAsync("r");
        Assert.Equal(1000, await peer.ClosedAsync());
        await peer.CloseAsync();
        Assert.True((await answer).IsOk);
        Assert.True((await behind).IsOk);
        await lab.Running;
    }

    [Fact]
    public async Task Run_CancelledWhileWaitingToConnect_Returns()
    {
        await using var lab = new ConnectionLab();
        lab.Connect = (_, _) => throw new WebSocketException("refused");
        lab.Start();
        await lab.Time.SetAsync(ConnectionLab.FirstDelay);
        await lab.StopAsync();
        await lab.Running;
    }
}
