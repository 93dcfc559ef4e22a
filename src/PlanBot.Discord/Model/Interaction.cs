using System.Text.Json;

namespace PlanBot.Discord.Model;

/// <summary>What a user does with a command, a component or a modal.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/receiving-and-responding.mdx, Interaction Object.</remarks>
internal sealed record Interaction
{
    public string Id { get; init; } = "";

    public string ApplicationId { get; init; } = "";

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    /// <summary>Who, in a guild.</summary>
    public Member? Member { get; init; }

    /// <summary>Who, in a direct message.</summary>
    public User? User { get; init; }

    /// <summary>Good for answers for 15 minutes.</summary>
    public string Token { get; init; } = "";

    /// <summary>The message that the component stands on.</summary>
    public SentMessage? Message { get; init; }

    /// <summary>The language the user's client speaks, such as <c>zh-CN</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The user's id; empty where Discord sends none.</summary>
    public string UserId => Member?.User?.Id ?? User?.Id ?? "";
}

/// <summary>The kinds of interaction.</summary>
internal enum InteractionType
{
    /// <summary>Discord tries the endpoint.</summary>
    Ping = 1,

    /// <summary>A command.</summary>
    Command = 2,

    /// <summary>A button or a select.</summary>
    Component = 3,

    /// <summary>An option of a command is being typed.</summary>
    Autocomplete = 4,

    /// <summary>A modal was sent in.</summary>
    Modal = 5,
}

/// <summary>A member of a guild.</summary>
internal sealed record Member
{
    public User? User { get; init; }

    /// <summary>Ids of the member's roles.</summary>
    public IReadOnlyList<string>? Roles { get; init; }
}

/// <summary>What was done: the fields of a command, a component or a modal.</summary>
internal sealed record InteractionData
{
    /// <summary>The command's name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of command: 1 for a slash command, 3 for one of a message.</summary>
    public int? Type { get; init; }

    public IReadOnlyList<OptionValue>? Options { get; init; }

    /// <summary>The message that a message command is about.</summary>
    public string? TargetId { get; init; }

    public ResolvedData? Resolved { get; init; }

    /// <summary>The id of the component or the modal.</summary>
    public string? CustomId { get; init; }

    /// <summary>What was chosen from a select.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What a modal holds: rows or labels with text inputs.</summary>
    public JsonElement? Components { get; init; }
}

/// <summary>An option of a command, as given.</summary>
internal sealed record OptionValue
{
    public string Name { get; init; } = "";

    public JsonElement? Value { get; init; }

    /// <summary>True for the option that is being typed.</summary>
    public bool? Focused { get; init; }

    /// <summary>The value as text; empty when there is none.</summary>
    public string Text => Value is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText() : "";
}

/// <summary>Objects that an interaction names by id.</summary>
internal sealed record ResolvedData
{
    public IReadOnlyDictionary<string, IncomingMessage>? Messages { get; init; }
}
