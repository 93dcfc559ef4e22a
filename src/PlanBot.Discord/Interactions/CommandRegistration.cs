using System.Text.Json;
using Microsoft.Extensions.Logging;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Interactions;

/// <summary>Registers the commands by one bulk overwrite, and only when they changed: Discord allows 200 new commands a day.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/application-commands.mdx, Registering a Command.</remarks>
internal sealed partial class CommandRegistration(DiscordRest rest, ILogger logger)
{
    /// <summary>Makes the registered commands those that are wanted.</summary>
    /// <param name="application">The application's id.</param>
    /// <param name="guild">The guild; null for every place.</param>
    /// <param name="wanted">The commands.</param>
    /// <param name="cancel">Gives it up.</param>
    public async Task RunAsync(string application, string? guild, IReadOnlyList<Command> wanted, CancellationToken cancel)
    {
        var info = DiscordJson.Readable.IReadOnlyListCommand;
        var registered = await rest.GetCommandsAsync(application, guild, info, cancel);
        if (Normal(registered) == Normal(wanted))
        {
            LogUnchanged(wanted.Count);
            return;
        }
        await rest.OverwriteCommandsAsync(application, guild, wanted, info, info, cancel);
        LogRegistered(wanted.Count, guild is null ? "every place" : "the guild");
    }

    // What Discord adds of its own is not in the model; what means the same is written the same.
    private static string Normal(IReadOnlyList<Command> commands) =>
        JsonSerializer.Serialize([.. commands.OrderBy(c => c.Type).ThenBy(c => c.Name, StringComparer.Ordinal).Select(Normal)], DiscordJson.Readable.IReadOnlyListCommand);

    private static Command Normal(Command command) => command with
    {
        NameLocalizations = Sorted(command.NameLocalizations),
        DescriptionLocalizations = Sorted(command.DescriptionLocalizations),
        Contexts = command.Contexts is { Count: > 0 } contexts && contexts.Count < 2 ? contexts : null,
        Options = command.Options is { Count: > 0 } options ? [.. options.Select(Normal)] : null,
    };

    private static CommandOption Normal(CommandOption option) => option with
    {
        NameLocalizations = Sorted(option.NameLocalizations),
        DescriptionLocalizations = Sorted(option.DescriptionLocalizations),
        Required = option.Required == true ? true : null,
        Autocomplete = option.Autocomplete == true ? true : null,
        Choices = option.Choices is { Count: > 0 } choices ? [.. choices.Select(c => c with { NameLocalizations = Sorted(c.NameLocalizations) })] : null,
    };

    private static SortedDictionary<string, string>? Sorted(IReadOnlyDictionary<string, string>? texts) =>
        texts is { Count: > 0 } ? new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Count} commands are registered as they are")]
    private partial void LogUnchanged(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Registered {Count} commands for {Place}")]
    private partial void LogRegistered(int count, string place);
}
