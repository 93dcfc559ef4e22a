using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Callback;

/// <summary>An endpoint with a clock, a log and a handler of the test's own, and WeCom's side of it: requests that are signed, replies that are opened.</summary>
internal sealed class CallbackLab
{
    public const string Token = "token", Nonce = "372623558";

    /// <summary>Longer than anything here takes unless it is broken.</summary>
    public static readonly TimeSpan TestPatience = TimeSpan.FromSeconds(20);

    public CallbackLab(bool isRobot = false)
    {
        IsRobot = isRobot;
        Cipher = new CallbackCipher(Token, "cGxhbmJvdC10ZXN0LXZlY3Rvci1rZXktMDEyMzQ1Njc", isRobot ? "" : "wx5823bf96d3bd56c7");
        Endpoint = new CallbackEndpoint<string>(isRobot ? new RobotDoor() : new AppDoor(), Cipher, text => Read(text), (message, reply) =>
        {
            Handled.Enqueue(message);
            return Handle(message, reply);
        }, Time, Log);
    }

    public bool IsRobot { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    public LogBook Log { get; } = new();

    public CallbackCipher Cipher { get; }

    public CallbackEndpoint<string> Endpoint { get; }

    public ConcurrentQueue<string> Handled { get; } = [];

    public Func<string, string?> Read { get; set; } = text => text;

    public Func<string, PassiveReply, Task> Handle { get; set; } = (message, reply) => reply.TryAnswerAsync("answer to " + message);

    public string Now => Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The body that carries a ciphertext to this door.</summary>
    public byte[] Envelope(string encrypted) => Encoding.UTF8.GetBytes(IsRobot
        ? $$"""{"encrypt":"{{encrypted}}"}"""
        : $"<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");

    /// <summary>A request of WeCom's with a message.</summary>
    public DefaultHttpContext Post(string plaintext, string? timestamp = null)
    {
        string encrypted = Cipher.Encrypt(plaintext);
        timestamp ??= Now;
        return Request("POST", Query(timestamp, encrypted), Envelope(encrypted));
    }

    /// <summary>WeCom's question whether the address is the bot's.</summary>
    public DefaultHttpContext Get(string plaintext)
    {
        string encrypted = Cipher.Encrypt(plaintext);
        return Request("GET", $"{Query(Now, encrypted)}&echostr={Uri.EscapeDataString(encrypted)}", []);
    }

    public string Query(string timestamp, string encrypted) => $"?msg_signature={Cipher.Sign(timestamp, Nonce, encrypted)}&timestamp={timestamp}&nonce={Nonce}";

    public static DefaultHttpContext Request(string method, string query, byte[] body) => new()
    {
        Request = { Method = method, QueryString = new QueryString(query), Body = new MemoryStream(body), ContentLength = body.Length },
        Response = { Body = new MemoryStream() },
    };

    /// <summary>Sends and gives the status and the body as it went out.</summary>
    public async Task<(int Status, string Body)> SendAsync(DefaultHttpContext context)
    {
        await Endpoint.HandleAsync(context).WaitAsync(TestPatience);
        return (context.Response.StatusCode, Body(context));
    }

    public static string Body(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    /// <summary>What a reply says to WeCom, which checks its signature before it decrypts it.</summary>
    public string Opened(string body)
    {
        var (encrypted, signature, timestamp, nonce) = IsRobot ? FromJson(body) : FromXml(body);
        return Assert.IsType<DecryptOutcome.Ok>(Cipher.Decrypt(signature, timestamp, nonce, encrypted)).Plaintext;
    }

    private static (string, string, string, string) FromJson(string body)
    {
        var json = JsonElement.Parse(body);
        return (json.GetProperty("encrypt").GetString()!, json.GetProperty("msgsignature").GetString()!, json.GetProperty("timestamp").GetInt64().ToString(CultureInfo.InvariantCulture), json.GetProperty("nonce").GetString()!);
    }

    private static (string, string, string, string) FromXml(string body)
    {
        var xml = XElement.Parse(body);
        return (xml.Element("Encrypt")!.Value, xml.Element("MsgSignature")!.Value, xml.Element("TimeStamp")!.Value, xml.Element("Nonce")!.Value);
    }
}
