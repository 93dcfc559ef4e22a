using System.Text.Json.Serialization.Metadata;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Rest;

/// <summary>What a bot asks before it connects. Source: discord-api-docs, developers/events/gateway.mdx, resources/application.mdx and user.mdx.</summary>
internal static class GatewayCalls
{
    /// <summary>Where the gateway is, and how many sessions may be started.</summary>
    public static Task<GatewayBot> GetGatewayBotAsync(this DiscordRest rest, CancellationToken cancellationToken) =>
        rest.SendAsync(Get("gateway/bot"), RestJson.Default.GatewayBot, cancellationToken);

    /// <summary>The application that the token belongs to.</summary>
    public static Task<TResult> GetApplicationAsync<TResult>(this DiscordRest rest, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(Get("applications/@me"), resultInfo, cancellationToken);

    /// <summary>The user as whom the bot speaks.</summary>
    public static Task<TResult> GetUserAsync<TResult>(this DiscordRest rest, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(Get("users/@me"), resultInfo, cancellationToken);

    private static Route Get(string path) => new(HttpMethod.Get, $"/{path}", path, IsRepeatable: true);
}
