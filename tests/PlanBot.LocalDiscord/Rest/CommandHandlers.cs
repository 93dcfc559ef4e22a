using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Registering application commands (page "Application Commands" of Discord's documentation).</summary>
internal sealed class CommandHandlers(DiscordWorld world, BotActions actions)
{
    public IEnumerable<(string Operation, Func<ApiRequest, ApiAnswer> Handler)> All =>
    [
        ("list_application_commands", List),
        ("list_guild_application_commands", List),
        ("bulk_set_application_commands", Overwrite),
        ("bulk_set_guild_application_commands", Overwrite),
        ("create_application_command", Create),
        ("create_guild_application_command", Create),
        ("delete_application_command", Delete),
        ("delete_guild_application_command", Delete),
    ];

    private ApiAnswer List(ApiRequest request) => Json(CommandsFor(request), request.Flag("with_localizations"));

    private ApiAnswer Overwrite(ApiRequest request)
    {
        var commands = CommandsFor(request);
        var bodies = request.Body.ValueKind == JsonValueKind.Array ? request.Body.EnumerateArray().ToArray() : [];
        var next = bodies.Select(body => Merge(commands, body, GuildOf(request))).ToList();
        commands.Clear();
        commands.AddRange(next);
        actions.Add(BotActionKind.CommandsRegistered, detail: string.Join(' ', next.Select(command => command.Name)));
        return Json(commands, withLocalizations: true);
    }

    private ApiAnswer Create(ApiRequest request)
    {
        var commands = CommandsFor(request);
        var command = Merge(commands, request.Body, GuildOf(request));
        var known = commands.RemoveAll(other => other.Id == command.Id) > 0;
        commands.Add(command);
        actions.Add(BotActionKind.CommandsRegistered, detail: command.Name);
        return new ApiAnswer(known ? 200 : 201, JsonWriting.Bytes(writer => writer.CommandObject(world.ApplicationId, command)));
    }

    private ApiAnswer Delete(ApiRequest request) => CommandsFor(request).RemoveAll(command => command.Id == request.Id("command_id")) > 0
        ? ApiAnswer.NoContent
        : throw new ApiException(404, 10063, "Unknown application command");

    // A command keeps its id by name and type, and its version while it says the same.
    private LocalCommand Merge(List<LocalCommand> known, JsonElement body, ulong? guild)
    {
        var fresh = new LocalCommand { Id = world.Ids.Next(), Version = world.Ids.Next(), GuildId = guild, Body = body };
        var same = known.FirstOrDefault(command => command.Name == fresh.Name && command.Type == fresh.Type);
        return same is null ? fresh
            : JsonElement.DeepEquals(same.Body, body) ? same
            : fresh with { Id = same.Id };
    }

    private List<LocalCommand> CommandsFor(ApiRequest request)
    {
        if (request.Id("application_id") != world.ApplicationId)
        {
            throw new ApiException(403, 20012, "You are not authorized to perform this action on this application");
        }
        var key = GuildOf(request) ?? 0;
        if (key != 0 && key != world.GuildId)
        {
            throw ApiException.MissingAccess();
        }
        return world.Commands.TryGetValue(key, out var list) ? list : world.Commands[key] = [];
    }

    private static ulong? GuildOf(ApiRequest request) => request.Parameters.ContainsKey("guild_id") ? request.Id("guild_id") : null;

    private ApiAnswer Json(IEnumerable<LocalCommand> commands, bool withLocalizations) =>
        ApiAnswer.Ok(JsonWriting.Array(commands, (writer, command) => writer.CommandObject(world.ApplicationId, command, withLocalizations)));
}
