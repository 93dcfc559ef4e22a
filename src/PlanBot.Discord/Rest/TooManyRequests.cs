namespace PlanBot.Discord.Rest;

/// <summary>The body of a 429 answer.</summary>
/// <param name="RetryAfter">Seconds to wait; null when the body does not say.</param>
/// <param name="Global">True when the bot's global limit is exceeded.</param>
/// <remarks>Source: discord-api-docs, developers/topics/rate-limits.mdx, Rate Limit Response Structure.</remarks>
internal sealed record TooManyRequests(double? RetryAfter, bool Global);
