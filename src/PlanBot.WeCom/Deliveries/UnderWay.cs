namespace PlanBot.WeCom.Deliveries;

/// <summary>Counts what has begun and not yet ended. Safe to use from several threads.</summary>
internal sealed class UnderWay
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>One more.</summary>
    public void Add()
    {
        lock (_lock)
        {
            if (_count++ == 0 && _none.Task.IsCompleted) _none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>One less.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (--_count == 0) _none.TrySetResult();
        }
    }

    /// <summary>Ends when there are none; at once where there are none now.</summary>
    public Task WhenNoneAsync()
    {
        lock (_lock) return _count == 0 ? Task.CompletedTask : _none.Task;
    }
}
