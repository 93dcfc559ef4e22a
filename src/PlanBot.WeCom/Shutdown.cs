namespace PlanBot.WeCom;

/// <summary>The bot's end in three steps: nothing new goes over the long connection; then nothing is waited for that will not come any more; then answers that are not ready become apologies, for which there is still time.</summary>
/// <param name="time">The clock.</param>
internal sealed class Shutdown(TimeProvider time) : IDisposable
{
    /// <summary>How long answers that are being made may still take; below the time that <see cref="Conversations.ChatLanes"/> waits.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ending = new();
    private ITimer? _timer;
    private int _leaving;

    /// <summary>True when the long connection is about to be left, and kept only until it is known what became of the answers on their way.</summary>
    public bool IsLeaving => Volatile.Read(ref _leaving) == 1;

    /// <summary>Cancelled when the bot begins to stop: a lost connection will not come back, WeCom will not call again.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled <see cref="Grace"/> later.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>The long connection is about to be left.</summary>
    public void Leave() => Interlocked.Exchange(ref _leaving, 1);

    /// <summary>Begins it; does nothing when it has begun.</summary>
    public void Begin()
    {
        if (_stopping.IsCancellationRequested) return;
        _stopping.Cancel();
        _timer ??= time.CreateTimer(static ending => ((CancellationTokenSource)ending!).Cancel(), _ending, Grace, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
        _ending.Dispose();
    }
}
