namespace PlanBot.WeCom.Api;

/// <summary>What is to be done about an error code.</summary>
internal enum ErrorKind
{
    /// <summary>The access token is not good any more: a new one mends it.</summary>
    Token,

    /// <summary>WeCom is busy and cannot say what it did.</summary>
    Busy,

    /// <summary>Too many calls; nothing was carried out, later it may be.</summary>
    Limit,

    /// <summary>An admin has to mend a setting.</summary>
    Setting,

    /// <summary>The receiver cannot be written to.</summary>
    Receiver,

    /// <summary>The call itself is wrong, or came too late.</summary>
    Other,
}
