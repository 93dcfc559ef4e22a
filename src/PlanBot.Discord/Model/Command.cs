namespace PlanBot.Discord.Model;

/// <summary>A command as it is registered.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/application-commands.mdx.</remarks>
internal sealed record Command
{
    /// <summary>Type of a command that is typed.</summary>
    public const int Slash = 1;

    /// <summary>Type of a command in the menu of a message.</summary>
    public const int OfMessage = 3;

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>1 to 100 characters; empty for commands of messages.</summary>
    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Who sees it unless a guild's admins say otherwise: <c>"0"</c> shows it to the guild's admins alone.</summary>
    public string? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be used: 0 in guilds, 1 in direct messages with the bot; null for both. Of global commands alone.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    public int Type { get; init; } = Slash;
}

/// <summary>An option of a command.</summary>
internal sealed record CommandOption
{
    /// <summary>Type of a text.</summary>
    public const int Text = 3;

    /// <summary>Type of a whole number.</summary>
    public const int Integer = 4;

    public required int Type { get; init; }

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Required { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MaxLength { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }
}
