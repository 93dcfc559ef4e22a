using System.Text.Json.Nodes;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class SendTests
{
    [Fact]
    public async Task Send_FramesOfOneRequest_GoInOrderEachAfterTheAcknowledgementBefore()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        Task<SendOutcome>[] sends = [.. Enumerable.Range(0, 5).Select(i => lab.SendAsync("r", $"{i}"))];
        for (int i = 0; i < 5; i++)
        {
            var frame = await peer.ExpectAsync("aibot_respond_msg");
            Assert.Equal(("r", $"{i}"), (Peer.ReqId(frame), ConnectionLab.Text(frame)));
            // Had the next been sent already, it would come before this one.
            if (i == 0)
            {
                var other = lab.SendAsync("other", "between");
                Assert.Equal("between", ConnectionLab.Text(await peer.ExpectAsync("aibot_respond_msg")));
                await peer.AckAsync("other");
                Assert.True((await other).IsOk);
            }

            Assert.False(sends[i].IsCompleted);
            await peer.AckAsync("r");
            Assert.True((await sends[i]).IsOk);
        }
    }

    [Theory]
    [InlineData(846608, SendFailureReason.StreamExpired)]
    [InlineData(846605, SendFailureReason.UnknownRequest)]
    [InlineData(846604, SendFailureReason.UnknownRequest)]
    [InlineData(846607, SendFailureReason.RateLimited)]
    [InlineData(45009, SendFailureReason.RateLimited)]
    [InlineData(40008, SendFailureReason.Other)]
    internal async Task Send_ErrorCode_IsToldApartAndTheNextFrameGoes(int code, SendFailureReason reason)
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var refused = lab.SendAsync("r", "1");
        var next = lab.SendAsync("r", "2");
        await peer.AckAsync(await peer.ExpectAsync("aibot_respond_msg"), code, "no");
        Assert.Equal(SendOutcome.Refused(reason, code, "no"), await refused);
        await peer.AckAsync(await peer.ExpectAsync("aibot_respond_msg"));
        Assert.True((await next).IsOk);
    }

    [Fact]
    public async Task Send_WelcomeOrCardAfterItsTime_IsExpired()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var welcome = lab.Client.WelcomeAsync("w", new JsonObject(), FrameLabJson.Default.JsonObject, CancellationToken.None);
        await peer.AckAsync(await peer.ExpectAsync("aibot_respond_welcome_msg"), 846604, "expired");
        Assert.Equal(SendFailureReason.WelcomeExpired, (await welcome).Reason);
        var update = lab.Client.UpdateCardAsync("c", new JsonObject(), FrameLabJson.Default.JsonObject, CancellationToken.None);
        await peer.AckAsync(await peer.ExpectAsync("aibot_respond_update_msg"), 846604, "expired");
        Assert.Equal(SendFailureReason.WelcomeExpired, (await update).Reason);
    }

    [Fact]
    public async Task Send_MessageOfOurOwn_NamesTheChatAndANewRequest()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var ids = new HashSet<string>();
        for (int i = 0; i < 2; i++)
        {
            var sending = lab.Client.SendMessageAsync("chat", new JsonObject { ["msgtype"] = "markdown" }, FrameLabJson.Default.JsonObject, CancellationToken.None);
            var frame = await peer.ExpectAsync("aibot_send_msg");
            Assert.True(ids.Add(Peer.ReqId(frame)));
            Assert.Equal("""{"chatid":"chat","msgtype":"markdown"}""", frame.GetProperty("body").GetRawText());
            await peer.AckAsync(frame);
            Assert.True((await sending).IsOk);
        }
    }

    [Fact]
    public void Send_Chinese_IsWrittenAsItIs()
    {
        string frame = System.Text.Encoding.UTF8.GetString(FrameJson.Body("c", "r", new JsonObject { ["text"] = "郴州\n\"菜篮子\"" }, FrameLabJson.Default.JsonObject).Span);
        Assert.Equal("""{"cmd":"c","headers":{"req_id":"r"},"body":{"text":"郴州\n\"菜篮子\""}}""", frame);
    }

    [Fact]
    public async Task Send_NoAcknowledgement_IsToldAfterFiveSecondsAndTheNextFrameGoes()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var unanswered = lab.SendAsync("r", "1");
        var next = lab.SendAsync("r", "2");
        await peer.ExpectAsync("aibot_respond_msg");
        await lab.Time.PassAsync(Outbox.Patience);
        Assert.Equal(SendOutcome.Unanswered(SendFailureReason.NoAcknowledgement, mayHaveArrived: true), await unanswered);
        await peer.AckAsync(await peer.ExpectAsync("aibot_respond_msg"));
        Assert.True((await next).IsOk);
        Assert.True(lab.Client.Status.Ready);
    }

    [Fact]
    public async Task Send_ConnectionLost_IsToldAtOnceAndWhetherItMayHaveArrived()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var sent = lab.SendAsync("r", "1");
        var queued = lab.SendAsync("r", "2");
        await peer.ExpectAsync("aibot_respond_msg");
        peer.End();
        Assert.Equal(SendOutcome.Unanswered(SendFailureReason.NotConnected, mayHaveArrived: true), await sent);
        Assert.Equal(SendOutcome.Unanswered(SendFailureReason.NotConnected, mayHaveArrived: false), await queued);
        Assert.Equal(SendOutcome.Unanswered(SendFailureReason.NotConnected, mayHaveArrived: false), await lab.SendAsync("r", "3"));
        // What was told as not sent comes over no later connection.
        await lab.Time.PassAsync(ConnectionLab.FirstDelay);
        var again = await lab.ReadyPeerAsync();
        var fresh = lab.SendAsync("r", "4");
        Assert.Equal("4", ConnectionLab.Text(await again.ExpectAsync("aibot_respond_msg")));
        await again.AckAsync("r");
        Assert.True((await fresh).IsOk);
    }

    [Fact]
    public async Task Send_BeforeTheSubscriptionIsTaken_IsNotConnected()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().PeerAsync();
        await peer.ExpectAsync("aibot_subscribe");
        Assert.Equal(SendFailureReason.NotConnected, (await lab.SendAsync("r")).Reason);
    }

    [Fact]
    public async Task Send_SubscriptionForgotten_IsNotConnectedAndSubscribesAnew()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var sending = lab.SendAsync("r");
        await peer.AckAsync(await peer.ExpectAsync("aibot_respond_msg"), 846609, "aibot websocket not subscribed");
        Assert.Equal(SendFailureReason.NotConnected, (await sending).Reason);
        Assert.Equal(1000, await peer.ClosedAsync());
        await lab.Time.PassAsync(ConnectionLab.FirstDelay);
        await lab.ReadyPeerAsync();
    }

    [Fact]
    public async Task Send_Cancelled_EndsTheWaitingAndIsNotSentWhereItStoodInTheQueue()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        using var cancel = new CancellationTokenSource();
        var first = lab.SendAsync("r", "1");
        var cancelled = lab.SendAsync("r", "2", cancel.Token);
        var last = lab.SendAsync("r", "3");
        await peer.ExpectAsync("aibot_respond_msg");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await peer.AckAsync("r");
        Assert.True((await first).IsOk);
        Assert.Equal("3", ConnectionLab.Text(await peer.ExpectAsync("aibot_respond_msg")));
        await peer.AckAsync("r");
        Assert.True((await last).IsOk);
    }

    [Fact]
    public async Task Send_MoreThanMayWait_IsRefusedHere()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        var sends = Enumerable.Range(0, Outbox.MostWaiting + 1).Select(i => lab.SendAsync("r", $"{i}")).ToArray();
        Assert.Equal(SendFailureReason.Other, (await lab.SendAsync("r")).Reason);
        Assert.DoesNotContain(sends, s => s.IsCompleted);
        peer.End();
        Assert.All(await Task.WhenAll(sends), o => Assert.Equal(SendFailureReason.NotConnected, o.Reason));
    }
}
