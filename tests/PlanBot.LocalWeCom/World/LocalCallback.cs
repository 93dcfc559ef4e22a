namespace PlanBot.LocalWeCom;

/// <summary>Something that a user did and the bot is told of, by a frame or a callback.</summary>
public sealed class LocalCallback
{
    private readonly TaskCompletionSource<CallbackResult> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LocalCallback(Door door, CallbackKind kind, LocalUser user, LocalChat chat, DateTimeOffset at)
    {
        Door = door;
        Kind = kind;
        User = user;
        Chat = chat;
        At = at;
    }

    /// <summary>Which bot it is for.</summary>
    public Door Door { get; }

    /// <summary>What was done.</summary>
    public CallbackKind Kind { get; }

    /// <summary>Who did it.</summary>
    public LocalUser User { get; }

    /// <summary>Where.</summary>
    public LocalChat Chat { get; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>WeCom's id of it, the same in every repetition.</summary>
    public required string MsgId { get; init; }

    /// <summary>The frame's <c>req_id</c>; only meant for the long connection.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What was written or spoken; empty for events.</summary>
    public string Text { get; init; } = "";

    /// <summary>The tapped card's <c>task_id</c>.</summary>
    public string? TaskId { get; init; }

    /// <summary>The card that was tapped, or the answer that got a thumb.</summary>
    public Delivery? About { get; init; }

    /// <summary>Ends when it was sent for good.</summary>
    public Task<CallbackResult> Sent => _sent.Task;

    /// <summary>The code of its <c>response_url</c>; for the app's cards, that of <c>update_template_card</c>.</summary>
    internal string ResponseCode { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Streams begun as answers, by their id. Guarded by the reply desk.</summary>
    internal Dictionary<string, OpenStream> Streams { get; } = [];

    /// <summary>Whether the one welcome or card update was given. Guarded by the reply desk.</summary>
    internal bool Answered { get; set; }

    /// <summary>Whether the one use of the response code is spent. Guarded by the reply desk.</summary>
    internal bool ResponseCodeUsed { get; set; }

    /// <summary>Whether an answer stands complete. Guarded by the reply desk.</summary>
    internal bool HasCompleteAnswer { get; set; }

    internal void EndSending(CallbackResult result) => _sent.TrySetResult(result);
}
