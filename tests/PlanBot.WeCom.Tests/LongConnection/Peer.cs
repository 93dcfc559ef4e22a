using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PlanBot.WeCom.Tests.LongConnection;

/// <summary>WeCom's end of one connection, played by a test.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly DuplexStream _stream;
    private readonly WebSocket _socket;

    public Peer()
    {
        (_stream, var theirs) = DuplexStream.Pair();
        _socket = WebSocket.CreateFromStream(_stream, isServer: true, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
        Client = WebSocket.CreateFromStream(theirs, isServer: false, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
    }

    /// <summary>The client's end.</summary>
    public WebSocket Client { get; }

    public int? ClosedWith => (int?)_socket.CloseStatus;

    public Task SendAsync(string json) => SendRawAsync(Encoding.UTF8.GetBytes(json));

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes, bool endOfMessage = true) =>
        await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage, CancellationToken.None);

    public Task AckAsync(JsonElement frame, int code = 0, string message = "ok") => AckAsync(ReqId(frame), code, message);

    public Task AckAsync(string reqId, int code = 0, string message = "ok") =>
        SendAsync($$"""{"headers":{"req_id":"{{reqId}}"},"errcode":{{code}},"errmsg":"{{message}}"}""");

    public Task MessageAsync(string reqId) => SendAsync(
        $$$"""{"cmd":"aibot_msg_callback","headers":{"req_id":"{{{reqId}}}"},"body":{"msgid":"m-{{{reqId}}}","aibotid":"b","chattype":"single","from":{"userid":"u"},"msgtype":"text","text":{"content":"牵头单位？"} }}""");

    public Task EventAsync(string reqId, string type) => SendAsync(
        $$$"""{"cmd":"aibot_event_callback","headers":{"req_id":"{{{reqId}}}"},"body":{"msgid":"m-{{{reqId}}}","from":{"userid":"u"},"msgtype":"event","event":{"eventtype":"{{{type}}}"} }}""");

    /// <summary>Reads the subscription and takes it.</summary>
    public async Task WelcomeAsync() => await AckAsync(await ExpectAsync("aibot_subscribe"));

    /// <summary>Reads the next frame, which has to be of this command.</summary>
    public async Task<JsonElement> ExpectAsync(string command)
    {
        var frame = await ReceiveAsync() ?? throw new InvalidOperationException($"The client closed with {ClosedWith}; {command} was expected.");
        Assert.Equal(command, frame.GetProperty("cmd").GetString());
        return frame;
    }

    /// <summary>The next frame of the client; null when it closed.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        var received = await _socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(s_patience);
        if (received.MessageType == WebSocketMessageType.Close) return null;
        Assert.True(received.EndOfMessage, "The test's buffer is too small.");
        return JsonElement.Parse(buffer.AsSpan(0, received.Count));
    }

    /// <summary>Reads on until the client has closed, and returns its code.</summary>
    public async Task<int?> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return ClosedWith;
    }

    public async Task CloseAsync(int code = 1000)
    {
        await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None);
        // A server hangs up after its close; the client's WebSocket waits a second of real time for that.
        _stream.End();
    }

    public void End() => _stream.End();

    public void Break() => _stream.Break();

    public void Dispose()
    {
        _socket.Dispose();
        _stream.Dispose();
    }

    public static string ReqId(JsonElement frame) => frame.GetProperty("headers").GetProperty("req_id").GetString()!;
}
