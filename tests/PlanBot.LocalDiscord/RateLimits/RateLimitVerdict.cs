namespace PlanBot.LocalDiscord;

/// <summary>What the rate limits say to a request.</summary>
/// <param name="RetryAfter">Null when it may pass; else how long the client must wait.</param>
/// <param name="Scope">user, global or shared.</param>
/// <param name="Limit">Requests in the window of the bucket.</param>
/// <param name="Remaining">Requests left in the window.</param>
/// <param name="ResetAfter">Until the window ends.</param>
/// <param name="Bucket">The name of the bucket, without major parameters; null for no headers.</param>
internal readonly record struct RateLimitVerdict(TimeSpan? RetryAfter, string Scope, int Limit, int Remaining, TimeSpan ResetAfter, string? Bucket);
