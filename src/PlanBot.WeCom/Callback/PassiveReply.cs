namespace PlanBot.WeCom.Callback;

/// <summary>
/// The chance to answer a callback within its own HTTP response. Either the answer goes out there, or it is the handler's
/// to deliver in another way; never both, never neither. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The chance ends once: by an answer, because time is up, or because the handler has ended or closed it. Whichever comes
/// first wins.
/// </remarks>
internal sealed class PassiveReply
{
    private readonly TaskCompletionSource<string?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether an answer could still go out. It may be too late a moment afterwards; only <see cref="TryAnswerAsync"/> tells.</summary>
    public bool IsOpen => !_answer.Task.IsCompleted;

    /// <summary>
    /// Answers, if there is still time. True once the answer has been written; false when it was too late or the
    /// connection was gone, and then the caller delivers it in another way.
    /// </summary>
    /// <param name="plaintext">The reply as the door's pages have it, not yet encrypted: XML for the app, JSON for the robot.</param>
    public Task<bool> TryAnswerAsync(string plaintext) => _answer.TrySetResult(plaintext) ? _written.Task : Task.FromResult(false);

    /// <summary>
    /// Ends the chance: the response is empty from now on, and WeCom does not repeat the request. A handler calls it that
    /// will deliver in another way in any case. Nothing happens when the chance has ended before.
    /// </summary>
    public void Close() => _answer.TrySetResult(null);

    /// <summary>What to answer: a plaintext, or null for an empty response. Ends when the chance does; never fails.</summary>
    internal Task<string?> Answer => _answer.Task;

    /// <summary>Tells the one who answered how it went. Called exactly once after <see cref="Answer"/> gave a text.</summary>
    internal void Written(bool isWritten) => _written.TrySetResult(isWritten);
}
