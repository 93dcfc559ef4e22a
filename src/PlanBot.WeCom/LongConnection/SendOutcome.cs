namespace PlanBot.WeCom.LongConnection;

/// <summary>What came of sending a frame. The default value is a frame that WeCom took.</summary>
internal readonly record struct SendOutcome
{
    /// <summary>WeCom took the frame.</summary>
    public static SendOutcome Ok => default;

    /// <summary>Whether WeCom took the frame.</summary>
    public bool IsOk => Reason is null;

    /// <summary>Why it was not taken; null where it was.</summary>
    public SendFailureReason? Reason { get; private init; }

    /// <summary>WeCom's error code; 0 where WeCom gave none.</summary>
    public int ErrorCode { get; private init; }

    /// <summary>WeCom's words for it, for the log alone; null where it gave none.</summary>
    public string? ErrorMessage { get; private init; }

    /// <summary>Whether a frame that was not acknowledged may have been taken all the same: it was on its way when the connection or the patience ended. Whoever sends the same words another way may then show them twice.</summary>
    public bool MayHaveArrived { get; private init; }

    /// <summary>WeCom refused the frame.</summary>
    public static SendOutcome Refused(SendFailureReason reason, int code, string? message) => new() { Reason = reason, ErrorCode = code, ErrorMessage = message };

    /// <summary>WeCom said nothing of the frame.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="mayHaveArrived">Whether it was on its way.</param>
    public static SendOutcome Unanswered(SendFailureReason reason, bool mayHaveArrived) => new() { Reason = reason, MayHaveArrived = mayHaveArrived };
}
