using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace PlanBot.Tests;

/// <summary>A clock that a test moves, and that says which timers are set, so that no test moves it too soon.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The times of the timers as they are set; taken once.</summary>
    public ChannelReader<TimeSpan> Timers => _timers.Reader;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer of each of these times was set.</summary>
    public async Task SetAsync(params TimeSpan[] dues)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var missing = dues.ToList();
        while (missing.Count > 0) missing.Remove(await _timers.Reader.ReadAsync(patience.Token));
    }

    /// <summary>Waits until a timer of this time was set, then lets it pass.</summary>
    public async Task PassAsync(TimeSpan due)
    {
        await SetAsync(due);
        Advance(due);
    }
}
