namespace PlanBot.WeCom.LongConnection;

/// <summary>How long to wait before the next connection. Delays and no clock, so that it is tested as a table.</summary>
/// <param name="jitter">Gives the chance, from 0 up to but not including 1.</param>
internal sealed class Backoff(Func<double> jitter)
{
    /// <summary>A subscription is stable once it has lasted this long; the delays then begin anew.</summary>
    public static readonly TimeSpan Stable = TimeSpan.FromSeconds(30);

    /// <summary>The longest delay after a lost connection, as in WeCom's own library.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The longest delay after being told to stay away. WeCom keeps one connection a robot, and the newest: two programs that came back at once would throw each other out for ever.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMinutes(4);

    private int _times;

    /// <summary>The delay after a connection has ended.</summary>
    /// <param name="reason">Why it ended.</param>
    /// <param name="readyFor">How long it was subscribed; null when it never was.</param>
    /// <returns>At the n-th time since a stable one, between half and all of 2^n seconds, at most <see cref="Longest"/>; half to all of <see cref="Away"/> where WeCom showed the bot out.</returns>
    public TimeSpan After(WaitReason reason, TimeSpan? readyFor)
    {
        if (readyFor >= Stable) _times = 0;
        if (reason is WaitReason.Displaced or WaitReason.Throttled) return Part(Away.TotalSeconds);
        return Part(Math.Min(Math.Pow(2, ++_times), Longest.TotalSeconds));
    }

    private TimeSpan Part(double seconds) => TimeSpan.FromSeconds(seconds * (1 + jitter()) / 2);
}
