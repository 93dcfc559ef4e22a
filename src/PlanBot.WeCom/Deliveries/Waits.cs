namespace PlanBot.WeCom.Deliveries;

/// <summary>Waiting for an answer, but not for ever.</summary>
internal static class Waits
{
    /// <summary>How long an answer may take before the chat shows that it is being made.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Whether a task has ended, at once or within a time. It is not awaited: its outcome is the caller's to see.</summary>
    public static async ValueTask<bool> IsReadyWithinAsync(this Task task, TimeSpan patience, TimeProvider time, CancellationToken cancel)
    {
        if (task.IsCompleted) return true;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(task, Task.Delay(patience, time, enough.Token));
        await enough.CancelAsync();
        return task.IsCompleted;
    }
}
