namespace PlanBot.LocalDiscord;

/// <summary>Something that goes wrong with requests to come.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record RestFault(RestFaultKind Kind)
{
    /// <summary>The operation id, such as <c>create_message</c>; null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>How many requests it happens to.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many requests pass before it happens.</summary>
    public int After { get; init; }

    /// <summary>For rate limits: how long the client must wait.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For errors: the HTTP status, 500 to 599.</summary>
    public int Status { get; init; } = 502;

    /// <summary>For delays: how long the answer waits.</summary>
    public TimeSpan Delay { get; init; }
}
