using System.Threading.Channels;

namespace PlanBot.WeCom.LongConnection;

/// <summary>What one connection has to send. The frames of one req_id go one by one in their order, each when the one before it was acknowledged or given up; those of different ones do not wait for each other. Safe to use from several threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class Outbox(TimeProvider time, ConnectionLog log)
{
    /// <summary>How long an acknowledgement is waited for, as in WeCom's own library.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How many frames of one req_id may wait behind the one that is on its way; an answer has about six minutes and a few frames a second.</summary>
    public const int MostWaiting = 500;

    private static readonly SendOutcome s_notSent = SendOutcome.Unanswered(SendFailureReason.NotConnected, mayHaveArrived: false);
    private static readonly SendOutcome s_full = SendOutcome.Unanswered(SendFailureReason.Other, mayHaveArrived: false);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Channel<OutgoingFrame> _writing = Channel.CreateUnbounded<OutgoingFrame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _open;

    /// <summary>What is to be written next, in order.</summary>
    public ChannelReader<OutgoingFrame> Writing => _writing.Reader;

    /// <summary>Lets frames of answers in; WeCom has taken the subscription.</summary>
    public void Open()
    {
        lock (_lock) _open = true;
    }

    /// <summary>Sends a frame that awaits nobody's acknowledgement here: a subscription or a ping.</summary>
    public void Post(OutgoingFrame frame) => _writing.Writer.TryWrite(frame);

    /// <summary>Sends a frame and awaits its acknowledgement.</summary>
    /// <returns>What came of it: never longer in the waiting than <see cref="Patience"/> for this frame and each before it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; a frame that was not yet on its way is not sent.</exception>
    public Task<SendOutcome> SendAsync(string reqId, OutgoingFrame frame, CancellationToken cancel)
    {
        Lane? lane;
        bool begins = false, full;
        lock (_lock)
        {
            if (!_open) return Task.FromResult(s_notSent);
            if (!_lanes.TryGetValue(reqId, out lane))
            {
                begins = true;
                _lanes.Add(reqId, lane = new Lane());
            }

            full = lane.Waiting.Count >= MostWaiting;
            if (!full) lane.Waiting.Enqueue(frame);
        }

        if (full)
        {
            log.TooManyFrames(frame.Command, MostWaiting);
            return Task.FromResult(s_full);
        }

        if (begins) _ = EmptyAsync(reqId, lane);
        return frame.Outcome.WaitAsync(cancel);
    }

    /// <summary>Takes an acknowledgement.</summary>
    /// <returns>Whether a frame waited for it. One that comes after <see cref="Patience"/> is taken for the next frame of its req_id, which says the same of the same stream.</returns>
    public bool Acknowledge(string reqId, int code, string? message)
    {
        OutgoingFrame? frame;
        lock (_lock) frame = _lanes.GetValueOrDefault(reqId)?.OnItsWay;
        if (frame is not { Begun: true }) return false;
        if (code == ErrorCode.Ok) return frame.Resolve(SendOutcome.Ok);
        bool first = frame.Resolve(SendOutcome.Refused(ErrorCode.Reason(frame.Command, code), code, message));
        if (first) log.FrameRefused(frame.Command, code, message);
        return first;
    }

    /// <summary>Lets no more frames in.</summary>
    /// <returns>Completes when those that were let in have met their end.</returns>
    public Task LeaveAsync()
    {
        lock (_lock)
        {
            _open = false;
            if (_lanes.Count == 0) _idle.TrySetResult();
        }

        return _idle.Task;
    }

    /// <summary>The connection is lost: whoever waits is told at once.</summary>
    public void Close()
    {
        OutgoingFrame[] lost;
        lock (_lock)
        {
            _open = false;
            lost = [.. _lanes.Values.SelectMany(l => l.Waiting.Prepend(l.OnItsWay)).OfType<OutgoingFrame>()];
            foreach (var lane in _lanes.Values) lane.Waiting.Clear();
        }

        _writing.Writer.TryComplete();
        foreach (var frame in lost) frame.Resolve(SendOutcome.Unanswered(SendFailureReason.NotConnected, mayHaveArrived: !frame.TryDrop()));
    }

    // Never throws: all that can happen to a frame is an outcome.
    private async Task EmptyAsync(string reqId, Lane lane)
    {
        while (Next(reqId, lane) is { } frame)
        {
            if (frame.Abandoned || !_writing.Writer.TryWrite(frame))
            {
                frame.Resolve(s_notSent);
                continue;
            }

            try
            {
                await frame.Outcome.WaitAsync(Patience, time);
            }
            catch (TimeoutException)
            {
                if (frame.Resolve(SendOutcome.Unanswered(SendFailureReason.NoAcknowledgement, mayHaveArrived: !frame.TryDrop()))) log.FrameUnanswered(frame.Command);
            }
        }
    }

    private OutgoingFrame? Next(string reqId, Lane lane)
    {
        lock (_lock)
        {
            if (lane.Waiting.TryDequeue(out lane.OnItsWay)) return lane.OnItsWay;
            _lanes.Remove(reqId);
            if (!_open && _lanes.Count == 0) _idle.TrySetResult();
            return null;
        }
    }

    // The frames of one req_id.
    private sealed class Lane
    {
        public readonly Queue<OutgoingFrame> Waiting = new();
        public OutgoingFrame? OnItsWay;
    }
}
