namespace PlanBot.LocalDiscord;

/// <summary>How the bot kept to the rate limits.</summary>
/// <param name="Refused">Requests answered with 429.</param>
/// <param name="Early">Of those, requests that came although an earlier answer had told the bot to wait.</param>
public sealed record RateLimitCount(int Refused, int Early);
