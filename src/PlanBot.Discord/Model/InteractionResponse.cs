namespace PlanBot.Discord.Model;

/// <summary>The first response to an interaction.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/receiving-and-responding.mdx, Interaction Response Object.</remarks>
internal sealed record InteractionResponse(ResponseType Type, ResponseData? Data = null)
{
    /// <summary>Answers Discord's ping.</summary>
    public static InteractionResponse Pong { get; } = new(ResponseType.Pong);

    /// <summary>A message, seen by all or by the one who acted.</summary>
    public static InteractionResponse Message(MessageBody body) => new(ResponseType.Message, ResponseData.From(body));

    /// <summary>The message that the component stands on, changed.</summary>
    public static InteractionResponse Update(MessageBody body) => new(ResponseType.Update, ResponseData.From(body));

    /// <summary>The answer comes later; the user sees that the bot thinks.</summary>
    public static InteractionResponse Deferred(bool ephemeral) => new(ResponseType.Deferred, new ResponseData { Flags = ephemeral ? MessageBody.Ephemeral : null });

    /// <summary>Suggestions for the option that is being typed, at most 25.</summary>
    public static InteractionResponse Suggest(IReadOnlyList<Choice> choices) => new(ResponseType.Choices, new ResponseData { Choices = choices });

    /// <summary>Opens a modal.</summary>
    public static InteractionResponse Modal(string customId, string title, Component input) =>
        new(ResponseType.Modal, new ResponseData { CustomId = customId, Title = title, Components = [new ActionRow([input])] });
}

/// <summary>The kinds of response.</summary>
internal enum ResponseType
{
    /// <summary>To a ping.</summary>
    Pong = 1,

    /// <summary>A message.</summary>
    Message = 4,

    /// <summary>A message that comes later.</summary>
    Deferred = 5,

    /// <summary>The component's message, changed.</summary>
    Update = 7,

    /// <summary>Suggestions.</summary>
    Choices = 8,

    /// <summary>A modal.</summary>
    Modal = 9,
}

/// <summary>What a response holds: the fields of a message, of suggestions or of a modal.</summary>
internal sealed record ResponseData
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<ActionRow>? Components { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public int? Flags { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public string? CustomId { get; init; }

    public string? Title { get; init; }

    public static ResponseData From(MessageBody body) =>
        new() { Content = body.Content, Embeds = body.Embeds, Components = body.Components, AllowedMentions = body.AllowedMentions, Flags = body.Flags };
}

/// <summary>A suggestion, or a fixed value of an option: name and text of at most 100 characters; numbers are written as numbers.</summary>
internal sealed record Choice(string Name, System.Text.Json.Nodes.JsonValue Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}
