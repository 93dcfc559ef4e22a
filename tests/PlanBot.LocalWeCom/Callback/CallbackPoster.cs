using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>
/// Sends encrypted callbacks as WeCom does: 5 seconds for an answer, then the same message again, three times (page "使用接收
/// 消息", path 90238). Reads passive replies.
/// </summary>
internal sealed class CallbackPoster(LocalWeComOptions options, ViolationLog violations) : IDisposable
{
    private readonly MessageCipher _robot = new(options.BotToken, options.BotEncodingAesKey, "");
    private readonly MessageCipher _app = new(options.AppToken, options.AppEncodingAesKey, options.CorpId);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Posts a plaintext until it is answered in time.</summary>
    public async Task<CallbackResult> PostAsync(Door door, string plain, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answered, passive) = await TryAsync(door, plain, cancellation);
            if (answered || attempt > options.CallbackRetries)
            {
                return new CallbackResult(answered, attempt, passive);
            }
        }
    }

    /// <summary>The check that WeCom makes when a callback's URL is entered; null when it holds, else why it does not.</summary>
    public async Task<string?> VerifyAsync(Door door, CancellationToken cancellation)
    {
        var text = Guid.NewGuid().ToString("N");
        var encrypted = Cipher(door).Encrypt(text);
        var url = $"{Sign(door, encrypted)}&echostr={Uri.EscapeDataString(encrypted)}";
        try
        {
            using var late = new CancellationTokenSource(options.AnswerWithin, options.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            using var response = await _http.GetAsync(url, both.Token);
            var answer = await response.Content.ReadAsStringAsync(both.Token);
            return response.StatusCode == HttpStatusCode.OK && answer == text ? null : $"Answered with {(int)response.StatusCode} and {answer.Length} characters";
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return error.Message;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(bool Answered, string? Passive)> TryAsync(Door door, string plain, CancellationToken cancellation)
    {
        var encrypted = Cipher(door).Encrypt(plain);
        var envelope = door == Door.Robot ? new JsonObject { ["encrypt"] = encrypted }.ToText() : AppXml.Envelope(options, encrypted);
        try
        {
            using var late = new CancellationTokenSource(options.AnswerWithin, options.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            using var content = new StringContent(envelope, Encoding.UTF8, door == Door.Robot ? "application/json" : "text/xml");
            using var response = await _http.PostAsync(Sign(door, encrypted), content, both.Token);
            var answer = await response.Content.ReadAsStringAsync(both.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                violations.Add("callback", Where(door), $"Answered with {(int)response.StatusCode}");
                return (false, null);
            }
            return (true, Read(door, answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            violations.Add("late", Where(door), $"No answer within {options.AnswerWithin.TotalSeconds} s");
            return (false, null);
        }
        catch (HttpRequestException)
        {
            // The bot is not there: that is no breach, and what the repetitions are for.
            return (false, null);
        }
    }

    private string? Read(Door door, string answer)
    {
        if (answer.Length == 0 || answer == "success")
        {
            return null;
        }
        try
        {
            var (encrypted, signature, timestamp, nonce) = door == Door.Robot ? FromJson(answer) : FromXml(answer);
            if (Cipher(door).Sign(timestamp, nonce, encrypted) != signature)
            {
                violations.Add("callback", Where(door), "The passive reply's signature is wrong");
                return null;
            }
            return Cipher(door).Decrypt(encrypted);
        }
        catch (Exception error) when (error is FormatException or JsonException or KeyNotFoundException)
        {
            violations.Add("callback", Where(door), $"The passive reply cannot be read: {error.Message}");
            return null;
        }
    }

    private static (string Encrypted, string Signature, string Timestamp, string Nonce) FromJson(string answer)
    {
        var reply = JsonElement.Parse(answer);
        return reply.ValueKind == JsonValueKind.Object
            ? (reply.GetProperty("encrypt").ToString(), reply.GetProperty("msgsignature").ToString(), reply.GetProperty("timestamp").ToString(), reply.GetProperty("nonce").ToString())
            : throw new FormatException("It is no object.");
    }

    private static (string Encrypted, string Signature, string Timestamp, string Nonce) FromXml(string answer)
    {
        var reply = AppXml.Read(answer);
        return (reply["Encrypt"], reply["MsgSignature"], reply["TimeStamp"], reply["Nonce"]);
    }

    private string Sign(Door door, string encrypted)
    {
        var timestamp = options.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString("N")[..10];
        var url = (door == Door.Robot ? options.RobotCallback : options.AppCallback) ?? throw new InvalidOperationException($"There is no callback URL for the {door}.");
        return $"{url}{(url.Query.Length == 0 ? '?' : '&')}msg_signature={Cipher(door).Sign(timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}";
    }

    private MessageCipher Cipher(Door door) => door == Door.Robot ? _robot : _app;

    private static string Where(Door door) => door == Door.Robot ? "robot's callback" : "app's callback";
}
