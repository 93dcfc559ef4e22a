namespace PlanBot.Discord.Rest;

/// <summary>
/// One rate limit of Discord's: how many requests may still go in this window, and who waits for the next. Times are
/// counted from the start of the client. Not safe for several threads; <see cref="RateLimits"/> guards it.
/// </summary>
internal sealed class Bucket
{
    // Ends of windows nearer than this are one end, differently rounded; in seconds.
    private const double SameReset = 0.1;

    private readonly PriorityQueue<Waiter, long> _waiting = new();

    // Until the first answer tells, one request at a time finds the limit out. Null afterwards: Discord states none.
    private bool _isKnown;
    private int? _limit;

    // Requests that may still go before _resetAt; below zero when requests of the window before are still under way.
    private int _left;
    private int _underWay;

    // Null when nothing is known of this window yet: no request of it has been answered.
    private TimeSpan? _resetAt;
    private double? _reset;
    private TimeSpan _longestWindow;
    private TimeSpan _blockedUntil;

    /// <summary>True once an answer gave it a name.</summary>
    public bool IsNamed { get; set; }

    /// <summary>When it is to be looked at again; null when no alarm is set for it.</summary>
    public TimeSpan? Alarm { get; set; }

    /// <summary>True while it stands in the queue for the global limit.</summary>
    public bool WaitsForGlobal { get; set; }

    /// <summary>True when a request waits, be it one that its caller has given up.</summary>
    public bool HasWaiting => _waiting.Count > 0;

    /// <summary>Puts a request in the queue at its place.</summary>
    public void Enqueue(Waiter waiter) => _waiting.Enqueue(waiter, waiter.Request.Turn);

    /// <summary>The first request that still waits; those given up are dropped.</summary>
    public Waiter? First()
    {
        while (_waiting.TryPeek(out var first, out _))
        {
            if (!first.Task.IsCompleted) return first;
            _waiting.Dequeue();
        }
        return null;
    }

    /// <summary>When the next request may go: now, or a time to come; null when an answer under way has to tell first.</summary>
    public TimeSpan? Due(TimeSpan now)
    {
        if (_blockedUntil > now) return _blockedUntil;
        if (!_isKnown) return _underWay == 0 ? now : null;
        if (_limit is not { } limit) return now;
        if (_resetAt <= now)
        {
            // What is still under way may be counted in the new window.
            _left = limit - _underWay;
            _resetAt = null;
        }
        return _left > 0 ? now : _resetAt;
    }

    /// <summary>A request goes.</summary>
    public void Take()
    {
        _left--;
        _underWay++;
    }

    /// <summary>A request ended without an answer that states the limit. It may have been counted all the same.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isServed">True when it was carried out, which tells that Discord states no limit here.</param>
    public void Abandon(TimeSpan now, bool isServed)
    {
        _underWay--;
        if (isServed) _isKnown = true;
        if (_limit is not null) _resetAt ??= now + _longestWindow;
    }

    /// <summary>A request of this bucket was answered.</summary>
    public void Answer(in BucketState state, TimeSpan now)
    {
        _underWay--;
        Learn(state, now);
    }

    /// <summary>The answer to a request that went before its route was known to share this bucket.</summary>
    public void Adopt(in BucketState state, TimeSpan now)
    {
        _left--;
        Learn(state, now);
    }

    /// <summary>Lets nothing go for a while.</summary>
    public void Block(TimeSpan until)
    {
        if (until > _blockedUntil) _blockedUntil = until;
    }

    /// <summary>Hands the waiting requests of a route over to the bucket that turned out to be theirs.</summary>
    public void Move(RouteKey route, Bucket to)
    {
        var all = _waiting.UnorderedItems.Select(i => i.Element).ToList();
        _waiting.Clear();
        foreach (var waiter in all) (waiter.Request.Route.Key == route ? to : this).Enqueue(waiter);
    }

    /// <summary>True when forgetting it loses nothing but its limit, which is found out again.</summary>
    public bool IsIdle(TimeSpan now) => _waiting.Count == 0 && _underWay == 0 && _blockedUntil <= now && (_resetAt is null || _resetAt <= now);

    // Times run from when the answer came, which is after it was made: so they end here later than there, never before.
    private void Learn(in BucketState state, TimeSpan now)
    {
        bool isOtherWindow = !_isKnown || _limit is null || (_resetAt is not null && state.Reset > _reset + SameReset);
        _isKnown = true;
        _limit = state.Limit;
        _left = isOtherWindow ? state.Remaining - _underWay : Math.Min(_left, state.Remaining);
        var resetAt = now + state.ResetAfter;
        if (_resetAt is null || resetAt > _resetAt) _resetAt = resetAt;
        if (_reset is null || state.Reset > _reset) _reset = state.Reset;
        if (state.ResetAfter > _longestWindow) _longestWindow = state.ResetAfter;
    }
}
