using System.Globalization;
using System.Net;
using System.Text;

namespace PlanBot.Discord.Tests.Rest;

/// <summary>Answers as Discord words them.</summary>
internal static class Answers
{
    public static HttpResponseMessage Ok(string body = "{}") => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Of(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage With(this HttpResponseMessage response, string bucket, int limit, int remaining, double resetAfter, DateTimeOffset? reset = null)
    {
        response.Headers.Add("X-RateLimit-Bucket", bucket);
        response.Headers.Add("X-RateLimit-Limit", $"{limit}");
        response.Headers.Add("X-RateLimit-Remaining", $"{remaining}");
        response.Headers.Add("X-RateLimit-Reset-After", Seconds(resetAfter));
        if (reset is { } at) response.Headers.Add("X-RateLimit-Reset", Seconds(at.ToUnixTimeMilliseconds() / 1000.0));
        return response;
    }

    public static HttpResponseMessage TooMany(double retryAfter, string? scope = "user", bool hasHeader = true)
    {
        var response = Of(HttpStatusCode.TooManyRequests, $$"""{"message":"You are being rate limited.","retry_after":{{Seconds(retryAfter)}},"global":{{(scope == "global" ? "true" : "false")}}}""");
        if (hasHeader) response.Headers.Add("Retry-After", $"{Math.Ceiling(retryAfter):0}");
        if (scope is not null) response.Headers.Add("X-RateLimit-Scope", scope);
        if (scope == "global") response.Headers.Add("X-RateLimit-Global", "true");
        return response;
    }

    private static string Seconds(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
