namespace PlanBot.LocalDiscord;

/// <summary>One thing that the bot did.</summary>
/// <param name="Index">Place in the order of all actions, from 0.</param>
/// <param name="At">When the local Discord carried it out.</param>
/// <param name="Kind">What.</param>
public sealed record BotAction(int Index, DateTimeOffset At, BotActionKind Kind)
{
    /// <summary>The message, for actions on messages.</summary>
    public LocalMessage? Message { get; init; }

    /// <summary>The interaction, for responses.</summary>
    public LocalInteraction? Interaction { get; init; }

    /// <summary>The thread or channel, where there is one.</summary>
    public LocalChannel? Channel { get; init; }

    /// <summary>Details that fit nowhere else: a close code, an emoji, a number of commands.</summary>
    public string? Detail { get; init; }
}
