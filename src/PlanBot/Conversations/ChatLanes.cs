using System.Threading.Channels;

namespace PlanBot.Conversations;

/// <summary>
/// Begins work chat by chat in order: what is added for a chat begins when all that was added for it before has begun and
/// come to its first wait. Waiting for a channel holds up nobody.
/// </summary>
public sealed class ChatLanes : IAsyncDisposable
{
    /// <summary>The longest that an end waits for what was begun.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly Channel<Func<Task>>[] _lanes;
    private readonly Task[] _running;
    private readonly TimeProvider _time;
    private int _open = 1;
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="lanes">How much is worked on at a time.</param>
    /// <param name="time">The clock.</param>
    public ChatLanes(int lanes, TimeProvider time)
    {
        _time = time;
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true }))];
        _running = [.. _lanes.Select(lane => Task.Run(() => RunAsync(lane.Reader)))];
    }

    /// <summary>Adds work, which must not throw.</summary>
    public void Add(string chat, Func<Task> work)
    {
        Interlocked.Increment(ref _open);
        if (!_lanes[(chat.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % _lanes.Length].Writer.TryWrite(work)) Done();
    }

    /// <summary>Ends when all that was added is done.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) lane.Writer.TryComplete();
        await Task.WhenAll(_running);
        Done();
        // A shutdown does not wait for a channel that is away.
        await Task.WhenAny(_empty.Task, Task.Delay(LongestWait, _time));
    }

    private async Task RunAsync(ChannelReader<Func<Task>> lane)
    {
        await foreach (var work in lane.ReadAllAsync()) _ = Count(work());
    }

    private async Task Count(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Done();
    }

    private void Done()
    {
        if (Interlocked.Decrement(ref _open) == 0) _empty.TrySetResult();
    }
}
