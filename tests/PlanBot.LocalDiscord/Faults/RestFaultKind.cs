namespace PlanBot.LocalDiscord;

/// <summary>What can go wrong with a request.</summary>
public enum RestFaultKind
{
    /// <summary>429 for the route, scope user.</summary>
    RateLimited,

    /// <summary>429 for everything the bot sends, scope global.</summary>
    RateLimitedGlobally,

    /// <summary>429 for the resource, scope shared; counts as no invalid request.</summary>
    RateLimitedShared,

    /// <summary>An error of the server; the request is not carried out.</summary>
    ServerError,

    /// <summary>An error of the server although the request was carried out.</summary>
    ServerErrorAfter,

    /// <summary>The connection is cut before the request is carried out.</summary>
    CutBefore,

    /// <summary>The request is carried out and the connection cut before the answer.</summary>
    CutAfter,

    /// <summary>The request is carried out and the answer is no JSON.</summary>
    Garbage,

    /// <summary>The request is carried out and the answer comes late.</summary>
    Delay,
}
