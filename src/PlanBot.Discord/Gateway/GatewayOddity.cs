namespace PlanBot.Discord.Gateway;

/// <summary>What the other side may send that it should not; each kind is logged once.</summary>
internal enum GatewayOddity
{
    /// <summary>A payload without a usable <c>op</c>.</summary>
    NoOpcode,

    /// <summary>An opcode that is not in Discord's documentation, or that only bots send.</summary>
    UnknownOpcode,

    /// <summary>A payload that is not JSON.</summary>
    NotJson,

    /// <summary>A payload above <see cref="PayloadReader.MostBytes"/>.</summary>
    TooBig,

    /// <summary>A hello without a usable interval.</summary>
    NoInterval,

    /// <summary>A READY without what a resume needs.</summary>
    NoSession,

    /// <summary>An event without a sequence number or a name.</summary>
    IncompleteEvent,

    /// <summary>An event whose number says that it was sent before.</summary>
    RepeatedEvent,

    /// <summary>More requests for heartbeats than may be answered.</summary>
    HeartbeatFlood,

    /// <summary>Compressed data that cannot be inflated.</summary>
    NotCompressed,
}
