namespace PlanBot.LocalDiscord;

/// <summary>Rate limits of the local Discord. Discord states that its own may change at any time; these are of its usual size.</summary>
public sealed record RateLimitOptions
{
    /// <summary>No limits and no headers: for load runs.</summary>
    public static RateLimitOptions None { get; } = new() { Lifted = true };

    /// <summary>Whether there are no limits.</summary>
    public bool Lifted { get; init; }

    /// <summary>Requests in <see cref="Window"/> on each route and major parameter.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>The window of <see cref="Limit"/>, from its first request on.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Other limits, by operation id of Discord's OpenAPI document, such as <c>create_message</c>.</summary>
    public IReadOnlyDictionary<string, (int Limit, TimeSpan Window)> ByOperation { get; init; } =
        new Dictionary<string, (int, TimeSpan)> { ["create_message"] = (5, TimeSpan.FromSeconds(5)) };

    /// <summary>Operations that share one bucket: operation id to the name of the bucket.</summary>
    public IReadOnlyDictionary<string, string> SharedBuckets { get; init; } = new Dictionary<string, string>
    {
        ["update_message"] = "messages",
        ["delete_message"] = "messages",
        ["update_original_webhook_message"] = "webhook",
        ["delete_original_webhook_message"] = "webhook",
        ["execute_webhook"] = "webhook",
    };

    /// <summary>Requests of the bot a second, over all routes but those of interactions. Discord says 50.</summary>
    public int GlobalPerSecond { get; init; } = 50;

    /// <summary>Answers of 401, 403 and 429 (but for scope shared) in 10 minutes after which nothing is served. Discord says 10,000.</summary>
    public int InvalidRequests { get; init; } = 10_000;

    /// <summary>Requests that arrive so soon after the answer that forbade them are taken to have been under way; they are refused but not counted as early.</summary>
    public TimeSpan UnderWay { get; init; } = TimeSpan.FromMilliseconds(100);
}
