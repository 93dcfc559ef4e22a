using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.LocalDiscord;

/// <summary>A bot made of nothing but a WebSocket and an HTTP client, to look at the local Discord itself.</summary>
internal sealed class RawBot : IAsyncDisposable
{
    private readonly MemoryStream _received = new();
    private readonly bool _ownsServer;
    private ClientWebSocket _socket = new();

    public RawBot(LocalDiscordServer server, bool ownsServer = false)
    {
        Server = server;
        _ownsServer = ownsServer;
        Http = new HttpClient { BaseAddress = server.ApiUrl };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", server.Token);
        Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
    }

    public LocalDiscordServer Server { get; }

    public DiscordWorld World => Server.World;

    public HttpClient Http { get; }

    public string SessionId { get; private set; } = "";

    public string ResumeUrl { get; private set; } = "";

    public long Sequence { get; private set; }

    public int? CloseCode => (int?)_socket.CloseStatus;

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token;

    /// <summary>A bot with a server of its own, on which sessions may be begun as often as one likes.</summary>
    public static async Task<RawBot> StartAsync(LocalDiscordOptions? options = null) =>
        new(await LocalDiscordServer.StartAsync(options ?? new LocalDiscordOptions { IdentifyWindow = TimeSpan.Zero }), ownsServer: true);

    /// <summary>Connects and reads HELLO.</summary>
    public async Task<JsonElement> ConnectAsync(string query = "?v=10&encoding=json", string? url = null)
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(new Uri((url ?? $"ws://{Server.ApiUrl.Authority}") + query), Soon);
        return await ReadAsync();
    }

    /// <summary>Connects with zlib-stream; the action is given a reader of inflated payloads.</summary>
    public async Task ConnectCompressedAsync(Func<Func<Task<JsonElement>>, Task> talk)
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(new Uri($"ws://{Server.ApiUrl.Authority}/?v=10&encoding=json&compress=zlib-stream"), Soon);
        using var compressed = new MemoryStream();
        await using var inflate = new ZLibStream(compressed, CompressionMode.Decompress);
        await talk(async () =>
        {
            byte[] message;
            compressed.SetLength(0);
            do
            {
                message = (await ReadBytesAsync())!;
                compressed.Write(message);
            }
            while (message is not [.., 0x00, 0x00, 0xff, 0xff]);
            compressed.Position = 0;
            using var plain = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int count; (count = inflate.Read(buffer)) > 0;)
            {
                plain.Write(buffer, 0, count);
            }
            return JsonElement.Parse(plain.ToArray());
        });
    }

    /// <summary>Connects, identifies and reads READY and GUILD_CREATE.</summary>
    public async Task<JsonElement> LogInAsync(int intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages)
    {
        await ConnectAsync();
        await IdentifyAsync(intents);
        var ready = await ReadAsync();
        SessionId = ready.GetProperty("d").GetProperty("session_id").GetString()!;
        ResumeUrl = ready.GetProperty("d").GetProperty("resume_gateway_url").GetString()!;
        Assert.Equal("GUILD_CREATE", (await ReadAsync()).GetProperty("t").GetString());
        return ready;
    }

    public Task IdentifyAsync(int intents, string? token = null, string shard = "[0,1]") => SendAsync(
        $$$"""{"op":2,"d":{"token":"{{{token ?? Server.Token}}}","intents":{{{intents}}},"shard":{{{shard}}},"properties":{"os":"linux","browser":"raw","device":"raw"} }}""");

    public Task ResumeAsync(long sequence) => SendAsync(
        $$$"""{"op":6,"d":{"token":"{{{Server.Token}}}","session_id":"{{{SessionId}}}","seq":{{{sequence}}} }}""");

    public Task SendAsync(string payload) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, endOfMessage: true, Soon);

    /// <summary>The next payload; an undefined element when the connection was closed.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        var message = await ReadBytesAsync();
        if (message is null)
        {
            return default;
        }
        var payload = JsonElement.Parse(message);
        if (payload.TryGetProperty("s", out var sequence) && sequence.ValueKind == JsonValueKind.Number)
        {
            Sequence = sequence.GetInt64();
        }
        return payload;
    }

    /// <summary>The next event of a name, passing over others.</summary>
    public async Task<JsonElement> ReadEventAsync(string name)
    {
        while (true)
        {
            var payload = await ReadAsync();
            Assert.NotEqual(JsonValueKind.Undefined, payload.ValueKind);
            if (payload.GetProperty("t").GetString() == name)
            {
                return payload.GetProperty("d");
            }
        }
    }

    public async Task<byte[]?> ReadBytesAsync()
    {
        _received.SetLength(0);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(), Soon);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            _received.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return _received.ToArray();
            }
        }
    }

    public void Drop() => _socket.Abort();

    public async Task<(int Status, JsonElement Body, HttpResponseMessage Response)> RequestAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }
        var response = await Http.SendAsync(request, Soon);
        var body = await response.Content.ReadAsByteArrayAsync();
        return ((int)response.StatusCode, body.Length == 0 ? default : JsonElement.Parse(body), response);
    }

    public Task<(int Status, JsonElement Body, HttpResponseMessage Response)> PostAsync(string path, string json) => RequestAsync(HttpMethod.Post, path, json);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        Http.Dispose();
        await _received.DisposeAsync();
        if (_ownsServer) await Server.DisposeAsync();
    }
}
