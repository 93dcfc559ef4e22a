namespace PlanBot.WeCom.LongConnection;

/// <summary>Where the long connection stands. Whoever runs it acts on the state it has come to; see <see cref="LongConnectionClient"/> and <see cref="Connection"/>.</summary>
/// <remarks>Source: developer.work.weixin.qq.com, document 101463.</remarks>
internal abstract record ConnectionState
{
    /// <summary>So many pings in a row may stay without acknowledgement; at the next the connection is given up. As in WeCom's own library.</summary>
    public const int MostUnanswered = 2;

    /// <summary>There is no connection; the next attempt waits for its time.</summary>
    internal sealed record Waiting(WaitReason Reason) : ConnectionState;

    /// <summary>A connection is being opened.</summary>
    internal sealed record Connecting : ConnectionState;

    /// <summary>The connection stands and WeCom has yet to take the subscription.</summary>
    internal sealed record Subscribing : ConnectionState;

    /// <summary>Messages come as they are written, answers may be sent.</summary>
    /// <param name="Unanswered">How many pings in a row were not acknowledged.</param>
    internal sealed record Ready(int Unanswered) : ConnectionState;

    /// <summary>WeCom refuses the robot; no further attempt can mend it.</summary>
    internal sealed record Stopped(int Code) : ConnectionState;

    /// <summary>The name of the state, for health and logs.</summary>
    public string Name => GetType().Name;

    /// <summary>The state that follows. Pure: no clock, no chance, no socket.</summary>
    public static ConnectionState Next(ConnectionState state, ConnectionInput input) => (state, input) switch
    {
        (Stopped, _) => state,
        (Waiting, ConnectionInput.Opening) => new Connecting(),
        // A connection that was left has no say any more.
        (Waiting, _) => state,

        (_, ConnectionInput.Displaced) => new Waiting(WaitReason.Displaced),
        (_, ConnectionInput.Broken or ConnectionInput.Unsubscribed) => new Waiting(WaitReason.Lost),

        (Connecting, ConnectionInput.Opened) => new Subscribing(),
        (Subscribing, ConnectionInput.Subscribed) => new Ready(0),
        (Subscribing, ConnectionInput.Refused { Code: var code }) when ErrorCode.IsFatal(code) => new Stopped(code),
        (Subscribing, ConnectionInput.Refused { Code: ErrorCode.TooManyCalls }) => new Waiting(WaitReason.Throttled),
        (Subscribing, ConnectionInput.Refused) => new Waiting(WaitReason.Refused),

        (Ready { Unanswered: >= MostUnanswered }, ConnectionInput.PingDue) => new Waiting(WaitReason.Lost),
        (Ready ready, ConnectionInput.PingDue) => new Ready(ready.Unanswered + 1),
        (Ready { Unanswered: > 0 }, ConnectionInput.PingAcked) => new Ready(0),

        _ => state,
    };
}
