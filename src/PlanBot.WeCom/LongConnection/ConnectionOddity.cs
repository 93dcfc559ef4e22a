namespace PlanBot.WeCom.LongConnection;

/// <summary>What the other side may send that it should not; each kind is logged once.</summary>
internal enum ConnectionOddity
{
    /// <summary>A frame that is not JSON, or a body that is not as WeCom describes it.</summary>
    Unreadable,

    /// <summary>Bare control characters within the JSON; they are read as spaces.</summary>
    ControlCharacters,

    /// <summary>A frame above <see cref="FrameReader.MostBytes"/>.</summary>
    TooBig,

    /// <summary>A command that is not in WeCom's documentation, or that only bots send.</summary>
    UnknownCommand,

    /// <summary>A frame without <c>headers.req_id</c>.</summary>
    NoRequestId,

    /// <summary>A message or an event without a body.</summary>
    NoBody,

    /// <summary>An acknowledgement without an error code.</summary>
    NoErrorCode,

    /// <summary>An acknowledgement that nobody waits for: of no frame of ours, or too late.</summary>
    UnexpectedAcknowledgement,

    /// <summary>A ping that WeCom refused.</summary>
    PingRefused,
}
