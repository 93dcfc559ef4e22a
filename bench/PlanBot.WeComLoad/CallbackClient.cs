using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PlanBot.LocalWeCom;

namespace PlanBot.WeComLoad;

/// <summary>Calls a robot as WeCom does, with the cipher of the local WeCom. Requests are made before time is taken and replies are read after it, so that the cores are the robot's.</summary>
/// <param name="port">Where the robot listens, on the loopback address.</param>
/// <param name="connections">The most connections; they are kept open.</param>
internal sealed class CallbackClient(int port, int connections) : IDisposable
{
    private readonly MessageCipher _cipher = new(Contender.Token, Contender.EncodingAesKey, "");
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = connections }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/wecom/aibot") };

    /// <summary>Whether the robot passes WeCom's check of a callback address; false too when nobody listens.</summary>
    public async Task<bool> VerifyAsync(CancellationToken cancel)
    {
        string word = Guid.NewGuid().ToString("N"), encrypted = _cipher.Encrypt(word);
        try
        {
            using var response = await _http.GetAsync($"{Query(encrypted)}&echostr={Uri.EscapeDataString(encrypted)}", cancel);
            return response.StatusCode == HttpStatusCode.OK && await response.Content.ReadAsStringAsync(cancel) == word;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A question of a user's alone with the robot, signed and encrypted. It is good for five minutes.</summary>
    /// <param name="number">Names the message and the user.</param>
    /// <param name="text">What is asked.</param>
    public (string Query, byte[] Body) Ask(int number, string text)
    {
        string message = JsonSerializer.Serialize(new
        {
            msgid = $"load-{number}",
            aibotid = "load",
            chattype = "single",
            from = new { userid = $"user{number}" },
            response_url = "http://127.0.0.1:9/none",
            msgtype = "text",
            text = new { content = text },
        });
        string encrypted = _cipher.Encrypt(message);
        return (Query(encrypted), JsonSerializer.SerializeToUtf8Bytes(new { encrypt = encrypted }));
    }

    /// <summary>Sends a question; the body of the response.</summary>
    /// <exception cref="HttpRequestException">It was refused, or there was no response.</exception>
    public async Task<byte[]> SendAsync((string Query, byte[] Body) request, CancellationToken cancel)
    {
        using var content = new ByteArrayContent(request.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _http.PostAsync(request.Query, content, cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>The text of a finished stream; null for a reply that is none, or not signed as it should be.</summary>
    public string? Read(byte[] reply)
    {
        if (reply.Length == 0) return null;
        using var envelope = JsonDocument.Parse(reply);
        string encrypted = Member("encrypt");
        if (_cipher.Sign(Member("timestamp"), Member("nonce"), encrypted) != Member("msgsignature")) return null;
        using var message = JsonDocument.Parse(_cipher.Decrypt(encrypted));
        return message.RootElement.TryGetProperty("stream", out var stream) && stream.GetProperty("finish").GetBoolean() ? stream.GetProperty("content").GetString() : null;

        string Member(string name) => envelope.RootElement.GetProperty(name).ToString();
    }

    public void Dispose() => _http.Dispose();

    private string Query(string encrypted)
    {
        string timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce = Guid.NewGuid().ToString("N")[..10];
        return $"?msg_signature={_cipher.Sign(timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}";
    }
}
