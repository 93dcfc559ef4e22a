namespace PlanBot.Discord.Gateway;

/// <summary>How long a shard waits before it connects again. Delays and no clock, so that it is tested as a table.</summary>
/// <param name="jitter">Gives the chance, from 0 up to but not including 1.</param>
internal sealed class Backoff(Func<double> jitter)
{
    /// <summary>A session is stable once it has been ready for this long; the delays then begin anew.</summary>
    public static readonly TimeSpan Stable = TimeSpan.FromSeconds(30);

    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // A working session that dropped is wanted back at once; a little chance keeps the shards of a restarted server apart.
    private static readonly TimeSpan s_resume = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    // Connections in a row that never were ready; sessions that were lost since a stable one.
    private int _failed;
    private int _lost;

    /// <summary>The delay after a connection has ended.</summary>
    /// <param name="readyFor">How long it was ready; null when it never was.</param>
    /// <param name="resumes">Whether the next connection resumes a session; the starts of new ones are counted by Discord, so that those come slower and slower until one is stable.</param>
    /// <returns>Up to 250 ms for a session that worked. Else, at the n-th time in a row, between half and all of 2^(n-1) seconds, at most <see cref="Longest"/>.</returns>
    public TimeSpan After(TimeSpan? readyFor, bool resumes)
    {
        _failed = readyFor is null ? _failed + 1 : 0;
        if (readyFor >= Stable) _lost = 0;
        if (!resumes) _lost++;
        int times = resumes ? _failed : Math.Max(_failed, _lost);
        if (times == 0) return s_resume * jitter();
        double full = Math.Min(s_first.TotalSeconds * Math.Pow(2, times - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(full * (1 + jitter()) / 2);
    }
}
