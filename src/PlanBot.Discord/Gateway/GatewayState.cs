namespace PlanBot.Discord.Gateway;

/// <summary>Where one shard stands. Whoever runs it acts on the state it has come to; see <see cref="GatewayShard"/> and <see cref="GatewayConnection"/>.</summary>
/// <param name="Point">The session to resume; null where the next handshake begins a new one.</param>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, Connection Lifecycle.</remarks>
internal abstract record GatewayState(ResumePoint? Point)
{
    /// <summary>There is no connection; the next attempt waits for its time. Every shard begins here.</summary>
    internal sealed record Waiting(ResumePoint? Point) : GatewayState(Point);

    /// <summary>A connection is being opened, or is open and has not said hello.</summary>
    internal sealed record Connecting(ResumePoint? Point) : GatewayState(Point);

    /// <summary>A connection that has said hello and hears heartbeats.</summary>
    /// <param name="Point">The session to resume.</param>
    /// <param name="Acked">Whether the last heartbeat was acknowledged; true before the first.</param>
    internal abstract record Connected(ResumePoint? Point, bool Acked) : GatewayState(Point);

    /// <summary>A new session is asked for: it waits for its turn, then for READY.</summary>
    internal sealed record Identifying(bool Acked) : Connected(null, Acked);

    /// <summary>The old session is asked for: what was missed is sent again, then RESUMED.</summary>
    internal sealed record Resuming(ResumePoint? Point, bool Acked) : Connected(Point, Acked);

    /// <summary>Events come as they happen.</summary>
    internal sealed record Ready(ResumePoint? Point, bool Acked) : Connected(Point, Acked);

    /// <summary>Discord refuses the bot; no further attempt can mend it.</summary>
    internal sealed record Stopped(int Code) : GatewayState((ResumePoint?)null);

    /// <summary>The name of the state, for health and logs.</summary>
    public string Name => GetType().Name;

    /// <summary>The state that follows. Pure: no clock, no chance, no socket.</summary>
    public static GatewayState Next(GatewayState state, GatewayInput input) => (state, input) switch
    {
        (Stopped, _) => state,
        (Waiting, GatewayInput.Opening) => new Connecting(state.Point),
        // A connection that was left has no say any more.
        (Waiting, _) => state,

        (_, GatewayInput.Closed { Code: int code }) when GatewayClose.IsFatal(code) => new Stopped(code),
        (_, GatewayInput.Closed { Code: int code }) when GatewayClose.EndsSession(code) => new Waiting(null),
        (_, GatewayInput.SessionInvalid { Resumable: false }) => new Waiting(null),
        // Nobody said hello there; the session may still be resumed from the other address.
        (Connecting { Point: { } point }, GatewayInput.Closed or GatewayInput.Broken) => new Waiting(point with { Elsewhere = !point.Elsewhere }),
        (_, GatewayInput.Closed or GatewayInput.Broken or GatewayInput.SessionInvalid or GatewayInput.ReconnectAsked) => new Waiting(state.Point),

        (Connecting { Point: { } point }, GatewayInput.Hello) => new Resuming(point with { Elsewhere = false }, Acked: true),
        (Connecting, GatewayInput.Hello) => new Identifying(Acked: true),

        // Some servers answer a resume that they cannot fulfil by a new session at once.
        (Identifying or Resuming, GatewayInput.SessionBegan began) => new Ready(began.Point, ((Connected)state).Acked),
        (Resuming resuming, GatewayInput.Resumed) => new Ready(resuming.Point, resuming.Acked),

        (Connected { Acked: false }, GatewayInput.HeartbeatDue) => new Waiting(state.Point),
        (Connected connected, GatewayInput.HeartbeatDue) => connected with { Acked = false },
        (Connected { Acked: false } connected, GatewayInput.HeartbeatAcked) => connected with { Acked = true },

        _ => state,
    };
}
