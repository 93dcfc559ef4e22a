namespace PlanBot.LocalDiscord;

/// <summary>The limits on starting sessions: so many a day, and <c>max_concurrency</c> in each window of 5 seconds.</summary>
/// <remarks>Page "Gateway" of Discord's documentation, sections "Session Start Limit" and "Max Concurrency".</remarks>
internal sealed class IdentifyLimit(LocalDiscordOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTimeOffset> _nextByKey = [];
    private DateTimeOffset _resetAt = options.Time.GetUtcNow() + TimeSpan.FromDays(1);
    private int _remaining = options.SessionStarts;

    /// <summary>Session starts left today, and when the count begins anew.</summary>
    public (int Remaining, TimeSpan ResetAfter) State
    {
        get
        {
            lock (_gate)
            {
                Renew();
                return (_remaining, _resetAt - options.Time.GetUtcNow());
            }
        }
    }

    /// <summary>Takes a start; false when one of the limits forbids it.</summary>
    public bool TryTake(int shard)
    {
        lock (_gate)
        {
            Renew();
            var now = options.Time.GetUtcNow();
            // Each key may start one shard a window: together that is max_concurrency.
            var key = shard % options.MaxConcurrency;
            if (_remaining == 0 || _nextByKey.TryGetValue(key, out var next) && now < next)
            {
                return false;
            }
            _remaining--;
            _nextByKey[key] = now + options.IdentifyWindow;
            return true;
        }
    }

    private void Renew()
    {
        if (options.Time.GetUtcNow() >= _resetAt)
        {
            _resetAt += TimeSpan.FromDays(1);
            _remaining = options.SessionStarts;
        }
    }
}
