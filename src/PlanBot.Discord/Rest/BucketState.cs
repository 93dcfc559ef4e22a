namespace PlanBot.Discord.Rest;

/// <summary>The state of a rate limit as the headers of an answer give it.</summary>
/// <param name="Hash">Discord's name of the bucket, from <c>X-RateLimit-Bucket</c>; null when the answer names none.</param>
/// <param name="Limit">Requests in a window, at least 1.</param>
/// <param name="Remaining">Requests left in this window, 0 or more.</param>
/// <param name="ResetAfter">How long until the window ends, counted from when the answer was made.</param>
/// <param name="Reset">When the window ends by the server's clock, in seconds since 1970: it tells one window from the next; null when not given.</param>
/// <remarks>Source: discord-api-docs, developers/topics/rate-limits.mdx, Header Format.</remarks>
internal readonly record struct BucketState(string? Hash, int Limit, int Remaining, TimeSpan ResetAfter, double? Reset);
