using System.Net.WebSockets;
using System.Text.Json;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.LongConnection;

/// <summary>One connection from its opening to its end: subscribes, listens, writes, pings.</summary>
/// <param name="socket">An open connection; whoever opened it disposes of it.</param>
/// <param name="settings">What WeCom is told of the robot.</param>
/// <param name="session">The state, which outlives the connection.</param>
/// <param name="handle">Takes what comes.</param>
/// <param name="time">The clock.</param>
internal sealed class Connection(
    WebSocket socket, LongConnectionSettings settings, ConnectionSession session, Func<IncomingFrame, ValueTask> handle, TimeProvider time) : IDisposable
{
    /// <summary>How long to wait for an open connection, and then for the answer to the subscription. Ours: WeCom names no time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The time between two pings, as WeCom advises.</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(30);

    /// <summary>How long answers that are on their way, and then the other side's close, are waited for on leaving.</summary>
    public static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_closePatience = TimeSpan.FromMilliseconds(200);

    private readonly FrameReader _reader = new(socket);
    private readonly Outbox _outbox = new(time, session.Log);
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Told apart from the req_ids of answers, which WeCom makes.
    private readonly string _subscription = NewReqId(FrameCommand.Subscribe);
    private readonly string _ping = NewReqId(FrameCommand.Ping);
    private bool _leaving;

    /// <summary>A req_id of our own.</summary>
    /// <param name="command">The command it is for, which WeCom's own library puts in front.</param>
    public static string NewReqId(string command) => $"{command}_{Guid.NewGuid():N}";

    /// <summary>Sends a frame and awaits its acknowledgement; see <see cref="Outbox.SendAsync"/>.</summary>
    public Task<SendOutcome> SendAsync(string reqId, OutgoingFrame frame, CancellationToken cancel) => _outbox.SendAsync(reqId, frame, cancel);

    /// <summary>Runs the connection to its end; the session then says what comes next. When asked to stop, awaits the acknowledgements of what is on its way and closes with 1000.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var end = new CancellationTokenSource();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(() => stopped.TrySetResult());
        session.Apply(new ConnectionInput.Opened());
        var listening = GuardAsync(ListenAsync, end.Token);
        var writing = GuardAsync(WriteAsync, end.Token);
        var pinging = GuardAsync(PingAsync, end.Token);
        var over = Task.WhenAny(listening, writing, pinging);
        await Task.WhenAny(over, stopped.Task);
        _leaving = !over.IsCompleted;
        if (_leaving) await Task.WhenAny(over, _outbox.LeaveAsync(), Task.Delay(LeavePatience, time, end.Token));
        _outbox.Close();
        await CloseAsync(listening);
        // Cancelling a read destroys the socket, so this comes after the close.
        await end.CancelAsync();
        await Task.WhenAll(listening, writing, pinging);
        session.Apply(new ConnectionInput.Broken());
    }

    public void Dispose() => _reader.Dispose();

    private async Task ListenAsync(CancellationToken end)
    {
        while (session.State is ConnectionState.Subscribing or ConnectionState.Ready)
        {
            switch (await _reader.ReadAsync(end))
            {
                case FrameRead.Whole:
                    await TakeAsync();
                    break;
                case FrameRead.TooBig:
                    session.Log.Odd(ConnectionOddity.TooBig);
                    break;
                case FrameRead.Closed:
                    if (!_leaving) session.Log.Closed((int?)socket.CloseStatus, socket.CloseStatusDescription);
                    return;
            }
        }
    }

    private async Task WriteAsync(CancellationToken end)
    {
        await foreach (var frame in _outbox.Writing.ReadAllAsync(end))
        {
            if (frame.TryBegin()) await socket.SendAsync(frame.Bytes, WebSocketMessageType.Text, endOfMessage: true, end);
        }

        // The outbox was closed: the end of the connection has begun elsewhere.
        await Task.Delay(Timeout.InfiniteTimeSpan, time, end);
    }

    private async Task PingAsync(CancellationToken end)
    {
        _outbox.Post(new OutgoingFrame(FrameCommand.Subscribe, FrameJson.Subscribe(_subscription, settings)));
        try
        {
            await _subscribed.Task.WaitAsync(Patience, time, end);
        }
        catch (TimeoutException)
        {
            session.Log.Unreachable("it did not answer the subscription");
            return;
        }

        using var timer = new PeriodicTimer(PingInterval, time);
        while (await timer.WaitForNextTickAsync(end))
        {
            if (session.Apply(new ConnectionInput.PingDue()) is not ConnectionState.Ready)
            {
                session.Log.PingsLost();
                return;
            }

            _outbox.Post(new OutgoingFrame(FrameCommand.Ping, FrameJson.Ping(_ping)));
        }
    }

    private ValueTask TakeAsync()
    {
        if (Read() is not { } frame) return ValueTask.CompletedTask;
        if (frame.ReqId is not { Length: > 0 } reqId) session.Log.Odd(ConnectionOddity.NoRequestId);
        else if (frame.Kind == FrameKind.Unknown) session.Log.Odd(ConnectionOddity.UnknownCommand);
        else if (frame.Kind == FrameKind.Acknowledgement) Acknowledge(reqId, frame.ErrorCode, frame.ErrorMessage);
        else if (frame.Body is not { } body) session.Log.Odd(ConnectionOddity.NoBody);
        else if (frame.Kind == FrameKind.Event && body.Event?.EventType == IncomingEvent.Disconnected) GiveWay();
        else return HandleAsync(new IncomingFrame(reqId, body));
        return ValueTask.CompletedTask;
    }

    private Frame? Read()
    {
        var payload = _reader.Payload.Span;
        try
        {
            return Frame.Parse(payload);
        }
        catch (JsonException) when (payload.ContainsAnyInRange((byte)0, (byte)0x1f))
        {
            // WeCom's own library takes these out of every frame, so that they do come. As spaces they change no JSON.
            session.Log.Odd(ConnectionOddity.ControlCharacters);
            foreach (ref byte b in payload) b = Math.Max(b, (byte)' ');
        }
        catch (JsonException e)
        {
            session.Log.Odd(ConnectionOddity.Unreadable, $"at byte {e.BytePositionInLine} ");
            return null;
        }

        try
        {
            return Frame.Parse(payload);
        }
        catch (JsonException e)
        {
            session.Log.Odd(ConnectionOddity.Unreadable, $"at byte {e.BytePositionInLine} ");
            return null;
        }
    }

    private async ValueTask HandleAsync(IncomingFrame frame)
    {
        try
        {
            await handle(frame);
        }
        catch (Exception e)
        {
            session.Log.HandlerFailed(frame.Message.MsgType, e);
        }
    }

    private void Acknowledge(string reqId, int? errorCode, string? message)
    {
        if (errorCode is not { } code)
        {
            session.Log.Odd(ConnectionOddity.NoErrorCode);
            return;
        }

        if (reqId == _subscription) TakeSubscription(code, message);
        else if (reqId == _ping) TakePing(code, message);
        else if (!_outbox.Acknowledge(reqId, code, message)) session.Log.Odd(ConnectionOddity.UnexpectedAcknowledgement);
        if (code != ErrorCode.NotSubscribed || session.State is not ConnectionState.Ready) return;
        session.Log.Unsubscribed();
        session.Apply(new ConnectionInput.Unsubscribed());
    }

    private void TakeSubscription(int code, string? message)
    {
        if (code != ErrorCode.Ok)
        {
            session.Log.Refused(code, message);
            session.Apply(new ConnectionInput.Refused(code));
            return;
        }

        _outbox.Open();
        session.Apply(new ConnectionInput.Subscribed());
        if (_subscribed.TrySetResult()) session.Log.Subscribed();
    }

    private void TakePing(int code, string? message)
    {
        if (code == ErrorCode.Ok) session.Apply(new ConnectionInput.PingAcked());
        else session.Log.Odd(ConnectionOddity.PingRefused, $"{code} {message} ");
    }

    private void GiveWay()
    {
        session.Log.Displaced();
        session.Apply(new ConnectionInput.Displaced());
    }

    private async Task CloseAsync(Task listening)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None).WaitAsync(_leaving ? LeavePatience : s_closePatience, time);
            // What WeCom sent before it saw the close is still heard; it would send it to nobody else.
            if (_leaving) await listening.WaitAsync(LeavePatience, time);
        }
        catch (Exception e) when (e is WebSocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            session.Log.CloseFailed(e.Message);
        }
    }

    private async Task GuardAsync(Func<CancellationToken, Task> part, CancellationToken end)
    {
        try
        {
            await part(end);
        }
        catch (Exception e)
        {
            if (end.IsCancellationRequested || session.State is not (ConnectionState.Subscribing or ConnectionState.Ready)) return;
            if (e is WebSocketException or IOException) session.Log.Broke(e.Message);
            else session.Log.Fault(e);
        }
    }
}
