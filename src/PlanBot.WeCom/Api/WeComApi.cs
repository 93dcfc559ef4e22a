using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace PlanBot.WeCom.Api;

/// <summary>
/// What the bot does by WeCom's HTTP API: messages and cards of the self-built app, its menu, and the robot's answers by
/// <c>response_url</c>. Safe to use from several threads.
/// </summary>
/// <remarks>
/// The app's calls throw <see cref="WeComException"/> when WeCom refuses, <see cref="HttpRequestException"/> when it cannot be
/// reached, and <see cref="TimeoutRejectedException"/> when it takes too long; none of them holds a token or a secret.
/// </remarks>
/// <param name="http">From <see cref="WeComHttp.Create"/>.</param>
/// <param name="options">Where WeCom is, and who asks.</param>
/// <param name="time">What all waiting goes by.</param>
/// <param name="logger">Hears of calls, retries, and refusals with their mend.</param>
internal sealed class WeComApi(HttpClient http, WeComApiOptions options, TimeProvider time, ILogger logger)
{
    private readonly ApiClient _client = new(http, options, time, logger);

    /// <summary>Sends a text to a member.</summary>
    /// <param name="user">The member's id.</param>
    /// <param name="content">At most 2,048 bytes of UTF-8.</param>
    /// <param name="key">What the message is: sent twice with one key within 6 minutes, it arrives once.</param>
    /// <param name="cancellationToken">Gives the call up; the message may have been sent.</param>
    public Task<SendResult> SendTextAsync(string user, string content, string key, CancellationToken cancellationToken) =>
        SendAsync(user, "text", new TextContent(content), ApiJson.Readable.TextContent, key, cancellationToken);

    /// <summary>Sends a text in the app's markdown to a member; only WeCom's own clients show it.</summary>
    /// <inheritdoc cref="SendTextAsync"/>
    public Task<SendResult> SendMarkdownAsync(string user, string content, string key, CancellationToken cancellationToken) =>
        SendAsync(user, "markdown", new TextContent(content), ApiJson.Readable.TextContent, key, cancellationToken);

    /// <summary>Sends a template card to a member.</summary>
    /// <param name="user">The member's id.</param>
    /// <param name="card">The card: the object that <c>template_card</c> names.</param>
    /// <param name="cardInfo">How to write it.</param>
    /// <param name="key">What the message is: sent twice with one key within 6 minutes, it arrives once.</param>
    /// <param name="cancellationToken">Gives the call up; the card may have been sent.</param>
    public Task<SendResult> SendCardAsync<TCard>(string user, TCard card, JsonTypeInfo<TCard> cardInfo, string key, CancellationToken cancellationToken) =>
        SendAsync(user, "template_card", card, cardInfo, key, cancellationToken);

    /// <summary>Puts a card in the place of one that was sent.</summary>
    /// <param name="user">The member whose card it is.</param>
    /// <param name="responseCode">From the sending or from the press of a button: good once, for 72 hours.</param>
    /// <param name="card">The new card.</param>
    /// <param name="cardInfo">How to write it.</param>
    /// <param name="cancellationToken">Gives the call up; the card may have been changed.</param>
    // Its code is good once, so that a repetition changes nothing.
    public Task UpdateCardAsync<TCard>(string user, string responseCode, TCard card, JsonTypeInfo<TCard> cardInfo, CancellationToken cancellationToken) =>
        _client.CallAsync(Post("message/update_template_card", AppBody.CardUpdate(options.AgentId, user, responseCode, card, cardInfo)), cancellationToken);

    /// <summary>The app's menu; null when there is none.</summary>
    public async Task<Menu?> GetMenuAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ApiClient.Read(await _client.CallAsync(new ApiCall("menu/get", HttpMethod.Get, $"menu/get?agentid={options.AgentId}", IsRepeatable: true), cancellationToken), ApiJson.Readable.Menu);
        }
        catch (WeComException e) when (e.Errcode == ApiErrors.NoMenu)
        {
            return null;
        }
    }

    /// <summary>Puts a menu in the place of the one that was there.</summary>
    public Task CreateMenuAsync(Menu menu, CancellationToken cancellationToken) =>
        _client.CallAsync(Post("menu/create", AppBody.Of(menu, ApiJson.Readable.Menu)) with { Url = $"menu/create?agentid={options.AgentId}" }, cancellationToken);

    /// <summary>Answers the robot's asker by the <c>response_url</c> of what was asked; good once, for 1 hour. Needs no app.</summary>
    /// <param name="responseUrl">The URL as it came.</param>
    /// <param name="body">A markdown message or a template card, whole.</param>
    /// <param name="bodyInfo">How to write it.</param>
    /// <param name="cancellationToken">Gives the call up; the message may have been sent.</param>
    /// <remarks>Source: document/path/101138.</remarks>
    public async Task<ResponseUrlOutcome> PostResponseUrlAsync<TBody>(string responseUrl, TBody body, JsonTypeInfo<TBody> bodyInfo, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")) return ResponseUrlOutcome.Refused;
        var call = new ApiCall("aibot/response", HttpMethod.Post, responseUrl, AppBody.Of(body, bodyInfo)) { Secret = url.Query.TrimStart('?') };
        try
        {
            var answer = await _client.SendAsync(call, cancellationToken);
            if (answer.IsSuccess) return ResponseUrlOutcome.Delivered;
            return _client.Refusal(call, answer).Kind == ErrorKind.Busy ? ResponseUrlOutcome.Unknown : ResponseUrlOutcome.Refused;
        }
        catch (HttpRequestException e)
        {
            _client.LogFault(call, e);
            return ApiRetries.IsUnsent(e) ? ResponseUrlOutcome.Refused : ResponseUrlOutcome.Unknown;
        }
        catch (TimeoutRejectedException e)
        {
            _client.LogFault(call, e);
            return ResponseUrlOutcome.Unknown;
        }
    }

    private async Task<SendResult> SendAsync<T>(string user, string msgtype, T content, JsonTypeInfo<T> contentInfo, string key, CancellationToken cancellationToken)
    {
        // The duplicate check makes it repeatable.
        var call = Post("message/send", AppBody.Message(options.AgentId, user, msgtype, content, contentInfo, key));
        var answer = await _client.CallAsync(call, cancellationToken);
        var result = ApiClient.Read(answer, ApiJson.Readable.SendResult);
        // Some of several receivers may fail with errcode 0; here there is but one.
        if (result.Invaliduser is { Length: > 0 } || result.Unlicenseduser is { Length: > 0 }) throw _client.Refusal(call, answer with { Errcode = ApiErrors.NoReceiver, Errmsg = "the receiver is invalid or has no licence" });
        return result;
    }

    private static ApiCall Post(string name, byte[] body) => new(name, HttpMethod.Post, name, body, IsRepeatable: true);
}
