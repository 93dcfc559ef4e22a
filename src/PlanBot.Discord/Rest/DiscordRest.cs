using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace PlanBot.Discord.Rest;

/// <summary>
/// Sends requests to Discord's HTTP API and reads its answers. A call waits for its time under Discord's rate limits and is
/// retried where that is safe. The calls by resource are extensions: <see cref="ChannelCalls"/>, <see cref="InteractionCalls"/>,
/// <see cref="CommandCalls"/>, <see cref="GatewayCalls"/>. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Every call throws <see cref="DiscordException"/> when Discord refuses, <see cref="HttpRequestException"/> when it cannot be
/// reached, <see cref="Polly.Timeout.TimeoutRejectedException"/> when an attempt takes too long,
/// <see cref="InvalidRequestLimitException"/> when so many requests were refused that none is sent, and
/// <see cref="JsonException"/> when the answer is not what was asked for.
/// </remarks>
/// <param name="http">From <see cref="DiscordHttp.Create"/>.</param>
/// <param name="time">Measures how long a call took.</param>
/// <param name="logger">Hears of each call, by its route's template.</param>
internal sealed partial class DiscordRest(HttpClient http, TimeProvider time, ILogger logger)
{
    /// <summary>Sends a body and reads the result.</summary>
    public async Task<TResult> SendAsync<TBody, TResult>(Route route, TBody body, JsonTypeInfo<TBody> bodyInfo, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, Json(body, bodyInfo), cancellationToken);
        return Result(response, resultInfo);
    }

    /// <summary>Sends a body; the result, if any, is not read.</summary>
    public async Task SendAsync<TBody>(Route route, TBody body, JsonTypeInfo<TBody> bodyInfo, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, Json(body, bodyInfo), cancellationToken);
    }

    /// <summary>Asks without a body and reads the result.</summary>
    public async Task<TResult> SendAsync<TResult>(Route route, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, content: null, cancellationToken);
        return Result(response, resultInfo);
    }

    /// <summary>Asks without a body; the result, if any, is not read.</summary>
    public async Task SendAsync(Route route, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, content: null, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(Route route, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new DiscordRequest(route) { Content = content, Version = http.DefaultRequestVersion, VersionPolicy = http.DefaultVersionPolicy };
        long start = time.GetTimestamp();
        // The answer is whole by now; asking for the headers only keeps it from being copied.
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        double milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        LogAnswer(route, (int)response.StatusCode, milliseconds, request.Attempts);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw ErrorAnswer.Read(request, response.StatusCode, response.Content.ReadAsStream(cancellationToken));
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> info) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, info)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static T Result<T>(HttpResponseMessage response, JsonTypeInfo<T> info) =>
        JsonSerializer.Deserialize(response.Content.ReadAsStream(), info) ?? throw new JsonException("Discord answered null where a value was asked for.");

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Route} answered {Status} after {Milliseconds:0.0} ms, attempt {Attempt}")]
    private partial void LogAnswer(Route route, int status, double milliseconds, int attempt);
}
