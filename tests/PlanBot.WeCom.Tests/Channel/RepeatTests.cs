using System.Net;
using System.Text;
using System.Text.Json;
using PlanBot.LocalWeCom;
using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class RepeatTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    private static readonly LocalWeComOptions s_keys = new();

    [Theory]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task ARepeatedCallback_GetsTheSameReply_AndNothingAfterARestart(ChannelMode mode)
    {
        int composed = 0;
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Mode = mode,
            Compose = (_, reply, _) =>
            {
                Interlocked.Increment(ref composed);
                return Task.FromResult(reply());
            },
        });
        string? first = await PostAsync(lab, mode), again = await PostAsync(lab, mode);
        Assert.NotNull(first);
        Assert.Contains("迁建永州机场前期工作", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
        await lab.RestartBotAsync();
        Assert.Null(await PostAsync(lab, mode));
        Assert.Equal(1, composed);
        Assert.Empty(lab.Log.Errors);
    }

    [Fact]
    public async Task AStreamOfBeforeARestart_IsEnded()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, ChannelMode.RobotCallback);
        string? reply = await PostAsync(lab, ChannelMode.RobotCallback, """{"msgid":"r","chattype":"single","from":{"userid":"alice"},"msgtype":"stream","stream":{"id":"gone"}}""");
        Assert.Contains("\"finish\":true", reply, StringComparison.Ordinal);
        Assert.Contains("重启", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFrameThatComesTwice_IsAnsweredOnce_AlsoAfterARestart()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await lab.AnswerAsync(question);
        string frame = """{"cmd":"aibot_msg_callback","headers":{"req_id":"REQ"},"body":{"msgid":"MSG","chattype":"single","from":{"userid":"alice"},"msgtype":"text","text":{"content":"任务12"}}}"""
            .Replace("REQ", question.RequestId, StringComparison.Ordinal).Replace("MSG", question.MsgId, StringComparison.Ordinal);
        lab.Server.Connections.SendRaw(frame);
        await lab.RestartBotAsync();
        lab.Server.Connections.SendRaw(frame);
        // Of the same chat, and so answered after.
        await lab.AskAsync(lab.World.Alice, Airport);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task AQuestionThatMeetsNoProgram_IsAnsweredByTheNext(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = mode, WeCom = new LocalWeComOptions { CallbackRetries = 100_000 } });
        await lab.StopBotAsync();
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await lab.StartBotAsync();
        Assert.Equal(lab.Expected(Airport), (await lab.AnswerAsync(question)).Content);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
    }

    [Fact]
    public async Task TheCallbacksAddress_IsVerified()
    {
        await using var robot = await ChannelLab.StartAsync(fixture, ChannelMode.RobotCallback);
        Assert.Null(await robot.Server.VerifyCallbackAsync(Door.Robot));
        await using var app = await ChannelLab.StartAsync(fixture, ChannelMode.App);
        Assert.Null(await app.Server.VerifyCallbackAsync(Door.App));
    }

    private static async Task<string?> PostAsync(ChannelLab lab, ChannelMode mode, string? plain = null)
    {
        bool isRobot = mode == ChannelMode.RobotCallback;
        plain ??= isRobot
            ? """{"msgid":"m1","chattype":"single","from":{"userid":"alice"},"msgtype":"text","text":{"content":"AIRPORT"}}""".Replace("AIRPORT", Airport, StringComparison.Ordinal)
            : $"<xml><ToUserName>{s_keys.CorpId}</ToUserName><FromUserName>alice</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>{Airport}</Content><MsgId>1</MsgId><AgentID>{s_keys.AgentId}</AgentID></xml>";
        var cipher = isRobot ? new CallbackCipher(s_keys.BotToken, s_keys.BotEncodingAesKey, "") : new CallbackCipher(s_keys.AppToken, s_keys.AppEncodingAesKey, s_keys.CorpId);
        string encrypted = cipher.Encrypt(plain), timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(), nonce = "nonce";
        string body = isRobot ? $$"""{"encrypt":"{{encrypted}}"}""" : $"<xml><ToUserName>{s_keys.CorpId}</ToUserName><Encrypt>{encrypted}</Encrypt></xml>";
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8);
        var url = (isRobot ? lab.Server.Options.RobotCallback : lab.Server.Options.AppCallback)!;
        using var response = await http.PostAsync(new Uri($"{url}?msg_signature={cipher.Sign(timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}"), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string answer = await response.Content.ReadAsStringAsync();
        if (answer.Length == 0) return null;
        string sealedReply = isRobot ? JsonElement.Parse(answer).GetProperty("encrypt").GetString()! : new WeCom.Callback.AppDoor().ReadEncrypted(Encoding.UTF8.GetBytes(answer))!;
        return Open(cipher, sealedReply, timestamp, nonce);
    }

    private static string Open(CallbackCipher cipher, string encrypted, string timestamp, string nonce) =>
        Assert.IsType<DecryptOutcome.Ok>(cipher.Decrypt(cipher.Sign(timestamp, nonce, encrypted), timestamp, nonce, encrypted)).Plaintext;
}
