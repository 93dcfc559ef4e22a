namespace PlanBot.WeCom.Deliveries;

/// <summary>
/// What a callback is answered by within its own response, for as long as WeCom may ask again: a repeat of the callback, or
/// the next question for the rest of a stream. The whole answer goes out this way or another, never both. Safe to use from
/// several threads.
/// </summary>
internal sealed class OpenAnswer
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _passive;
    private bool _isWhole;
    private int _going;
    private bool _elsewhere;
    private int _asked;

    /// <summary>Ends when WeCom has taken the whole answer.</summary>
    public Task Taken => _taken.Task;

    /// <summary>How often WeCom asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Sets what is answered from now on.</summary>
    /// <param name="passive">The reply's plaintext.</param>
    /// <param name="isWhole">Whether it is all that there is to say.</param>
    public void Set(string passive, bool isWhole)
    {
        lock (_lock)
        {
            if (_elsewhere) return;
            (_passive, _isWhole) = (passive, isWhole);
        }
    }

    /// <summary>Answers one request.</summary>
    /// <param name="answer">Writes the reply; tells whether it was written.</param>
    /// <returns>Whether something was written.</returns>
    public async Task<bool> AnswerAsync(Func<string, Task<bool>> answer)
    {
        string? passive;
        bool isWhole;
        lock (_lock)
        {
            _asked++;
            (passive, isWhole) = (_passive, _isWhole && !_elsewhere);
            if (passive is null) return false;
            if (isWhole) _going++;
        }
        bool isWritten = await answer(passive);
        if (!isWhole) return isWritten;
        lock (_lock) _going--;
        if (isWritten) _taken.TrySetResult();
        return isWritten;
    }

    /// <summary>Takes the whole answer away, to deliver it in another way.</summary>
    /// <param name="instead">What WeCom is told from now on where it asks all the same; null for nothing.</param>
    /// <returns>False where it is on its way, or was taken.</returns>
    public bool TryTakeElsewhere(string? instead)
    {
        lock (_lock)
        {
            if (_going > 0 || _taken.Task.IsCompleted || _elsewhere) return false;
            _elsewhere = true;
            _passive = instead;
            return true;
        }
    }
}
