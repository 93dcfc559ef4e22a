namespace PlanBot.Discord.Rest;

/// <summary>
/// The bot's limit over all routes. A place is free again one second after its request was answered: however long requests
/// are on the way, no second at Discord's end holds more than the limit. Not safe for several threads; <see cref="RateLimits"/> guards it.
/// </summary>
/// <param name="perSecond">Requests a second, at least 1; null for no limit.</param>
/// <remarks>Source: discord-api-docs, developers/topics/rate-limits.mdx, Global Rate Limit.</remarks>
internal sealed class GlobalLimit(int? perSecond)
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(1);

    private readonly Queue<TimeSpan> _answered = new();
    private int _underWay;
    private TimeSpan _blockedUntil;

    /// <summary>When the next request may go: now, or a time to come; null when an answer under way has to come first.</summary>
    public TimeSpan? Due(TimeSpan now)
    {
        if (_blockedUntil > now) return _blockedUntil;
        if (perSecond is not { } limit) return now;
        while (_answered.TryPeek(out var first) && first + s_window <= now) _answered.Dequeue();
        if (_underWay + _answered.Count < limit) return now;
        return _answered.TryPeek(out var oldest) ? oldest + s_window : null;
    }

    /// <summary>A request goes.</summary>
    public void Take() => _underWay++;

    /// <summary>A request was answered, or ended without.</summary>
    public void Release(TimeSpan now)
    {
        _underWay--;
        if (perSecond is not null) _answered.Enqueue(now);
    }

    /// <summary>Lets nothing go for a while.</summary>
    public void Block(TimeSpan until)
    {
        if (until > _blockedUntil) _blockedUntil = until;
    }
}
