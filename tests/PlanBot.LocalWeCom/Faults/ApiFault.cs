namespace PlanBot.LocalWeCom;

/// <summary>Something that goes wrong with calls of the API to come, the robot's <c>response_url</c> included.</summary>
/// <param name="Code">The error code: 40014, 42001, 45009, 60020, -1, ...; 0 answers as if nothing were wrong, for cuts and delays.</param>
public sealed record ApiFault(int Code = 0)
{
    /// <summary>Such as <c>message/send</c> or <c>aibot/response</c>; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>How many calls it happens to.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many calls pass before.</summary>
    public int After { get; init; }

    /// <summary>Whether the call is carried out all the same.</summary>
    public bool CarryOut { get; init; }

    /// <summary>Whether the connection is cut instead of an answer.</summary>
    public bool Cut { get; init; }

    /// <summary>HTTP status of the answer; 0 for 200, as WeCom answers nearly always.</summary>
    public int Status { get; init; }

    /// <summary>How long the answer waits.</summary>
    public TimeSpan Delay { get; init; }
}
