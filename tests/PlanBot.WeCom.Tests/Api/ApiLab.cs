using System.Text.Json.Serialization;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>The API over a scripted WeCom, on a clock that passes pauses, with all that is logged.</summary>
internal sealed class ApiLab : IDisposable
{
    public const string Secret = "the-app's+secret/of=43";
    public const string ResponseUrl = "https://wecom.test/cgi-bin/aibot/response?response_code=CODE-1";

    private readonly HttpClient _http;

    public ApiLab(Func<ScriptedWeCom.Arrival, HttpResponseMessage?> answer)
    {
        WeCom = new ScriptedWeCom(Time, answer);
        var options = new WeComApiOptions(new Uri("https://wecom.test"), "corp-1", 1000002, Secret);
        _http = WeComHttp.Create(options.ApiUrl, WeCom);
        Api = new WeComApi(_http, options, Time, Log);
    }

    public PauseTime Time { get; } = new();

    public ScriptedWeCom WeCom { get; }

    public WeComApi Api { get; }

    public LogBook Log { get; } = new();

    public Task<SendResult> SendTextAsync(string content = "答案", string key = "msg-1", string user = "zhang.san") => Time.EndAsync(Api.SendTextAsync(user, content, key, CancellationToken.None));

    public Task<ResponseUrlOutcome> PostAsync(string url = ResponseUrl) =>
        Time.EndAsync(Api.PostResponseUrlAsync(url, new MarkdownBody("markdown", new TextContent("**答案**")), LabJson.Default.MarkdownBody, CancellationToken.None));

    public void Dispose() => _http.Dispose();
}

internal sealed record MarkdownBody(string Msgtype, TextContent Markdown);

internal sealed record TestCard(string CardType, string TaskId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MarkdownBody))]
[JsonSerializable(typeof(TestCard))]
internal sealed partial class LabJson : JsonSerializerContext;
