using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>One connection to the gateway, from HELLO to its end. What the client sends is held to Discord's rules.</summary>
internal sealed class GatewayConnection : IDisposable
{
    private const int MaxPayload = 4096;
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(60);

    private readonly WebSocket _socket;
    private readonly GatewaySocket _output;
    private readonly DiscordGateway _gateway;
    private readonly LocalDiscordOptions _options;
    private readonly CancellationTokenSource _ended = new();
    private readonly Queue<DateTimeOffset> _sends = [];
    private readonly bool _byResumeUrl;
    private GatewaySession? _session;
    private ITimer? _heartbeatTimer;

    public GatewayConnection(WebSocket socket, DiscordGateway gateway, LocalDiscordOptions options, bool zlibStream, bool byResumeUrl)
    {
        _socket = socket;
        _gateway = gateway;
        _options = options;
        _byResumeUrl = byResumeUrl;
        _output = new GatewaySocket(socket, zlibStream) { SplitMessages = gateway.Faults.SplitGatewayMessages };
    }

    public GatewaySession? Session => _session;

    public void Send(byte[] payload) => _output.Send(payload);

    /// <summary>Closes by a close frame; nothing is sent after it.</summary>
    public void Close(int code, string reason)
    {
        _output.Close(code, reason);
        // A client that does not answer the close frame is cut off.
        End(CloseWithin);
    }

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Drop()
    {
        _output.Abort();
        End(TimeSpan.Zero);
    }

    public async Task RunAsync(CancellationToken stopped)
    {
        using var registration = stopped.UnsafeRegister(static state => ((GatewayConnection)state!).Drop(), this);
        var sending = _output.RunAsync(_ended.Token);
        try
        {
            await HelloAsync();
            await ReceiveAsync();
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The client went away without a close frame: its session stays resumable.
        }
        finally
        {
            _heartbeatTimer?.Dispose();
            _session?.Detach(this, _options.Time.GetUtcNow());
            // What is queued, a close frame above all, is still written, unless the client reads no more.
            _output.Complete();
            _ended.CancelAfter(CloseWithin);
            await sending;
            _gateway.Ended(this);
        }
    }

    public void Dispose()
    {
        _output.Dispose();
        _ended.Dispose();
    }

    private void End(TimeSpan within)
    {
        try
        {
            _ended.CancelAfter(within);
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the meantime.
        }
    }

    private async Task HelloAsync()
    {
        if (_gateway.Faults.HelloDelay > TimeSpan.Zero)
        {
            await Task.Delay(_gateway.Faults.HelloDelay, _options.Time, _ended.Token);
        }
        var interval = (long)_options.HeartbeatInterval.TotalMilliseconds;
        _output.Send(JsonWriting.Object(writer =>
        {
            writer.Nulls("t", "s");
            writer.WriteNumber("op", 10);
            writer.Object("d", d =>
            {
                d.WriteNumber("heartbeat_interval", interval);
                d.Array("_trace", ["local"], static (w, text) => w.WriteStringValue(text));
            });
        }));
        _heartbeatTimer = _options.Time.CreateTimer(
            static state => ((GatewayConnection)state!).MissedHeartbeat(), this, _options.HeartbeatInterval + _options.HeartbeatTolerance, Timeout.InfiniteTimeSpan);
    }

    private async Task ReceiveAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(2 * MaxPayload);
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await _socket.ReceiveAsync(buffer.AsMemory(length), _ended.Token);
                    length += result.Count;
                }
                while (!result.EndOfMessage && length <= MaxPayload);

                if (result.MessageType == WebSocketMessageType.Close)
                {
                    var code = (int?)_socket.CloseStatus;
                    // A close with 1000 or 1001 ends the session as well (page "Gateway", initiating a disconnect).
                    if (code is CloseCode.Normal or CloseCode.GoingAway && !_output.IsClosing && _session is not null)
                    {
                        _gateway.Forget(_session);
                    }
                    if (!_output.IsClosing && _socket.State == WebSocketState.CloseReceived)
                    {
                        _output.Close(code ?? CloseCode.Normal, "");
                    }
                    return;
                }
                if (_output.IsClosing)
                {
                    continue;
                }
                if (length > MaxPayload)
                {
                    Fail(CloseCode.DecodeError, "payload", $"A payload of more than {MaxPayload} bytes");
                    return;
                }
                Receive(buffer.AsMemory(0, length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Receive(ReadOnlyMemory<byte> payload)
    {
        var now = _options.Time.GetUtcNow();
        while (_sends.TryPeek(out var first) && now - first >= SendWindow)
        {
            _sends.Dequeue();
        }
        _sends.Enqueue(now);
        if (_sends.Count > _options.GatewaySendLimit)
        {
            Fail(CloseCode.RateLimited, "payload", $"More than {_options.GatewaySendLimit} payloads in {SendWindow.TotalSeconds} s");
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(payload);
            if (document.RootElement.Int("op") is not { } opcode)
            {
                Fail(CloseCode.DecodeError, "payload", "No opcode");
                return;
            }
            Handle(opcode, document.RootElement.Member("d"));
        }
        catch (JsonException error)
        {
            Fail(CloseCode.DecodeError, "payload", $"No JSON: {error.Message}");
        }
    }

    private void Handle(int opcode, JsonElement data)
    {
        switch (opcode)
        {
            case 1:
                Heartbeat(data);
                break;
            case 2 when _session is null:
                _session = _gateway.Identify(this, data, _byResumeUrl);
                _output.CompressPayloads = _session is not null && data.Flag("compress");
                if (_session is not null)
                {
                    _gateway.Ready(_session, this);
                }
                break;
            case 6 when _session is null:
                _session = _gateway.Resume(this, data, _byResumeUrl);
                break;
            case 2 or 6:
                Fail(CloseCode.AlreadyAuthenticated, $"opcode {opcode}", "The connection has a session already");
                break;
            case 3 or 4 or 8 or 31 or 43 when _session is null:
                Fail(CloseCode.NotAuthenticated, $"opcode {opcode}", "Sent before identifying");
                break;
            case 3:
                _gateway.Presence(this, data);
                break;
            case 4 or 8 or 31 or 43:
                break;
            default:
                Fail(CloseCode.UnknownOpcode, $"opcode {opcode}", "There is no such opcode for clients");
                break;
        }
    }

    private void Heartbeat(JsonElement data)
    {
        _heartbeatTimer?.Change(_options.HeartbeatInterval + _options.HeartbeatTolerance, Timeout.InfiniteTimeSpan);
        var known = data.ValueKind == JsonValueKind.Undefined || data.ValueKind == JsonValueKind.Number && data.TryGetInt64(out _);
        if (!known)
        {
            Fail(CloseCode.DecodeError, "heartbeat", "d is neither null nor a sequence number");
            return;
        }
        if (_session is not null && data.ValueKind == JsonValueKind.Number && data.GetInt64() > _session.Sequence)
        {
            _gateway.Violations.Add("gateway", "heartbeat", "A sequence number that was never sent");
        }
        _gateway.CountHeartbeat();
        if (_gateway.Faults.AcknowledgeHeartbeats)
        {
            _output.Send("{\"t\":null,\"s\":null,\"op\":11,\"d\":null}"u8.ToArray());
        }
    }

    private void MissedHeartbeat() => Fail(CloseCode.SessionTimedOut, "heartbeat", "None came in time");

    /// <summary>Records a breach and closes.</summary>
    public void Fail(int code, string where, string detail)
    {
        _gateway.Violations.Add("gateway", where, $"{detail} (closed with {code})");
        Close(code, detail.Length > 100 ? detail[..100] : detail);
    }
}
