namespace PlanBot.LocalDiscord;

/// <summary>A channel, thread or direct message.</summary>
public sealed record LocalChannel
{
    /// <summary>Discord id.</summary>
    public required ulong Id { get; init; }

    /// <summary>What it is.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>Shown name, 1 to 100 characters; empty for a direct message.</summary>
    public required string Name { get; init; }

    /// <summary>The guild, or null for a direct message.</summary>
    public ulong? GuildId { get; init; }

    /// <summary>The channel that a thread is in.</summary>
    public ulong? ParentId { get; init; }

    /// <summary>Who began the thread, or with whom the direct message is.</summary>
    public ulong? OwnerId { get; init; }

    /// <summary>How to mention it: the markup that a message carries.</summary>
    public string Mention => $"<#{Id}>";
}
