namespace PlanBot.WeCom.LongConnection;

/// <summary>Why a frame was not taken.</summary>
internal enum SendFailureReason
{
    /// <summary>The stream is too old to be written to; WeCom allows about six minutes without news.</summary>
    StreamExpired,

    /// <summary>WeCom no longer takes answers to this req_id, or never knew it.</summary>
    UnknownRequest,

    /// <summary>The five seconds for a welcome or for the update of a card are over.</summary>
    WelcomeExpired,

    /// <summary>Too many messages: 30 a minute and 1,000 an hour are allowed in one chat.</summary>
    RateLimited,

    /// <summary>There is no connection, or it was lost before the acknowledgement.</summary>
    NotConnected,

    /// <summary>The connection stands and no acknowledgement came in time.</summary>
    NoAcknowledgement,

    /// <summary>Anything else; the error code and its message say what.</summary>
    Other,
}
