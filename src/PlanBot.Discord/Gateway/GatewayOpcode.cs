namespace PlanBot.Discord.Gateway;

/// <summary>What a payload is, its <c>op</c>; those that the bot neither sends nor receives are left out.</summary>
/// <remarks>Source: discord-api-docs, developers/topics/opcodes-and-status-codes.mdx, Gateway Opcodes.</remarks>
internal enum GatewayOpcode
{
    /// <summary>There was no usable <c>op</c>.</summary>
    None = -1,

    /// <summary>Received: an event.</summary>
    Dispatch = 0,

    /// <summary>Sent: we are here. Received: say so at once.</summary>
    Heartbeat = 1,

    /// <summary>Sent: begin a session.</summary>
    Identify = 2,

    /// <summary>Sent: go on with a session.</summary>
    Resume = 6,

    /// <summary>Received: connect again and resume.</summary>
    Reconnect = 7,

    /// <summary>Received: the session is not valid.</summary>
    InvalidSession = 9,

    /// <summary>Received: the first payload of a connection, with the heartbeat interval.</summary>
    Hello = 10,

    /// <summary>Received: the heartbeat was heard.</summary>
    HeartbeatAck = 11,
}
