namespace PlanBot.LocalDiscord;

/// <summary>Gateway intents as bits (page "Gateway" of Discord's documentation, list of intents).</summary>
public static class GatewayIntents
{
    /// <summary>Guild, channel and thread events.</summary>
    public const int Guilds = 1 << 0;

    /// <summary>Members; privileged.</summary>
    public const int GuildMembers = 1 << 1;

    /// <summary>Presences; privileged.</summary>
    public const int GuildPresences = 1 << 8;

    /// <summary>Messages in guilds.</summary>
    public const int GuildMessages = 1 << 9;

    /// <summary>Direct messages.</summary>
    public const int DirectMessages = 1 << 12;

    /// <summary>What users wrote in messages that neither mention the bot nor are direct; privileged.</summary>
    public const int MessageContent = 1 << 15;

    /// <summary>Those that must be switched on for the application.</summary>
    internal const int Privileged = GuildMembers | GuildPresences | MessageContent;

    /// <summary>All that there are: bits 0 to 16, 20, 21, 24 and 25.</summary>
    internal const int Known = 0x1FFFF | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
}
