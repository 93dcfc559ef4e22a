using System.Net.WebSockets;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace PlanBot.WeCom.LongConnection;

/// <summary>Receives what the robot receives and sends its answers, over the one connection that WeCom allows a robot; keeps it connected.</summary>
/// <param name="settings">What WeCom is told of the robot.</param>
/// <param name="handle">Takes a message or an event. It is awaited before the next is read, acknowledgements among them, so that it must return fast and may not await a send of its own. Its exceptions are logged.</param>
/// <param name="connect">Opens a connection; <see cref="LongConnectionSocket.ConnectAsync"/> opens real ones.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
/// <remarks>Source: developer.work.weixin.qq.com, document 101463.</remarks>
internal sealed class LongConnectionClient(
    LongConnectionSettings settings,
    Func<IncomingFrame, ValueTask> handle,
    Func<Uri, CancellationToken, Task<WebSocket>> connect,
    TimeProvider time,
    ILogger logger)
{
    private readonly ConnectionSession _session = new(time, new ConnectionLog(logger));
    private readonly Backoff _backoff = new(settings.Jitter);
    private Connection? _connection;

    /// <summary>How the connection fares.</summary>
    public LongConnectionStatus Status => _session.Status;

    /// <summary>Runs until cancelled, then waits for the acknowledgements of what is on its way, closes and returns; a message that is being handled is waited for.</summary>
    /// <exception cref="LongConnectionStoppedException">WeCom refuses the robot.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            _session.Apply(new ConnectionInput.Opening());
            await ConnectAsync(cancel);
            if (_session.State is ConnectionState.Stopped stopped)
            {
                var refusal = new LongConnectionStoppedException(stopped.Code);
                _session.Log.Stops(refusal.Code, refusal.Mend);
                throw refusal;
            }

            if (cancel.IsCancellationRequested) return;
            var reason = _session.State is ConnectionState.Waiting waiting ? waiting.Reason : WaitReason.Lost;
            var delay = _backoff.After(reason, _session.ReadyFor);
            _session.Log.Waits(delay);
            await Task.Delay(delay, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends a frame and awaits its acknowledgement. Frames of one req_id are sent in the order of the calls, each after the acknowledgement of the one before.</summary>
    /// <param name="command">One of <see cref="FrameCommand"/>.</param>
    /// <param name="reqId">That of the message or event that is answered; a new one where none is.</param>
    /// <param name="body">The body.</param>
    /// <param name="type">How the body is written.</param>
    /// <param name="cancel">Ends the waiting; a frame that is not yet on its way is then not sent.</param>
    /// <returns>What came of it; at once where there is no connection or it is lost.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<SendOutcome> SendAsync<T>(string command, string reqId, T body, JsonTypeInfo<T> type, CancellationToken cancel) =>
        SendAsync(command, reqId, FrameJson.Body(command, reqId, body, type), cancel);

    /// <summary>Sends a frame that is already JSON; see the other.</summary>
    public Task<SendOutcome> SendAsync(string command, string reqId, ReadOnlyMemory<byte> frame, CancellationToken cancel) =>
        Volatile.Read(ref _connection) is { } connection
            ? connection.SendAsync(reqId, new OutgoingFrame(command, frame, cancel), cancel)
            : Task.FromResult(SendOutcome.Unanswered(SendFailureReason.NotConnected, mayHaveArrived: false));

    private async Task ConnectAsync(CancellationToken cancel)
    {
        using var socket = await OpenAsync(cancel);
        if (socket is null)
        {
            _session.Apply(new ConnectionInput.Broken());
            return;
        }

        using var connection = new Connection(socket, settings, _session, handle, time);
        Volatile.Write(ref _connection, connection);
        await connection.RunAsync(cancel);
        Volatile.Write(ref _connection, null);
    }

    private async Task<WebSocket?> OpenAsync(CancellationToken cancel)
    {
        try
        {
            using var patience = new CancellationTokenSource(Connection.Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
            return await connect(settings.Url, either.Token);
        }
        catch (Exception e)
        {
            if (!cancel.IsCancellationRequested) _session.Log.Unreachable(e.Message);
            return null;
        }
    }
}
