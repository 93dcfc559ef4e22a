namespace PlanBot.Discord.Rest;

/// <summary>
/// Counts the answers for which Discord bans an address: 401, 403 and 429 but shared ones, 10,000 in 10 minutes. Stops at half
/// of that, since others may use the same address. Not safe for several threads; <see cref="RateLimits"/> guards it.
/// </summary>
/// <remarks>Source: discord-api-docs, developers/topics/rate-limits.mdx, Invalid Request Limit.</remarks>
internal sealed class InvalidRequests
{
    /// <summary>So many invalid requests in the window stop all further ones.</summary>
    public const int Limit = 5_000;

    /// <summary>So many are worth a warning.</summary>
    public const int Notable = 1_000;

    /// <summary>How long an invalid request counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<TimeSpan> _times = new();

    /// <summary>Counts one; how many there are now.</summary>
    public int Add(TimeSpan now)
    {
        Forget(now);
        _times.Enqueue(now);
        return _times.Count;
    }

    /// <summary>When requests may go again; null when they may go now.</summary>
    public TimeSpan? Until(TimeSpan now)
    {
        Forget(now);
        return _times.Count < Limit ? null : _times.Peek() + Window;
    }

    private void Forget(TimeSpan now)
    {
        while (_times.TryPeek(out var first) && first + Window <= now) _times.Dequeue();
    }
}
