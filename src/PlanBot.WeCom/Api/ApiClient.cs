using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Polly;

namespace PlanBot.WeCom.Api;

/// <summary>Sends calls to WeCom's HTTP API with the app's access token, and again where that is safe. Safe to use from several threads.</summary>
internal sealed partial class ApiClient
{
    private readonly HttpClient _http;
    private readonly WeComApiOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<ApiAnswer> _retries;
    private readonly AccessToken _token;

    /// <summary>Makes a client that has no token yet.</summary>
    /// <param name="http">From <see cref="WeComHttp.Create"/>.</param>
    /// <param name="options">Where WeCom is, and who asks.</param>
    /// <param name="time">What all waiting goes by.</param>
    /// <param name="logger">Hears of each call by its name, of retries, and of refusals with their mend.</param>
    public ApiClient(HttpClient http, WeComApiOptions options, TimeProvider time, ILogger logger)
    {
        _http = http;
        _options = options;
        _time = time;
        _logger = logger;
        _retries = ApiRetries.Create(options.AttemptTimeout, time, logger);
        _token = new AccessToken(FetchTokenAsync, time);
    }

    /// <summary>Calls with the access token, which is renewed once where it is refused.</summary>
    /// <exception cref="WeComException">WeCom refused.</exception>
    /// <exception cref="HttpRequestException">WeCom cannot be reached, or what answered is not WeCom.</exception>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">It took too long.</exception>
    public async Task<ApiAnswer> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        string token = await _token.GetAsync(cancellationToken);
        var answer = await SendAsync(call.With(token), cancellationToken);
        if (ApiErrors.Kind(answer.Errcode) == ErrorKind.Token)
        {
            LogTokenRefused(call, answer.Errcode);
            _token.Forget(token);
            token = await _token.GetAsync(cancellationToken);
            answer = await SendAsync(call.With(token), cancellationToken);
        }
        return answer.IsSuccess ? answer : throw Refusal(call, answer);
    }

    /// <summary>Sends a call as it is, and again where that is safe; a refusal is an answer.</summary>
    /// <inheritdoc cref="CallAsync"/>
    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(ApiRetries.Call, call);
            return await _retries.ExecuteAsync(static async (context, state) => await state.Client.AttemptAsync(state.Call, context.CancellationToken), context, (Client: this, Call: call));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Logs a refusal with its mend; gives the exception for it.</summary>
    public WeComException Refusal(ApiCall call, ApiAnswer answer)
    {
        var refusal = new WeComException(call.Name, answer.Errcode, answer.Errmsg);
        // An app that is new has no menu.
        if (refusal.Errcode == ApiErrors.NoMenu) return refusal;
        if (refusal.Kind is ErrorKind.Setting or ErrorKind.Token) LogWrongSetting(call, refusal.Errcode, refusal.Errmsg, refusal.Mend);
        else LogRefused(call, refusal.Errcode, refusal.Errmsg, refusal.Mend);
        return refusal;
    }

    /// <summary>Reads an answer that was a success.</summary>
    /// <exception cref="HttpRequestException">It is not what was asked for.</exception>
    public static T Read<T>(ApiAnswer answer, JsonTypeInfo<T> info)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, info) ?? throw new HttpRequestException(HttpRequestError.InvalidResponse, "The answer is null where a value was asked for.");
        }
        catch (JsonException)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The answer is not the JSON that was asked for.");
        }
    }

    private async Task<TokenAnswer> FetchTokenAsync()
    {
        var call = new ApiCall("gettoken", HttpMethod.Get, $"gettoken?corpid={Uri.EscapeDataString(_options.CorpId)}&corpsecret={Uri.EscapeDataString(_options.Secret)}", IsRepeatable: true);
        var answer = await SendAsync(call, CancellationToken.None);
        if (!answer.IsSuccess) throw Refusal(call, answer);
        var token = Read(answer, ApiJson.Readable.TokenAnswer);
        LogToken(token.ExpiresIn);
        return token;
    }

    private async Task<ApiAnswer> AttemptAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, call.Url);
        if (call.Body is { } json) request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        long start = _time.GetTimestamp();
        using var response = await AnswerAsync(request, cancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var head = Head(body);
        double milliseconds = _time.GetElapsedTime(start).TotalMilliseconds;
        LogAnswer(call, (int)response.StatusCode, head?.Errcode, milliseconds);
        if (head is { Errcode: not 0 } || (head is not null && response.IsSuccessStatusCode)) return new ApiAnswer(head.Errcode, WithoutSecrets(head.Errmsg ?? "", call), body);
        throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{call} was answered with HTTP {(int)response.StatusCode}, not by WeCom.", null, response.IsSuccessStatusCode ? null : response.StatusCode);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody gave it up: that is how a connection that takes too long to make is told.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection was made in time.", e);
        }
    }

    // A proxy on the way answers in HTML.
    private static AnswerHead? Head(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ApiJson.Readable.AnswerHead);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // WeCom's words go to the log; whoever echoes the request in them shall not bring its token there.
    private string WithoutSecrets(string errmsg, ApiCall call)
    {
        if (errmsg is "" or "ok") return errmsg;
        foreach (string secret in new[] { _options.Secret, call.Secret ?? "" })
        {
            if (secret.Length == 0) continue;
            errmsg = errmsg.Replace(secret, "***", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "***", StringComparison.Ordinal);
        }
        return errmsg;
    }

    /// <summary>Logs that a call ended without an answer.</summary>
    public void LogFault(ApiCall call, Exception fault) => LogFault(call, fault.GetType().Name, fault.Message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} ended without an answer: {Fault}: {Reason}")]
    private partial void LogFault(ApiCall call, string fault, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Call} answered {Status}, errcode {Errcode}, after {Milliseconds:0.0} ms")]
    private partial void LogAnswer(ApiCall call, int status, int? errcode, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "WeCom gave an access token for {Seconds} s")]
    private partial void LogToken(int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} was refused for its access token (errcode {Errcode}); another is fetched")]
    private partial void LogTokenRefused(ApiCall call, int errcode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} was refused: {Errmsg} (errcode {Errcode}). {Mend}")]
    private partial void LogRefused(ApiCall call, int errcode, string errmsg, string mend);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Call} was refused: {Errmsg} (errcode {Errcode}). {Mend}")]
    private partial void LogWrongSetting(ApiCall call, int errcode, string errmsg, string mend);
}
