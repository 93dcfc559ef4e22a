namespace PlanBot.Discord.Gateway;

/// <summary>Keeps one connection below the number of payloads that Discord allows it to send. Safe to use from several threads.</summary>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, Rate Limiting: 120 in 60 seconds, beyond which Discord disconnects.</remarks>
internal sealed class SendLimit(TimeProvider time)
{
    /// <summary>The most payloads sent in a <see cref="Window"/>: a few below Discord's 120, since a late one may arrive together with the next.</summary>
    public const int Most = 116;

    /// <summary>The time over which Discord counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Queue<long> _sent = new();

    /// <summary>Takes leave to send one payload now.</summary>
    /// <param name="spare">How many more must be left after it, for what is more urgent.</param>
    /// <returns>Whether it may be sent.</returns>
    public bool TryTake(int spare = 0) => Take(spare) == TimeSpan.Zero;

    /// <summary>Waits until one payload may be sent.</summary>
    public async ValueTask WaitAsync(CancellationToken cancel)
    {
        while (Take(spare: 0) is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
    }

    // Zero when taken, else the time until the next can be.
    private TimeSpan Take(int spare)
    {
        lock (_lock)
        {
            while (_sent.TryPeek(out long oldest) && time.GetElapsedTime(oldest) >= Window) _sent.Dequeue();
            if (_sent.Count >= Most - spare) return Window - time.GetElapsedTime(_sent.Peek());
            _sent.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }
}
