using System.Text;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord;

/// <summary>How the bot is known to Discord, from the configuration's section <c>Discord</c>.</summary>
public sealed record DiscordSettings
{
    /// <summary>The bot's token. Empty: Discord is not served.</summary>
    public string Token { get; init; } = "";

    /// <summary>Root of the HTTP API.</summary>
    public string ApiUrl { get; init; } = "https://discord.com/api/v10";

    /// <summary>The application's public key, 64 hexadecimal digits; needed for interactions over HTTP alone.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>The application's id; asked for at the start where it is empty.</summary>
    public string ApplicationId { get; init; } = "";

    /// <summary>The guild whose commands are registered at once; empty registers them for every place.</summary>
    public string GuildId { get; init; } = "";

    /// <summary>Channels, forums included, where every message is a question: ids between commas, each with <c>:thread</c> where it is answered in a thread.</summary>
    public string AskChannels { get; init; } = "";

    /// <summary>Requests a second over all routes, at least 1; 0 lifts the limit. Discord allows 50.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Users, by id, who may use the admins' commands.</summary>
    public IReadOnlyCollection<string> AdminUsers { get; init; } = [];

    /// <summary>Roles, by id, whose members may.</summary>
    public IReadOnlyCollection<string> AdminRoles { get; init; } = [];

    /// <summary>True where the bot connects to the gateway.</summary>
    public bool HasToken => Token.Length > 0;

    /// <summary>True where interactions come over HTTP.</summary>
    public bool HasPublicKey => PublicKey.Length > 0;

    internal IReadOnlyDictionary<string, bool> Channels =>
        AskChannels.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(':', 2)).ToDictionary(c => c[0], c => c.Length > 1, StringComparer.Ordinal);

    internal GatewayIntents Intents =>
        GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages | (Channels.Count > 0 ? GatewayIntents.MessageContent : GatewayIntents.None);

    /// <summary>What is wrong, a line each, with the key and the mend; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) yield return $"Discord:ApiUrl 不是 http(s) 地址：“{ApiUrl}”。留空则用 https://discord.com/api/v10。";
        if (HasPublicKey && (PublicKey.Length != 64 || !PublicKey.All(char.IsAsciiHexDigit))) yield return "Discord:PublicKey 应为 64 位十六进制数，请从开发者门户的 General Information 页复制。";
        foreach (var (key, id) in new[] { ("ApplicationId", ApplicationId), ("GuildId", GuildId) })
            if (id.Length > 0 && !IsId(id)) yield return $"Discord:{key} 应为一串数字：“{id}”。";
        foreach (string part in AskChannels.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
            if (part.Split(':', 2) is var pieces && (!IsId(pieces[0]) || (pieces.Length > 1 && pieces[1] != "thread")))
                yield return $"Discord:AskChannels 里的“{part}”不对。每个频道写编号，要在子区里回答的写“编号:thread”，用逗号分开。";
        if (AskChannels.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).GroupBy(c => c.Split(':')[0]).Any(g => g.Count() > 1)) yield return "Discord:AskChannels 里有重复的频道，请只留一个。";
        if (Token.Any(c => c is <= ' ' or > '~')) yield return "Discord:Token 里有空格或换行。请从开发者门户的 Bot 页重新复制。";
        if (RequestsPerSecond < 0) yield return "Discord:RequestsPerSecond 不能小于 0。";
        foreach (string id in AdminUsers.Concat(AdminRoles).Where(i => !IsId(i))) yield return $"Admin:Discord 里的编号应为一串数字：“{id}”。";
    }

    private static bool IsId(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);

    // The generated text would print the token.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(ApiUrl)} = {ApiUrl}, {nameof(GuildId)} = {GuildId}");
        return true;
    }
}
