namespace PlanBot.Discord.Gateway;

/// <summary>The groups of events that the bot may ask for; those it has no use for are left out.</summary>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, List of Intents.</remarks>
[Flags]
internal enum GatewayIntents
{
    /// <summary>Interactions alone, which need no intent.</summary>
    None = 0,

    /// <summary>Guilds, channels and threads.</summary>
    Guilds = 1 << 0,

    /// <summary>Messages in guilds; their text is there only where the bot is mentioned.</summary>
    GuildMessages = 1 << 9,

    /// <summary>Messages to the bot, with their text.</summary>
    DirectMessages = 1 << 12,

    /// <summary>The text of every message. Privileged: it must be switched on in the Developer Portal, or Discord closes with 4014.</summary>
    MessageContent = 1 << 15,
}
