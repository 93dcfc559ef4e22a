namespace PlanBot.Discord.Gateway;

/// <summary>What the codes mean with which Discord closes a connection.</summary>
/// <remarks>Source: discord-api-docs, developers/topics/opcodes-and-status-codes.mdx, Gateway Close Event Codes.</remarks>
internal static class GatewayClose
{
    /// <summary>The token is wrong; also what a 401 of the HTTP API says.</summary>
    public const int AuthenticationFailed = 4004;

    /// <summary>Ours on leaving for good: Discord ends the session and shows the bot as offline.</summary>
    public const int Leaving = 1000;

    /// <summary>Ours on leaving to come back: any code but 1000 and 1001 keeps the session.</summary>
    public const int ComingBack = 4000;

    /// <summary>Whether trying again cannot help; each has its <see cref="Mend"/>.</summary>
    public static bool IsFatal(int code) => code is AuthenticationFailed or (>= 4010 and <= 4014);

    /// <summary>Whether the session is gone. After any other close it is tried: where it is gone all the same, opcode 9 says so.</summary>
    public static bool EndsSession(int code) => code is 4003 or 4007 or 4009;

    /// <summary>What to do about a fatal code.</summary>
    public static string Mend(int code) => code switch
    {
        AuthenticationFailed => "the token is wrong or was reset; copy the present one from the Bot page of the Developer Portal into Discord:Token",
        4010 => "the shard is not valid; restart the bot, it asks Discord for the number of shards at each start",
        4011 => "the bot is in too many guilds for its shards; restart it, it asks Discord for the number of shards at each start",
        4012 => "Discord no longer speaks version 10 of the gateway; update the bot",
        4013 => "the intents are not valid; update the bot",
        4014 => "an intent is not allowed; switch on the Message Content intent on the Bot page of the Developer Portal, or leave Discord:AskChannels empty",
        _ => "see the gateway's close codes in Discord's documentation",
    };
}
