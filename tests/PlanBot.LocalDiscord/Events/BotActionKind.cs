namespace PlanBot.LocalDiscord;

/// <summary>What a bot did.</summary>
public enum BotActionKind
{
    /// <summary>It sent a message.</summary>
    Sent,

    /// <summary>It edited a message.</summary>
    Edited,

    /// <summary>It deleted a message.</summary>
    Deleted,

    /// <summary>It gave the first response to an interaction; a message that it made is an action of its own.</summary>
    Responded,

    /// <summary>It began a thread.</summary>
    ThreadStarted,

    /// <summary>It registered commands.</summary>
    CommandsRegistered,

    /// <summary>It showed that it is typing.</summary>
    Typed,

    /// <summary>It put a reaction under a message, or took it away.</summary>
    Reacted,

    /// <summary>A gateway session became ready.</summary>
    Ready,

    /// <summary>A gateway session was resumed.</summary>
    Resumed,

    /// <summary>A gateway connection ended.</summary>
    Disconnected,
}
