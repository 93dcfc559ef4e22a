namespace PlanBot.LocalDiscord;

/// <summary>Hands out Discord ids: 42 bits of milliseconds since 2015-01-01 UTC, then a counter, so that later ids are larger.</summary>
/// <remarks>Discord's API reference, section "Snowflakes". Safe to call from several threads.</remarks>
public sealed class Snowflakes(TimeProvider time)
{
    /// <summary>Milliseconds of the Unix epoch at which Discord's ids begin.</summary>
    public const long Epoch = 1_420_070_400_000;

    private long _last;

    /// <summary>A new id, larger than every id before it.</summary>
    public ulong Next()
    {
        var floor = (time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
        while (true)
        {
            var seen = Interlocked.Read(ref _last);
            var next = Math.Max(floor, seen + 1);
            if (Interlocked.CompareExchange(ref _last, next, seen) == seen)
            {
                return (ulong)next;
            }
        }
    }

    /// <summary>When an id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);
}
