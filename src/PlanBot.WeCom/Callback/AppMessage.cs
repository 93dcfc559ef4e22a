namespace PlanBot.WeCom.Callback;

/// <summary>A message or an event of the self-built app. What this kind of message has not is null.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/90239 (messages) and /90240 (events).</remarks>
internal sealed record AppMessage
{
    /// <summary>The id of the corporation.</summary>
    public required string ToUserName { get; init; }

    /// <summary>The id of the member who wrote, pressed or came.</summary>
    public required string FromUserName { get; init; }

    /// <summary><c>text</c>, <c>voice</c>, <c>event</c> and kinds that the bot does not read, such as <c>image</c>.</summary>
    public required string MsgType { get; init; }

    /// <summary>Seconds since 1970; 0 when WeCom left it out.</summary>
    public long CreateTime { get; init; }

    /// <summary>What a text says.</summary>
    public string? Content { get; init; }

    /// <summary>What a voice message says, where WeCom transcribes it.</summary>
    public string? Recognition { get; init; }

    /// <summary>The same in each repeat of a message; events have none.</summary>
    public string? MsgId { get; init; }

    public string? AgentId { get; init; }

    /// <summary>An event's kind: <c>enter_agent</c>, <c>click</c>, <c>template_card_event</c>, <c>subscribe</c>, …</summary>
    public string? Event { get; init; }

    /// <summary>The key of the menu entry or the card's button.</summary>
    public string? EventKey { get; init; }

    /// <summary>The card's id.</summary>
    public string? TaskId { get; init; }

    /// <summary>The card's kind, such as <c>button_interaction</c>.</summary>
    public string? CardType { get; init; }

    /// <summary>With this the card can be changed, once.</summary>
    public string? ResponseCode { get; init; }

    /// <summary>What was chosen in a card; empty where nothing could be.</summary>
    public IReadOnlyList<SelectedItem> SelectedItems { get; init; } = [];

    /// <summary>What the member said, typed or spoken; null for anything else.</summary>
    public string? Text => MsgType switch { "text" => Content, "voice" => Recognition, _ => null };

    /// <summary>The same for each repeat of a message or event and for no other: by its id, else by who did what when.</summary>
    /// <remarks>WeCom repeats what was not answered within 5 seconds up to three times, and names these as what to tell repeats by.</remarks>
    public string RepeatKey => MsgId ?? string.Join('\n', FromUserName, CreateTime, Event, EventKey, TaskId, ResponseCode);
}
