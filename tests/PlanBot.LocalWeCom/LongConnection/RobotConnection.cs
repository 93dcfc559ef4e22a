using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>One long connection, from the handshake to its end. What the bot sends is held to WeCom's rules.</summary>
internal sealed class RobotConnection : IDisposable
{
    private const int MaxFrame = 16 * 1024 * 1024;
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    // After so long without an acknowledgement the official client sends the next frame of a req_id.
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly RobotSocket _output;
    private readonly RobotGateway _gateway;
    private readonly LocalWeComOptions _options;
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _unacknowledged = [];
    private ITimer? _pingTimer;
    private bool _subscribed;

    public RobotConnection(WebSocket socket, RobotGateway gateway, LocalWeComOptions options)
    {
        _socket = socket;
        _gateway = gateway;
        _options = options;
        _output = new RobotSocket(socket);
    }

    public Task<bool> SendAsync(JsonNode frame) => _output.SendAsync(frame.ToBytes());

    public void SendRaw(string text) => _output.Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Closes by a close frame; nothing is sent after it.</summary>
    public void Close(int code, string reason)
    {
        _gateway.Left(this);
        _output.Close(code, reason);
        // A client that does not answer the close frame is cut off.
        End(CloseWithin);
    }

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Drop()
    {
        _gateway.Left(this);
        _output.Abort();
        End(TimeSpan.Zero);
    }

    public async Task RunAsync(CancellationToken stopped)
    {
        using var registration = stopped.UnsafeRegister(static state => ((RobotConnection)state!).Drop(), this);
        var sending = _output.RunAsync(_ended.Token);
        _pingTimer = _options.Time.CreateTimer(static state => ((RobotConnection)state!).MissedPing(), this, _options.PingWithin, Timeout.InfiniteTimeSpan);
        try
        {
            await ReceiveAsync();
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The bot went away without a close frame.
        }
        finally
        {
            _pingTimer.Dispose();
            _gateway.Ended(this);
            // What is queued, a close frame above all, is still written, unless the bot reads no more.
            _output.Complete();
            End(CloseWithin);
            await sending;
        }
    }

    public void Dispose()
    {
        _pingTimer?.Dispose();
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

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }
                result = await _socket.ReceiveAsync(buffer.AsMemory(length), _ended.Token);
                length += result.Count;
            }
            while (!result.EndOfMessage && length <= MaxFrame);

            if (result.MessageType == WebSocketMessageType.Close)
            {
                if (!_output.IsClosing && _socket.State == WebSocketState.CloseReceived)
                {
                    _output.Close((int)WebSocketCloseStatus.NormalClosure, "");
                }
                return;
            }
            if (_output.IsClosing)
            {
                continue;
            }
            if (result.MessageType == WebSocketMessageType.Binary || length > MaxFrame)
            {
                _gateway.Violations.Add("frame", "frame", "Binary, or more than 16 MiB");
                Close((int)WebSocketCloseStatus.PolicyViolation, "frame");
                return;
            }
            Receive(buffer.AsMemory(0, length));
        }
    }

    private void Receive(ReadOnlyMemory<byte> payload)
    {
        if (_gateway.Faults.TakeDrop())
        {
            Drop();
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(payload);
            var frame = document.RootElement;
            if (frame.Text("cmd") is not { } command || frame.Member("headers").Text("req_id") is not { Length: > 0 } requestId)
            {
                _gateway.Violations.Add("frame", "frame", "cmd or headers.req_id is missing");
                Acknowledge(frame.Member("headers").Text("req_id") ?? "", new Ack(ErrorCode.InvalidRequest), TimeSpan.Zero);
                return;
            }
            // The document is reused by nobody: what is kept of the body outlives it as a copy.
            Handle(command, requestId, frame.Member("body").ValueKind == JsonValueKind.Undefined ? default : frame.Member("body").Clone());
        }
        catch (JsonException error)
        {
            _gateway.Violations.Add("frame", "frame", $"No JSON: {error.Message}");
        }
    }

    private void Handle(string command, string requestId, JsonElement body)
    {
        switch (command)
        {
            case "ping":
                _pingTimer!.Change(_options.PingWithin, Timeout.InfiniteTimeSpan);
                _gateway.CountPing();
                if (_gateway.Faults.AcknowledgePings)
                {
                    Acknowledge(requestId, _subscribed ? Ack.Ok : new Ack(ErrorCode.NotSubscribed), TimeSpan.Zero);
                }
                break;
            case "aibot_subscribe":
                Subscribe(requestId, body);
                break;
            default:
                Carry(command, requestId, body);
                break;
        }
    }

    private void Subscribe(string requestId, JsonElement body)
    {
        if (_gateway.Faults.TakeRefusal("aibot_subscribe") is { } code)
        {
            Acknowledge(requestId, new Ack(code), TimeSpan.Zero);
            return;
        }
        if (_subscribed)
        {
            _gateway.Violations.Add("frame", "aibot_subscribe", "The connection is subscribed already");
        }
        if (body.Text("bot_id") != _options.BotId || body.Text("secret") != _options.BotSecret)
        {
            // The real one leaves the connection open, of no use as it is.
            Acknowledge(requestId, new Ack(ErrorCode.InvalidBot), TimeSpan.Zero);
            return;
        }
        _subscribed = true;
        Acknowledge(requestId, Ack.Ok, TimeSpan.Zero);
        _gateway.Subscribed(this);
    }

    private void Carry(string command, string requestId, JsonElement body)
    {
        lock (_gate)
        {
            if (_unacknowledged.TryGetValue(requestId, out var since) && _options.Time.GetUtcNow() - since < AckPatience)
            {
                _gateway.Violations.Add("order", command, "Sent before the last frame of its req_id was acknowledged");
            }
            _unacknowledged[requestId] = _options.Time.GetUtcNow();
        }
        var ack = _gateway.Faults.TakeRefusal(command) is { } code ? new Ack(code) : Answer(command, requestId, body);
        if (_gateway.Faults.TakeDrop())
        {
            Drop();
        }
        else if (!_gateway.Faults.TakeSwallow())
        {
            Acknowledge(requestId, ack, _gateway.Faults.AckDelay);
        }
    }

    private Ack Answer(string command, string requestId, JsonElement body)
    {
        if (!_subscribed)
        {
            return _gateway.Board.Refuse(command, "frame", "Sent before subscribing", ErrorCode.NotSubscribed);
        }
        return command switch
        {
            "aibot_respond_msg" or "aibot_respond_welcome_msg" or "aibot_respond_update_msg" => _gateway.Desk.Reply(command, requestId, body),
            "aibot_send_msg" => _gateway.Desk.Push(requestId, body),
            _ => _gateway.Board.Refuse(command, "frame", "There is no such command here", ErrorCode.InvalidParameter),
        };
    }

    private void Acknowledge(string requestId, Ack ack, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            _ = AcknowledgeLaterAsync(requestId, ack, delay);
            return;
        }
        lock (_gate)
        {
            _unacknowledged.Remove(requestId);
        }
        var frame = ack.ToJson();
        frame.Insert(0, "headers", new JsonObject { ["req_id"] = requestId });
        _output.Send(frame.ToBytes());
    }

    private async Task AcknowledgeLaterAsync(string requestId, Ack ack, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _options.Time, _ended.Token);
            Acknowledge(requestId, ack, TimeSpan.Zero);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The connection ended first.
        }
    }

    private void MissedPing()
    {
        _gateway.Violations.Add("ping", "ping", $"None came within {_options.PingWithin.TotalSeconds} s");
        Drop();
    }
}
