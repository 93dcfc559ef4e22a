using Microsoft.Extensions.Logging.Abstractions;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class OutboxTests
{
    private readonly WatchedTime _time = new();

    [Fact]
    public async Task Close_FrameThatIsNotYetWritten_IsToldAsNotSentAndNeverWritten()
    {
        var outbox = CreateOpen();
        var frame = new OutgoingFrame(FrameCommand.Respond, "{}"u8.ToArray());
        var sending = outbox.SendAsync("r", frame, CancellationToken.None);
        Assert.Same(frame, await outbox.Writing.ReadAsync());
        outbox.Close();
        Assert.False(frame.TryBegin());
        Assert.False((await sending).MayHaveArrived);
    }

    [Fact]
    public async Task Close_FrameThatIsBeingWritten_MayHaveArrived()
    {
        var outbox = CreateOpen();
        var frame = new OutgoingFrame(FrameCommand.Respond, "{}"u8.ToArray());
        var sending = outbox.SendAsync("r", frame, CancellationToken.None);
        Assert.True(frame.TryBegin());
        outbox.Close();
        Assert.True((await sending).MayHaveArrived);
    }

    [Fact]
    public async Task Acknowledge_FrameThatIsNotYetWritten_IsForNobody()
    {
        var outbox = CreateOpen();
        var frame = new OutgoingFrame(FrameCommand.Respond, "{}"u8.ToArray());
        var sending = outbox.SendAsync("r", frame, CancellationToken.None);
        Assert.False(outbox.Acknowledge("r", ErrorCode.Ok, "ok"));
        Assert.True(frame.TryBegin());
        Assert.True(outbox.Acknowledge("r", ErrorCode.Ok, "ok"));
        Assert.True((await sending).IsOk);
    }

    [Fact]
    public async Task Send_WriterThatHangs_IsToldInTimeAndNeverWritten()
    {
        var outbox = CreateOpen();
        var frame = new OutgoingFrame(FrameCommand.Respond, "{}"u8.ToArray());
        var sending = outbox.SendAsync("r", frame, CancellationToken.None);
        await _time.PassAsync(Outbox.Patience);
        Assert.Equal(SendOutcome.Unanswered(SendFailureReason.NoAcknowledgement, mayHaveArrived: false), await sending);
        Assert.False(frame.TryBegin());
    }

    [Fact]
    public async Task Leave_NothingOnItsWay_IsDoneAtOnceAndLetsNothingIn()
    {
        var outbox = CreateOpen();
        await outbox.LeaveAsync();
        var outcome = await outbox.SendAsync("r", new OutgoingFrame(FrameCommand.Respond, "{}"u8.ToArray()), CancellationToken.None);
        Assert.Equal(SendFailureReason.NotConnected, outcome.Reason);
    }

    private Outbox CreateOpen()
    {
        var outbox = new Outbox(_time, new ConnectionLog(NullLogger.Instance));
        outbox.Open();
        return outbox;
    }
}
