namespace PlanBot.LocalWeCom;

/// <summary>A breach of WeCom's rules by the bot. A test of a well-behaved bot asserts that there is none.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Which rule, one word or two: "body", "unknown field", "late", "order", "limit", "rate", "frame", "callback" ...</param>
/// <param name="Where">The command, path or event.</param>
/// <param name="Detail">What was wrong, without secrets and tokens.</param>
public sealed record Violation(DateTimeOffset At, string Kind, string Where, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} at {Where}: {Detail}";
}
