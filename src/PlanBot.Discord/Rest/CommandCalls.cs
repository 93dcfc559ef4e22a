using System.Text.Json.Serialization.Metadata;

namespace PlanBot.Discord.Rest;

/// <summary>The bot's commands. Source: discord-api-docs, developers/interactions/application-commands.mdx, Endpoints.</summary>
internal static class CommandCalls
{
    /// <summary>The commands as they are registered, with their translations.</summary>
    /// <param name="rest">The client.</param>
    /// <param name="application">The application's id.</param>
    /// <param name="guild">The guild whose commands are meant; null for those of every place.</param>
    /// <param name="resultInfo">How to read the list.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public static Task<TResult> GetCommandsAsync<TResult>(this DiscordRest rest, string application, string? guild, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(Commands(HttpMethod.Get, application, guild, "?with_localizations=true"), resultInfo, cancellationToken);

    /// <summary>Puts a list of commands in the place of all that were there; gives them as they are registered.</summary>
    /// <param name="rest">The client.</param>
    /// <param name="application">The application's id.</param>
    /// <param name="guild">The guild whose commands are meant; null for those of every place.</param>
    /// <param name="commands">All commands.</param>
    /// <param name="commandsInfo">How to write them.</param>
    /// <param name="resultInfo">How to read the list.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public static Task<TResult> OverwriteCommandsAsync<TCommands, TResult>(
        this DiscordRest rest, string application, string? guild, TCommands commands, JsonTypeInfo<TCommands> commandsInfo, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(Commands(HttpMethod.Put, application, guild, ""), commands, commandsInfo, resultInfo, cancellationToken);

    private static Route Commands(HttpMethod method, string application, string? guild, string query) => guild is null
        ? new Route(method, "/applications/{application}/commands", $"applications/{application}/commands{query}", IsRepeatable: true)
        : new Route(method, "/applications/{application}/guilds/{guild}/commands", $"applications/{application}/guilds/{guild}/commands{query}", guild, IsRepeatable: true);
}
