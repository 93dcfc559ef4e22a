namespace PlanBot.WeCom.LongConnection;

/// <summary>A frame on its way to WeCom.</summary>
/// <param name="command">Its command.</param>
/// <param name="bytes">Its JSON.</param>
/// <param name="cancel">Cancelled when nobody wants it sent any more.</param>
internal sealed class OutgoingFrame(string command, ReadOnlyMemory<byte> bytes, CancellationToken cancel = default)
{
    private const int BegunFate = 1;
    private const int DroppedFate = 2;

    private readonly TaskCompletionSource<SendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _fate;

    /// <summary>Its command.</summary>
    public string Command => command;

    /// <summary>Its JSON.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Whether nobody wants it sent any more.</summary>
    public bool Abandoned => cancel.IsCancellationRequested;

    /// <summary>Whether some of it may be at the other side already.</summary>
    public bool Begun => Volatile.Read(ref _fate) == BegunFate;

    /// <summary>What came of it; told once.</summary>
    public Task<SendOutcome> Outcome => _outcome.Task;

    /// <summary>Asks to write it, which whoever dropped it before has forbidden.</summary>
    /// <returns>Whether it is to be written.</returns>
    public bool TryBegin() => Interlocked.CompareExchange(ref _fate, BegunFate, 0) == 0;

    /// <summary>Takes it back where no byte has gone out.</summary>
    /// <returns>Whether it was taken back; else it may arrive.</returns>
    public bool TryDrop() => Interlocked.CompareExchange(ref _fate, DroppedFate, 0) == 0;

    /// <summary>Tells what came of it; only the first word counts.</summary>
    /// <returns>Whether this was the first word.</returns>
    public bool Resolve(SendOutcome outcome) => _outcome.TrySetResult(outcome);
}
