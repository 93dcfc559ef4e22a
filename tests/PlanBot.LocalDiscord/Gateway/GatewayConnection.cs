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

    private readonly WebSocket socket;
    private readonly GatewaySocket output;
    private readonly DiscordGateway gateway;
    private readonly LocalDiscordOptions options;
    private readonly CancellationTokenSource ended = new();
    private readonly Queue<DateTimeOffset> sends = [];
    private readonly bool byResumeUrl;
    private GatewaySession? session;
    private ITimer? heartbeatTimer;

    public GatewayConnection(WebSocket socket, DiscordGateway gateway, LocalDiscordOptions options, bool zlibStream, bool byResumeUrl)
    {
        this.socket = socket;
        this.gateway = gateway;
        this.options = options;
        this.byResumeUrl = byResumeUrl;
        output = new GatewaySocket(socket, zlibStream) { SplitMessages = gateway.Faults.SplitGatewayMessages };
    }

    public GatewaySession? Session => session;

    public void Send(byte[] payload) => output.Send(payload);

    /// <summary>Closes by a close frame; nothing is sent after it.</summary>
    public void Close(int code, string reason)
    {
        output.Close(code, reason);
        // A client that does not answer the close frame is cut off.
        ended.CancelAfter(CloseWithin);
    }

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Drop()
    {
        output.Abort();
        ended.Cancel();
    }

    public async Task RunAsync(CancellationToken stopped)
    {
        using var registration = stopped.UnsafeRegister(static state => ((GatewayConnection)state!).Drop(), this);
        var sending = output.RunAsync(ended.Token);
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
            heartbeatTimer?.Dispose();
            session?.Detach(this, options.Time.GetUtcNow());
            // What is queued, a close frame above all, is still written, unless the client reads no more.
            output.Complete();
            ended.CancelAfter(CloseWithin);
            await sending;
            gateway.Ended(this);
        }
    }

    public void Dispose()
    {
        output.Dispose();
        ended.Dispose();
    }

    private async Task HelloAsync()
    {
        if (gateway.Faults.HelloDelay > TimeSpan.Zero)
        {
            await Task.Delay(gateway.Faults.HelloDelay, options.Time, ended.Token);
        }
        var interval = (long)options.HeartbeatInterval.TotalMilliseconds;
        output.Send(JsonWriting.Object(writer =>
        {
            writer.Nulls("t", "s");
            writer.WriteNumber("op", 10);
            writer.Object("d", d =>
            {
                d.WriteNumber("heartbeat_interval", interval);
                d.Array("_trace", ["local"], static (w, text) => w.WriteStringValue(text));
            });
        }));
        heartbeatTimer = options.Time.CreateTimer(
            static state => ((GatewayConnection)state!).MissedHeartbeat(), this, options.HeartbeatInterval + options.HeartbeatTolerance, Timeout.InfiniteTimeSpan);
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
                    result = await socket.ReceiveAsync(buffer.AsMemory(length), ended.Token);
                    length += result.Count;
                }
                while (!result.EndOfMessage && length <= MaxPayload);

                if (result.MessageType == WebSocketMessageType.Close)
                {
                    var code = (int?)socket.CloseStatus;
                    // A close with 1000 or 1001 ends the session as well (page "Gateway", initiating a disconnect).
                    if (code is CloseCode.Normal or CloseCode.GoingAway && !output.IsClosing && session is not null)
                    {
                        gateway.Forget(session);
                    }
                    if (!output.IsClosing && socket.State == WebSocketState.CloseReceived)
                    {
                        output.Close(code ?? CloseCode.Normal, "");
                    }
                    return;
                }
                if (output.IsClosing)
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
        var now = options.Time.GetUtcNow();
        while (sends.TryPeek(out var first) && now - first >= SendWindow)
        {
            sends.Dequeue();
        }
        sends.Enqueue(now);
        if (sends.Count > options.GatewaySendLimit)
        {
            Fail(CloseCode.RateLimited, "payload", $"More than {options.GatewaySendLimit} payloads in {SendWindow.TotalSeconds} s");
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
            case 2 when session is null:
                session = gateway.Identify(this, data, byResumeUrl);
                output.CompressPayloads = session is not null && data.Flag("compress");
                if (session is not null)
                {
                    gateway.Ready(session, this);
                }
                break;
            case 6 when session is null:
                session = gateway.Resume(this, data, byResumeUrl);
                break;
            case 2 or 6:
                Fail(CloseCode.AlreadyAuthenticated, $"opcode {opcode}", "The connection has a session already");
                break;
            case 3 or 4 or 8 or 31 or 43 when session is null:
                Fail(CloseCode.NotAuthenticated, $"opcode {opcode}", "Sent before identifying");
                break;
            case 3:
                gateway.Presence(this, data);
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
        heartbeatTimer?.Change(options.HeartbeatInterval + options.HeartbeatTolerance, Timeout.InfiniteTimeSpan);
        var known = data.ValueKind == JsonValueKind.Undefined || data.ValueKind == JsonValueKind.Number && data.TryGetInt64(out _);
        if (!known)
        {
            Fail(CloseCode.DecodeError, "heartbeat", "d is neither null nor a sequence number");
            return;
        }
        if (session is not null && data.ValueKind == JsonValueKind.Number && data.GetInt64() > session.Sequence)
        {
            gateway.Violations.Add("gateway", "heartbeat", "A sequence number that was never sent");
        }
        gateway.CountHeartbeat();
        if (gateway.Faults.AcknowledgeHeartbeats)
        {
            output.Send("{\"t\":null,\"s\":null,\"op\":11,\"d\":null}"u8.ToArray());
        }
    }

    private void MissedHeartbeat() => Fail(CloseCode.SessionTimedOut, "heartbeat", "None came in time");

    /// <summary>Records a breach and closes.</summary>
    public void Fail(int code, string where, string detail)
    {
        gateway.Violations.Add("gateway", where, $"{detail} (closed with {code})");
        Close(code, detail.Length > 100 ? detail[..100] : detail);
    }
}
