namespace PlanBot.Discord.Model;

/// <summary>A message as the gateway or an interaction brings it; what the bot does not read is left out.</summary>
/// <remarks>Source: discord-api-docs, developers/resources/message.mdx, Message Object.</remarks>
internal sealed record IncomingMessage
{
    /// <summary>Type of an ordinary message.</summary>
    public const int Default = 0;

    /// <summary>Type of a message that replies to another.</summary>
    public const int Reply = 19;

    public string Id { get; init; } = "";

    public string ChannelId { get; init; } = "";

    /// <summary>Null in direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>What was typed; empty where the bot may not read it.</summary>
    public string Content { get; init; } = "";

    public int Type { get; init; }

    public User? Author { get; init; }

    public IReadOnlyList<User>? Mentions { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>The message that this one replies to; one level deep.</summary>
    public IncomingMessage? ReferencedMessage { get; init; }

    /// <summary>The interaction that this message answers.</summary>
    public Identity? InteractionMetadata { get; init; }

    /// <summary>Set where a webhook, not a person, wrote it.</summary>
    public string? WebhookId { get; init; }
}

/// <summary>A user.</summary>
internal sealed record User
{
    public string Id { get; init; } = "";

    /// <summary>True for the accounts of programs.</summary>
    public bool Bot { get; init; }
}

/// <summary>The message that another one replies to.</summary>
internal sealed record MessageReference
{
    public string? MessageId { get; init; }

    /// <summary>Whether Discord refuses the reply when that message is gone; left out it does.</summary>
    public bool? FailIfNotExists { get; init; }
}

/// <summary>The ids of a message that was made.</summary>
internal sealed record SentMessage
{
    public string Id { get; init; } = "";

    public string ChannelId { get; init; } = "";
}
