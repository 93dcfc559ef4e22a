namespace PlanBot.LocalDiscord;

/// <summary>A breach of Discord's rules by the bot. A test of a well-behaved bot asserts that there is none.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Which rule, one word or two: "body", "unknown field", "late", "gateway" ...</param>
/// <param name="Where">The operation or the gateway opcode.</param>
/// <param name="Detail">What was wrong, without tokens.</param>
public sealed record Violation(DateTimeOffset At, string Kind, string Where, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} at {Where}: {Detail}";
}
