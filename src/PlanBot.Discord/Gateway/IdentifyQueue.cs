namespace PlanBot.Discord.Gateway;

/// <summary>Lets shards begin sessions as fast as Discord allows and no faster. Shared by all shards of the bot.</summary>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, Max Concurrency and Session Start Limit Object. A bot that starts too many sessions a day has its token reset.</remarks>
internal sealed class IdentifyQueue : IDisposable
{
    /// <summary>The time between two identifies of one key: Discord's 5 seconds, and a little since the first may arrive late.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5.25);

    /// <summary>The time for which a number of starts is given.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly GatewayLog _log;
    private readonly Key[] _keys;
    private readonly Lock _lock = new();
    private readonly int _total;
    private int _remaining;
    private DateTimeOffset _resetAt;

    /// <param name="limit">What Discord allows.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where a used-up day is written.</param>
    public IdentifyQueue(SessionStartLimit limit, TimeProvider time, GatewayLog log)
    {
        _time = time;
        _log = log;
        _keys = [.. Enumerable.Range(0, Math.Max(1, limit.MaxConcurrency)).Select(_ => new Key())];
        _total = Math.Max(1, limit.Total);
        _remaining = limit.Remaining;
        _resetAt = time.GetUtcNow() + (limit.ResetAfter > 0 ? TimeSpan.FromMilliseconds(limit.ResetAfter) : Window);
    }

    /// <summary>Waits for the shard's turn, then identifies. The shards of one key go in the order in which they came.</summary>
    /// <param name="shard">The shard's number; its key is that modulo the concurrency.</param>
    /// <param name="identify">Sends the identify.</param>
    /// <param name="cancel">Leaves the queue; the turn goes to the next.</param>
    public async Task RunAsync(int shard, Func<Task> identify, CancellationToken cancel)
    {
        var key = _keys[shard % _keys.Length];
        await key.Turn.WaitAsync(cancel);
        try
        {
            if (key.LastAt is { } last && Spacing - _time.GetElapsedTime(last) is var left && left > TimeSpan.Zero) await Task.Delay(left, _time, cancel);
            await TakeStartAsync(cancel);
            // Noted also when sending fails: it may have arrived.
            key.LastAt = _time.GetTimestamp();
            await identify();
            key.LastAt = _time.GetTimestamp();
        }
        finally
        {
            key.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys) key.Turn.Dispose();
    }

    private async Task TakeStartAsync(CancellationToken cancel)
    {
        while (UntilStart() is var wait && wait > TimeSpan.Zero)
        {
            _log.NoStartsLeft(wait);
            await Task.Delay(wait, _time, cancel);
        }
    }

    // Zero when a start was taken, else the time until there is one.
    private TimeSpan UntilStart()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (now >= _resetAt) (_remaining, _resetAt) = (_total, now + Window);
            if (_remaining <= 0) return _resetAt - now;
            _remaining--;
            return TimeSpan.Zero;
        }
    }

    private sealed class Key
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long? LastAt { get; set; }
    }
}
