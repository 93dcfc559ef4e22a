namespace PlanBot.Storage;

/// <summary>What someone thinks of an answer, or of the bot.</summary>
public sealed record Feedback
{
    /// <summary>What it is on and of which kind, such as <c>discord:1234:thumb</c>: of one user the last is kept.</summary>
    public required string Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where, such as <c>discord</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Who, as the channel names them; stored as a keyed hash.</summary>
    public required string User { get; init; }

    /// <summary>The question that was answered; empty where the answer is no longer remembered.</summary>
    public required string Question { get; init; }

    /// <summary>The knowledge that it was answered from.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Good, not good, or a remark.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Their words; may be empty.</summary>
    public required string Comment { get; init; }
}

/// <summary>The kinds of feedback.</summary>
public enum Verdict
{
    /// <summary>The answer helped.</summary>
    Up,

    /// <summary>It did not.</summary>
    Down,

    /// <summary>Words, on an answer or on the bot.</summary>
    Remark,
}
