using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PlanBot.Discord.Tests.Gateway;

/// <summary>Discord's end of one connection, played by a test.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly DuplexStream _stream;
    private readonly WebSocket _socket;
    private readonly MemoryStream _deflated = new();
    private readonly ZLibStream? _zlib;

    public Peer(Uri address)
    {
        Address = address;
        (var mine, var theirs) = DuplexStream.Pair();
        _stream = mine;
        _socket = WebSocket.CreateFromStream(mine, isServer: true, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
        Client = WebSocket.CreateFromStream(theirs, isServer: false, subProtocol: null, keepAliveInterval: Timeout.InfiniteTimeSpan);
        if (address.Query.Contains("compress=zlib-stream", StringComparison.Ordinal)) _zlib = new ZLibStream(_deflated, CompressionLevel.Fastest);
    }

    /// <summary>The address to which the client connected.</summary>
    public Uri Address { get; }

    /// <summary>The client's end.</summary>
    public WebSocket Client { get; }

    /// <summary>Sends a payload, compressed when the client asked for it.</summary>
    public Task SendAsync(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        return _zlib is null ? SendRawAsync(bytes, WebSocketMessageType.Text) : SendRawAsync(Deflate(bytes), WebSocketMessageType.Binary);
    }

    /// <summary>What the bytes are in this connection's zlib stream.</summary>
    public byte[] Deflate(byte[] bytes)
    {
        _deflated.SetLength(0);
        _zlib!.Write(bytes);
        _zlib.Flush();
        return _deflated.ToArray();
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool endOfMessage = true) =>
        await _socket.SendAsync(bytes, type, endOfMessage, CancellationToken.None);

    public Task HelloAsync(int interval = 40_000) => SendAsync($$$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{{interval}}}}}""");

    public Task AckAsync() => SendAsync("""{"op":11}""");

    public Task EventAsync(string name, long sequence, string data = "{}") => SendAsync($$"""{"t":"{{name}}","s":{{sequence}},"op":0,"d":{{data}}}""");

    public Task MessageAsync(long sequence) => EventAsync("MESSAGE_CREATE", sequence, $$"""{"id":"{{sequence}}"}""");

    public Task ReadyAsync(long sequence = 1, string session = "session", string url = "wss://resume.test") =>
        EventAsync("READY", sequence, $$"""{"v":10,"session_id":"{{session}}","resume_gateway_url":"{{url}}"}""");

    public async Task CloseAsync(int code)
    {
        await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None);
        // A server hangs up after its close; the client's WebSocket waits a second of real time for that.
        _stream.End();
    }

    public void End() => _stream.End();

    public void Break() => _stream.Break();

    /// <summary>Greets, and answers the identify with READY.</summary>
    public async Task WelcomeAsync(int interval = 40_000)
    {
        await HelloAsync(interval);
        await ExpectAsync(2);
        await ReadyAsync();
    }

    /// <summary>Greets, and reads the resume.</summary>
    public async Task<JsonElement> WelcomeBackAsync()
    {
        await HelloAsync();
        return await ExpectAsync(6);
    }

    /// <summary>Reads the next payload, which has to be of this opcode, and returns its data.</summary>
    public async Task<JsonElement> ExpectAsync(int opcode)
    {
        var payload = await ReceiveAsync() ?? throw new InvalidOperationException($"The client closed with {ClosedWith}; opcode {opcode} was expected.");
        Assert.Equal(opcode, payload.GetProperty("op").GetInt32());
        return payload.GetProperty("d");
    }

    /// <summary>The next payload of the client; null when it closed.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        byte[] buffer = new byte[4096];
        var received = await _socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(s_patience);
        if (received.MessageType == WebSocketMessageType.Close) return null;
        Assert.True(received.EndOfMessage, "A payload is longer than Discord accepts.");
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

    public void Dispose()
    {
        _socket.Dispose();
        _zlib?.Dispose();
        _deflated.Dispose();
        _stream.Dispose();
    }

    private int? ClosedWith => (int?)_socket.CloseStatus;
}
