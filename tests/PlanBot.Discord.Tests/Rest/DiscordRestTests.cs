using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Tests.Rest;

public sealed class DiscordRestTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("https://discord.test/api", "/api/v10/gateway/bot")]
    [InlineData("https://discord.test/api/", "/api/v10/gateway/bot")]
    [InlineData("http://127.0.0.1:8899/api/v10", "/api/v10/gateway/bot")]
    [InlineData("http://127.0.0.1:8899/", "/v10/gateway/bot")]
    public async Task Send_Request_CarriesTokenAgentAndVersion(string root, string path)
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Ok("""{"url":"wss://g","shards":2,"session_start_limit":{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":3}}"""));
        var rest = RestOver(discord, NullLogger.Instance, RestRun.Options with { ApiUrl = new Uri(root) });
        var gateway = await rest.GetGatewayBotAsync(default);
        Assert.Equal(("wss://g", 2, 999, 14_400_000, 3), (gateway.Url, gateway.Shards, gateway.SessionStartLimit.Remaining, gateway.SessionStartLimit.ResetAfter, gateway.SessionStartLimit.MaxConcurrency));
        var arrival = Assert.Single(discord.Arrivals);
        Assert.Equal(path, arrival.Path);
        Assert.Equal("Bot the-token", arrival.Request.Headers.Authorization?.ToString());
        Assert.Matches(@"^DiscordBot \(https://\S+, \d+\.\d+\.\d+\)$", string.Join(' ', arrival.Request.Headers.GetValues("User-Agent")));
    }

    [Fact]
    public async Task Calls_EachByItsMethodAndPath()
    {
        var discord = new ScriptedDiscord(_time, a => a.Path.EndsWith("callback", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.NoContent) : Answers.Ok());
        var rest = RestOver(discord, NullLogger.Instance);
        var (note, noteInfo, json) = (new Note("x"), NoteJson.Default.Note, NoteJson.Default.JsonElement);
        await rest.CreateMessageAsync("1", note, noteInfo, json, isNonceEnforced: true, default);
        await rest.EditMessageAsync("1", "2", note, noteInfo, json, default);
        await rest.StartThreadAsync("1", "2", note, noteInfo, json, default);
        await rest.CreateInteractionResponseAsync("3", "tok", note, noteInfo, default);
        await rest.EditOriginalResponseAsync("4", "tok", note, noteInfo, json, default);
        await rest.CreateFollowUpAsync("4", "tok", note, noteInfo, json, default);
        await rest.GetCommandsAsync("4", null, json, default);
        await rest.GetCommandsAsync("4", "5", json, default);
        await rest.OverwriteCommandsAsync("4", null, note, noteInfo, json, default);
        await rest.OverwriteCommandsAsync("4", "5", note, noteInfo, json, default);
        await rest.GetApplicationAsync(json, default);
        await rest.GetUserAsync(json, default);
        Assert.Equal(
            [
                "POST channels/1/messages", "PATCH channels/1/messages/2", "POST channels/1/messages/2/threads",
                "POST interactions/3/tok/callback", "PATCH webhooks/4/tok/messages/@original", "POST webhooks/4/tok",
                "GET applications/4/commands?with_localizations=true", "GET applications/4/guilds/5/commands?with_localizations=true",
                "PUT applications/4/commands", "PUT applications/4/guilds/5/commands", "GET applications/@me", "GET users/@me",
            ],
            discord.Arrivals.Select(a => $"{a.Method} {a.Path["/api/v10/".Length..]}"));
        Assert.All(discord.Arrivals.Where(a => a.Method != HttpMethod.Get), a => Assert.Equal("application/json", a.Request.Content?.Headers.ContentType?.ToString()));
    }

    [Fact]
    public async Task Send_Refused_TellsCodeAndFields()
    {
        const string body = """
            {"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"fields":{"3":{"value":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]}}},
            "title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}},"_errors":[{"code":"TOO_LARGE","message":"Too large"}]}}
            """;
        var rest = RestOver(new ScriptedDiscord(_time, _ => Answers.Of(HttpStatusCode.BadRequest, body)), NullLogger.Instance);
        var refused = await Assert.ThrowsAsync<DiscordException>(() => rest.SayAsync("1", "x"));
        Assert.Equal((HttpStatusCode.BadRequest, 50035), (refused.Status, refused.Code));
        Assert.Equal(["embeds[0].fields[3].value", "embeds[0].title", ""], refused.Errors.Select(e => e.Path));
        Assert.Equal("BASE_TYPE_MAX_LENGTH", refused.Errors[1].Code);
        Assert.Contains("POST /channels/{channel}/messages: Invalid Form Body", refused.Message, StringComparison.Ordinal);
        Assert.Contains("embeds[0].title: BASE_TYPE_MAX_LENGTH Must be 256", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"code":"x","message":3,"errors":[1,{"a":2}]}""")]
    [InlineData("""{"errors":{"_errors":[3,null]}}""")]
    public async Task Send_RefusedInOtherWords_TellsTheStatus(string body)
    {
        var rest = RestOver(new ScriptedDiscord(_time, _ => Answers.Of(HttpStatusCode.NotFound, body)), NullLogger.Instance);
        var refused = await Assert.ThrowsAsync<DiscordException>(() => rest.SayAsync("1", "x"));
        Assert.Equal((HttpStatusCode.NotFound, 0), (refused.Status, refused.Code));
        Assert.Empty(refused.Errors);
    }

    [Fact]
    public async Task Send_AnswerIsNoJson_IsAJsonException()
    {
        var rest = RestOver(new ScriptedDiscord(_time, _ => Answers.Ok("null?")), NullLogger.Instance);
        await Assert.ThrowsAsync<JsonException>(() => rest.SayAsync("1", "x"));
    }

    [Fact]
    public async Task Logs_NeitherTokenNorInteractionToken_AreWritten()
    {
        var log = new List<string>();
        var discord = new ScriptedDiscord(_time, a => a.Number switch
        {
            1 => Answers.TooMany(0.001),
            2 => throw new HttpRequestException(HttpRequestError.ConnectionError),
            _ => Answers.Of(HttpStatusCode.NotFound, """{"code":10062,"message":"Unknown interaction"}"""),
        });
        var rest = RestOver(discord, new ListLogger(log));
        var call = rest.RespondAsync("9", "x");
        while (!call.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        log.Add((await Assert.ThrowsAsync<DiscordException>(() => call)).ToString());
        log.Add(RestRun.Options.ToString());
        Assert.True(log.Count >= 5, string.Join('\n', log));
        Assert.All(log, line => Assert.DoesNotContain("the-token", line, StringComparison.Ordinal));
        Assert.All(log, line => Assert.DoesNotContain("interaction-token", line, StringComparison.Ordinal));
    }

    private DiscordRest RestOver(ScriptedDiscord discord, ILogger logger, DiscordRestOptions? options = null) =>
        new(DiscordHttp.Create(options ?? RestRun.Options, _time, logger, discord), _time, logger);

    private sealed class ListLogger(List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines) lines.Add($"{formatter(state, exception)} {exception}");
        }
    }
}
