using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.LocalWeCom;

/// <summary>A robot that sends frames as they are written, to hold the local WeCom to its rules.</summary>
internal sealed class RawRobot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private ClientWebSocket _socket = new();

    private RawRobot(LocalWeComServer server)
    {
        Server = server;
    }

    public LocalWeComServer Server { get; }

    public WeComWorld World => Server.World;

    public static async Task<RawRobot> StartAsync(LocalWeComOptions? options = null)
    {
        var robot = new RawRobot(await LocalWeComServer.StartAsync(options));
        await robot.ConnectAsync();
        Assert.Equal(0, Code(await robot.SubscribeAsync()));
        return robot;
    }

    public async Task ConnectAsync()
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        using var late = new CancellationTokenSource(Patience);
        await _socket.ConnectAsync(Server.WebSocketUrl, late.Token);
    }

    public async Task<JsonElement> SubscribeAsync()
    {
        await SendAsync($$"""{"cmd":"aibot_subscribe","headers":{"req_id":"s"},"body":{"bot_id":"{{Server.Options.BotId}}","secret":"{{Server.Options.BotSecret}}"} }""");
        return await ReadAsync();
    }

    public async Task SendAsync(string text)
    {
        using var late = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, late.Token);
    }

    /// <summary>The next frame.</summary>
    /// <exception cref="WebSocketException">The connection ended.</exception>
    public async Task<JsonElement> ReadAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        var length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(_buffer.AsMemory(length), late.Token);
            length += result.Count;
        }
        while (!result.EndOfMessage);
        return result.MessageType == WebSocketMessageType.Close
            ? throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely)
            : JsonElement.Parse(_buffer.AsSpan(0, length));
    }

    public Task StreamAsync(string requestId, string id, string content, bool finish) =>
        SendAsync($$$"""{"cmd":"aibot_respond_msg","headers":{"req_id":"{{{requestId}}}"},"body":{"msgtype":"stream","stream":{"id":"{{{id}}}","finish":{{{(finish ? "true" : "false")}}},"content":"{{{content}}}"} } }""");

    /// <summary>A user asks alone; the callback as it came.</summary>
    public async Task<(LocalCallback Said, string RequestId)> AskedAsync(string text = "谁牵头？")
    {
        var said = await Server.SayAsync(World.Alice, World.Direct(World.Alice), text);
        return (said, (await ReadAsync()).GetProperty("headers").GetProperty("req_id").GetString()!);
    }

    public static int Code(JsonElement frame) => frame.GetProperty("errcode").GetInt32();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await Server.DisposeAsync();
    }
}
