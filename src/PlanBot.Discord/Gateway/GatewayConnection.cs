using System.Net.WebSockets;
using System.Text.Json;

namespace PlanBot.Discord.Gateway;

/// <summary>One connection from its opening to its end: listens, beats, introduces itself. What it learns goes into the session, which outlives it.</summary>
/// <param name="socket">An open connection; whoever opened it disposes of it.</param>
/// <param name="session">The shard's session, in the state Connecting.</param>
/// <param name="shared">What the shards share.</param>
internal sealed class GatewayConnection(WebSocket socket, GatewaySession session, ShardContext shared) : IDisposable
{
    /// <summary>How long to wait for an open connection, and then for hello. Ours: Discord says hello at once and names no time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The interval of heartbeats where hello names none that can be used: the usual one.</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(41_250);

    // On leaving for good the other side's close is waited for; on coming back a session waits for us.
    private static readonly TimeSpan s_leavePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_closePatience = TimeSpan.FromMilliseconds(200);

    private readonly PayloadReader _reader = new(socket, shared.Settings.Compress);
    private readonly GatewaySender _sender = new(socket, shared.Time);
    private readonly TaskCompletionSource<TimeSpan> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _introducing = Task.CompletedTask;
    private bool _leaving;

    /// <summary>Runs the connection to its end; the session then says what comes next. Ends with a close of 1000 when asked to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var end = new CancellationTokenSource();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(() => stopped.TrySetResult());
        var listening = GuardAsync(ListenAsync, end.Token);
        var beating = GuardAsync(BeatAsync, end.Token);
        await Task.WhenAny(listening, beating, stopped.Task);
        _leaving = stopping.IsCancellationRequested;
        await CloseAsync(listening);
        // Cancelling a read destroys the socket, so this comes after the close.
        await end.CancelAsync();
        await Task.WhenAll(listening, beating);
        await _introducing;
        session.Apply(new GatewayInput.Broken());
    }

    public void Dispose()
    {
        _reader.Dispose();
        _sender.Dispose();
    }

    private async Task ListenAsync(CancellationToken end)
    {
        while (session.State is GatewayState.Connecting or GatewayState.Connected)
        {
            switch (await _reader.ReadAsync(end))
            {
                case PayloadRead.Whole:
                    await TakeAsync(end);
                    break;
                case PayloadRead.TooBig:
                    shared.Log.Odd(session.Shard, GatewayOddity.TooBig);
                    break;
                case PayloadRead.Closed:
                    int? code = (int?)socket.CloseStatus;
                    if (!_leaving) shared.Log.Closed(session.Shard, code, socket.CloseStatusDescription);
                    session.Apply(new GatewayInput.Closed(code));
                    return;
            }
        }
    }

    private ValueTask TakeAsync(CancellationToken end)
    {
        GatewayPayload payload;
        try
        {
            payload = GatewayPayload.Parse(_reader.Payload.Span, shared.Names);
        }
        catch (JsonException e)
        {
            // A resume would bring the same payload again, so that it is left out instead.
            shared.Log.Odd(session.Shard, GatewayOddity.NotJson, $"at byte {e.BytePositionInLine} ");
            return ValueTask.CompletedTask;
        }

        switch (payload.Opcode)
        {
            case GatewayOpcode.Dispatch:
                return DispatchAsync(payload);
            case GatewayOpcode.Heartbeat:
                return AnswerHeartbeatAsync(end);
            case GatewayOpcode.Reconnect:
                shared.Log.ReconnectAsked(session.Shard);
                session.Apply(new GatewayInput.ReconnectAsked());
                break;
            case GatewayOpcode.InvalidSession:
                bool resumable = payload.Data.ValueKind == JsonValueKind.True;
                shared.Log.SessionInvalid(session.Shard, resumable);
                session.Apply(new GatewayInput.SessionInvalid(resumable));
                break;
            case GatewayOpcode.Hello:
                Greet(payload.HeartbeatInterval, end);
                break;
            case GatewayOpcode.HeartbeatAck:
                session.Acknowledge();
                break;
            case GatewayOpcode.None:
                shared.Log.Odd(session.Shard, GatewayOddity.NoOpcode);
                break;
            default:
                shared.Log.Odd(session.Shard, GatewayOddity.UnknownOpcode, $"{(int)payload.Opcode} ");
                break;
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask DispatchAsync(GatewayPayload payload)
    {
        string? name = payload.Name?.Text;
        if (!payload.HasName || payload.Sequence is null) shared.Log.Odd(session.Shard, GatewayOddity.IncompleteEvent);
        bool repeated = name != EventNames.Ready && payload.Sequence <= session.Sequence;
        if (name == EventNames.Ready)
        {
            Begin(payload.Data);
        }
        else if (name == EventNames.Resumed)
        {
            Resume();
        }
        else if (repeated)
        {
            shared.Log.Odd(session.Shard, GatewayOddity.RepeatedEvent);
            return;
        }

        if (payload.Name is { Handled: true })
        {
            try
            {
                await shared.Handle(new GatewayEvent(name!, payload.Data));
            }
            catch (Exception e)
            {
                shared.Log.HandlerFailed(name!, e);
            }
        }

        // Only now: were it sooner, a drop in between would lose the event.
        if (!repeated && (payload.Sequence ?? (name == EventNames.Ready ? 0 : null)) is { } sequence) session.Advance(sequence);
    }

    private void Begin(JsonElement data)
    {
        var point = ResumePoint.FromReady(data);
        if (point?.Url is null) shared.Log.Odd(session.Shard, GatewayOddity.NoSession);
        session.Apply(new GatewayInput.SessionBegan(point));
        shared.Log.SessionBegan(session.Shard);
    }

    private void Resume()
    {
        session.Apply(new GatewayInput.Resumed());
        shared.Log.Resumed(session.Shard);
    }

    private void Greet(TimeSpan? interval, CancellationToken end)
    {
        if (interval is null) shared.Log.Odd(session.Shard, GatewayOddity.NoInterval);
        var state = session.Apply(new GatewayInput.Hello());
        // A second hello changes nothing.
        if (_hello.TrySetResult(interval ?? UsualInterval)) _introducing = GuardAsync(cancel => IntroduceAsync(state, cancel), end);
    }

    private Task IntroduceAsync(GatewayState state, CancellationToken end) => state is GatewayState.Resuming { Point: { } point }
        ? _sender.SendAsync(GatewayJson.Resume(shared.Settings.Token, point.SessionId, session.Sequence ?? 0), end)
        : shared.Queue.RunAsync(session.Shard, () => _sender.SendAsync(GatewayJson.Identify(shared.Settings, session.Shard, shared.Shards), end), end);

    private async Task BeatAsync(CancellationToken end)
    {
        TimeSpan interval;
        try
        {
            interval = await _hello.Task.WaitAsync(Patience, shared.Time, end);
        }
        catch (TimeoutException)
        {
            shared.Log.Unreachable(session.Shard, "it did not say hello");
            return;
        }

        await Task.Delay(interval * shared.Settings.Jitter(), shared.Time, end);
        using var timer = new PeriodicTimer(interval, shared.Time);
        do
        {
            if (session.State is not GatewayState.Connected) return;
            if (session.Apply(new GatewayInput.HeartbeatDue()) is not GatewayState.Connected)
            {
                shared.Log.HeartbeatLost(session.Shard);
                return;
            }

            // A send that hangs is as good as a lost acknowledgement.
            session.Beat();
            await _sender.SendAsync(GatewayJson.Heartbeat(session.Sequence), end).WaitAsync(interval, shared.Time, end);
        }
        while (await timer.WaitForNextTickAsync(end));
    }

    // Its acknowledgement is like any other; a lost one shows at the next heartbeat of our own.
    private async ValueTask AnswerHeartbeatAsync(CancellationToken end)
    {
        if (!await _sender.TrySendAsync(GatewayJson.Heartbeat(session.Sequence), end)) shared.Log.Odd(session.Shard, GatewayOddity.HeartbeatFlood);
    }

    private async Task CloseAsync(Task listening)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        int code = _leaving ? GatewayClose.Leaving : GatewayClose.ComingBack;
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, CancellationToken.None).WaitAsync(_leaving ? s_leavePatience : s_closePatience, shared.Time);
            // What is under way is still heard, so that the code is not lost with a torn connection.
            if (_leaving) await listening.WaitAsync(s_leavePatience, shared.Time);
        }
        catch (Exception e) when (e is WebSocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            shared.Log.CloseFailed(session.Shard, e.Message);
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
            if (end.IsCancellationRequested || session.State is not (GatewayState.Connecting or GatewayState.Connected)) return;
            if (e is InvalidDataException) shared.Log.Odd(session.Shard, GatewayOddity.NotCompressed);
            else if (e is WebSocketException or IOException or TimeoutException) shared.Log.Broke(session.Shard, e.Message);
            else shared.Log.Fault(session.Shard, e);
            session.Apply(new GatewayInput.Broken());
        }
    }
}
