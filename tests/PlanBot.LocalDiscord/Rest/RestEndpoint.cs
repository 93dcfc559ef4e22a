using System.Globalization;

namespace PlanBot.LocalDiscord;

/// <summary>Takes a request of REST through all of Discord's gates: version, route, token, user agent, rate limit, body; then answers it.</summary>
internal sealed class RestEndpoint(
    LocalDiscordOptions options, OpenApiDocument api, RateLimiter limiter, FaultScript faults, ViolationLog violations, IReadOnlyDictionary<string, Func<ApiRequest, ApiAnswer>> handlers)
{
    /// <summary>Answers a request below <c>/api</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path below <c>/api</c>, such as <c>/v10/gateway</c>.</param>
    public async Task HandleAsync(HttpContext context, string path)
    {
        var method = context.Request.Method;
        if (!path.StartsWith("/v10/", StringComparison.Ordinal))
        {
            violations.Add("version", $"{method} {path}", "Only v10 is offered");
            await WriteAsync(context, Error(400, 50041, "Invalid API version"), default);
            return;
        }
        path = path["/v10".Length..];
        if (!api.TryFind(method, path, out var operation, out var parameters))
        {
            violations.Add("route", $"{method} {path}", "Discord's API has no such route");
            await WriteAsync(context, api.HasPath(path) ? Error(405, 0, "405: Method Not Allowed") : Error(404, 0, "404: Not Found"), default);
            return;
        }
        var fault = faults.Take(operation.Id);
        if (fault?.Kind == RestFaultKind.CutBefore)
        {
            context.Abort();
            return;
        }
        var (answer, verdict) = await AnswerAsync(context, operation, parameters, fault);
        await DisturbAsync(context, answer, verdict, fault);
    }

    private async Task<(ApiAnswer Answer, RateLimitVerdict Verdict)> AnswerAsync(HttpContext context, ApiOperation operation, Dictionary<string, string> parameters, RestFault? fault)
    {
        if (operation.NeedsToken && context.Request.Headers.Authorization != "Bot " + options.Token)
        {
            violations.Add("token", operation.Id, "The Authorization header is missing or wrong");
            return (Error(401, 0, "401: Unauthorized"), default);
        }
        if (!context.Request.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal))
        {
            violations.Add("user agent", operation.Id, $"\"{context.Request.Headers.UserAgent}\" is not of the form DiscordBot (url, version)");
            return (Error(403, 40333, "internal network error"), default);
        }
        var verdict = limiter.Judge(operation, parameters, fault);
        if (verdict.RetryAfter is { } wait)
        {
            return (TooMany(wait, verdict.Scope), verdict);
        }
        if (fault?.Kind == RestFaultKind.ServerError)
        {
            return (Error(fault.Status, 0, $"{fault.Status}: Internal Server Error"), verdict);
        }
        try
        {
            var request = await ReadAsync(context, operation, parameters);
            if (!handlers.TryGetValue(operation.Id, out var handler))
            {
                violations.Add("not offered", operation.Id, "The local Discord does not have this operation");
                return (Error(501, 0, "501: Not Implemented"), verdict);
            }
            return (handler(request), verdict);
        }
        catch (ApiException error)
        {
            violations.Add(error.Code == 50035 ? "body" : "refused", operation.Id, $"{error.Code} {error.Message}{(error.Errors is null ? "" : ": " + error.Errors.Summary)}");
            return (new ApiAnswer(error.Status, error.ToJson()), verdict);
        }
        catch (Exception error) when (error is not (OperationCanceledException or IOException))
        {
            // A fault of this server, not of the bot; a test must not take it for Discord's bad day.
            violations.Add("local fault", operation.Id, error.ToString());
            return (Error(500, 0, "500: Internal Server Error"), verdict);
        }
    }

    private async Task<ApiRequest> ReadAsync(HttpContext context, ApiOperation operation, Dictionary<string, string> parameters)
    {
        var (body, files) = operation.HasBody ? await RequestBody.ReadAsync(context.Request, operation) : (default, []);
        if (options.Validate && operation.HasBody)
        {
            var errors = new FieldErrors();
            var unknown = new List<string>();
            BodyRules.Check(operation, body, files.Count > 0, errors, unknown);
            foreach (var field in unknown)
            {
                violations.Add("unknown field", operation.Id, field);
            }
            if (!errors.IsEmpty)
            {
                throw ApiException.Invalid(errors);
            }
        }
        return new ApiRequest(operation, parameters, context.Request.Query, body, files);
    }

    private async Task DisturbAsync(HttpContext context, ApiAnswer answer, RateLimitVerdict verdict, RestFault? fault)
    {
        var delay = faults.TakeDelay() + (fault?.Kind == RestFaultKind.Delay ? fault.Delay : TimeSpan.Zero);
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, options.Time, context.RequestAborted);
        }
        switch (fault?.Kind)
        {
            case RestFaultKind.CutAfter:
                context.Abort();
                return;
            case RestFaultKind.ServerErrorAfter:
                answer = Error(fault.Status, 0, $"{fault.Status}: Internal Server Error");
                break;
            case RestFaultKind.Garbage:
                answer = new ApiAnswer(200, "<html><body>gateway time-out</body></html>"u8.ToArray());
                break;
        }
        await WriteAsync(context, answer, verdict);
    }

    private async Task WriteAsync(HttpContext context, ApiAnswer answer, RateLimitVerdict verdict)
    {
        var response = context.Response;
        if (limiter.CountAnswer(answer.Status, verdict.Scope))
        {
            // Such a ban is Cloudflare's, not Discord's: no JSON, no rate limit headers.
            violations.Add("banned", context.Request.Path, "Too many invalid requests in 10 minutes");
            response.StatusCode = 429;
            response.Headers.RetryAfter = "600";
            await response.WriteAsync("error code: 1015");
            return;
        }
        response.StatusCode = answer.Status;
        AddHeaders(response.Headers, verdict);
        if (answer.Body is { } body)
        {
            response.ContentType = "application/json";
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body);
        }
    }

    private void AddHeaders(IHeaderDictionary headers, RateLimitVerdict verdict)
    {
        if (verdict.Bucket is { } bucket)
        {
            headers["X-RateLimit-Limit"] = verdict.Limit.ToString();
            headers["X-RateLimit-Remaining"] = verdict.Remaining.ToString();
            headers["X-RateLimit-Reset"] = ((options.Time.GetUtcNow() + verdict.ResetAfter).ToUnixTimeMilliseconds() / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset-After"] = RateLimiter.Seconds(verdict.ResetAfter);
            headers["X-RateLimit-Bucket"] = bucket;
        }
        if (verdict.RetryAfter is { } wait)
        {
            // Whole seconds here, fractions in the body, as Discord answers.
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Scope"] = verdict.Scope;
            if (verdict.Scope == "global")
            {
                headers["X-RateLimit-Global"] = "true";
            }
        }
    }

    private static ApiAnswer TooMany(TimeSpan wait, string scope) => new(429, JsonWriting.Object(writer =>
    {
        writer.WriteString("message", scope == "shared" ? "The resource is being rate limited." : "You are being rate limited.");
        writer.WritePropertyName("retry_after");
        writer.WriteRawValue(RateLimiter.Seconds(wait));
        writer.WriteBoolean("global", scope == "global");
    }));

    private static ApiAnswer Error(int status, int code, string message) => new(status, new ApiException(status, code, message).ToJson());
}
