namespace PlanBot.WeCom.LongConnection;

/// <summary>Why there is no connection.</summary>
internal enum WaitReason
{
    /// <summary>There was none yet.</summary>
    Start,

    /// <summary>It was lost, or could not be opened.</summary>
    Lost,

    /// <summary>WeCom refused the subscription, for a reason that may pass.</summary>
    Refused,

    /// <summary>WeCom says that there were too many subscriptions.</summary>
    Throttled,

    /// <summary>Another connection of the same robot has taken over.</summary>
    Displaced,
}
