namespace PlanBot.WeCom.Tests.Channels;

/// <summary>A clock on which all times pass faster, the same for all who look at it.</summary>
/// <param name="speed">How much.</param>
internal sealed class FastTime(int speed) : TimeProvider
{
    private readonly DateTimeOffset _begin = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _begin + (System.GetUtcNow() - _begin) * speed;

    public override long GetTimestamp() => System.GetTimestamp() * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period)), this);

    private TimeSpan Shorter(TimeSpan time) => time > TimeSpan.Zero ? time / speed : time;

    private sealed class Timer(ITimer timer, FastTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Shorter(dueTime), time.Shorter(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
