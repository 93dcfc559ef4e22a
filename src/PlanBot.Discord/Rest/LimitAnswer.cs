using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PlanBot.Discord.Rest;

/// <summary>What an answer says of the rate limits; its times have a few milliseconds added for rounding.</summary>
/// <param name="Bucket">The state of the route's limit; null when the answer states none.</param>
/// <param name="RetryAfter">How long to wait, on a 429; null on any other answer.</param>
/// <param name="Scope">Whom a 429 concerns.</param>
/// <param name="Status">The HTTP status.</param>
internal readonly record struct LimitAnswer(BucketState? Bucket, TimeSpan? RetryAfter, LimitScope Scope, HttpStatusCode Status)
{
    // For a 429 that does not say how long; longer than most windows.
    private static readonly TimeSpan s_unstated = TimeSpan.FromSeconds(5);

    // No limit of Discord's is longer than a day; it keeps a nonsensical number from overflowing.
    private const double MaxSeconds = 24 * 60 * 60;

    // Discord rounds its times to a millisecond, and clocks tick apart.
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(5);

    /// <summary>True when Discord counts the request as invalid: 401, 403, or a 429 that is not shared.</summary>
    public bool IsInvalid => Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => true,
        HttpStatusCode.TooManyRequests => Scope != LimitScope.Shared,
        _ => false,
    };

    /// <summary>True when the route was served, so that an answer without a limit means that there is none.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Reads the headers, and of a 429 the body, which must be buffered.</summary>
    public static LimitAnswer Read(HttpResponseMessage response)
    {
        var bucket = ReadBucket(response);
        if (response.StatusCode != HttpStatusCode.TooManyRequests)
            return new LimitAnswer(bucket, null, LimitScope.User, response.StatusCode);
        var body = ReadBody(response);
        var scope = Header(response, "X-RateLimit-Scope") switch
        {
            "shared" => LimitScope.Shared,
            "global" => LimitScope.Global,
            _ when body?.Global == true || Header(response, "X-RateLimit-Global") is not null => LimitScope.Global,
            null when body is null && bucket is null => LimitScope.Address,
            _ => LimitScope.User,
        };
        // The header is the body's figure in whole seconds; where they differ, the later one offends neither.
        double seconds = Math.Max(Seconds(Header(response, "Retry-After")) ?? 0, Clamp(body?.RetryAfter) ?? 0);
        return new LimitAnswer(bucket, seconds > 0 ? TimeSpan.FromSeconds(seconds) + s_margin : bucket?.ResetAfter ?? s_unstated, scope, response.StatusCode);
    }

    private static BucketState? ReadBucket(HttpResponseMessage response)
    {
        if (!int.TryParse(Header(response, "X-RateLimit-Limit"), CultureInfo.InvariantCulture, out int limit)) return null;
        if (!int.TryParse(Header(response, "X-RateLimit-Remaining"), CultureInfo.InvariantCulture, out int remaining)) return null;
        if (Seconds(Header(response, "X-RateLimit-Reset-After")) is not { } resetAfter) return null;
        double? reset = double.TryParse(Header(response, "X-RateLimit-Reset"), CultureInfo.InvariantCulture, out double at) && double.IsFinite(at) ? at : null;
        return new BucketState(Header(response, "X-RateLimit-Bucket"), Math.Max(limit, 1), Math.Max(remaining, 0), TimeSpan.FromSeconds(resetAfter) + s_margin, reset);
    }

    private static TooManyRequests? ReadBody(HttpResponseMessage response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Content.ReadAsStream(), RestJson.Default.TooManyRequests);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static double? Seconds(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) ? Clamp(seconds) : null;

    private static double? Clamp(double? seconds) => seconds is { } given && !double.IsNaN(given) ? Math.Clamp(given, 0, MaxSeconds) : null;
}
