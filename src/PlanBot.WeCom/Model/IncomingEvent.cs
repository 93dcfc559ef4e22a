using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Model;

/// <summary>Something that happened in a chat with the robot.</summary>
/// <remarks>Source: developer.work.weixin.qq.com, documents 101027 and, for the end of a connection, 101463.</remarks>
internal sealed record IncomingEvent
{
    /// <summary>The user opens the single chat for the first time on a day; may be welcomed within 5 seconds.</summary>
    public const string EnterChat = "enter_chat";

    /// <summary>A button of a card was pressed or its choices sent; the card may be updated within 5 seconds.</summary>
    public const string CardClicked = "template_card_event";

    /// <summary>A thumb was given to an answer, or taken back.</summary>
    public const string FeedbackGiven = "feedback_event";

    /// <summary>Another connection of the same robot has taken over; this one is about to be closed.</summary>
    public const string Disconnected = "disconnected_event";

    /// <summary>One of the above, or one that the bot does not know.</summary>
    [JsonPropertyName("eventtype")]
    public string EventType { get; init; } = "";

    [JsonPropertyName("template_card_event")]
    public IncomingCardEvent? CardPart { get; init; }

    [JsonPropertyName("feedback_event")]
    public IncomingFeedback? Feedback { get; init; }

    /// <summary>As in the declarations of WeCom's own library, which know no part of its own for the card.</summary>
    public string? EventKey { get; init; }

    /// <summary>As <see cref="EventKey"/>.</summary>
    public string? TaskId { get; init; }

    /// <summary>What was clicked; null where it was no card.</summary>
    [JsonIgnore]
    public IncomingCardEvent? Card => CardPart
        ?? (EventType == CardClicked && (EventKey ?? TaskId) is not null ? new IncomingCardEvent { EventKey = EventKey ?? "", TaskId = TaskId ?? "" } : null);
}

/// <summary>What was clicked on a card.</summary>
internal sealed record IncomingCardEvent
{
    /// <summary>Such as <c>button_interaction</c>.</summary>
    public string? CardType { get; init; }

    /// <summary>The key of the button, as the bot gave it.</summary>
    public string EventKey { get; init; } = "";

    /// <summary>The id of the card, as the bot gave it.</summary>
    public string TaskId { get; init; } = "";

    public IncomingSelectedItems? SelectedItems { get; init; }

    /// <summary>The id of the first option that was chosen for a question; null where none was.</summary>
    /// <param name="questionKey">The key of the question, as the bot gave it.</param>
    public string? Choice(string questionKey) =>
        SelectedItems?.SelectedItem?.FirstOrDefault(i => i?.QuestionKey == questionKey)?.OptionIds?.OptionId is [{ } first, ..] ? first : null;
}

/// <summary>What was chosen on a card with questions.</summary>
internal sealed record IncomingSelectedItems
{
    public IReadOnlyList<IncomingSelectedItem?>? SelectedItem { get; init; }
}

/// <summary>What was chosen for one question.</summary>
internal sealed record IncomingSelectedItem
{
    public string? QuestionKey { get; init; }

    public IncomingOptionIds? OptionIds { get; init; }
}

/// <summary>The ids of the options that were chosen.</summary>
internal sealed record IncomingOptionIds
{
    public IReadOnlyList<string?>? OptionId { get; init; }
}

/// <summary>A thumb that was given to an answer, or taken back.</summary>
internal sealed record IncomingFeedback
{
    /// <summary>As the bot gave it with the answer.</summary>
    public string Id { get; init; } = "";

    /// <summary>As sent; a number that <see cref="IncomingFeedbackType"/> does not name says nothing.</summary>
    public IncomingFeedbackType Type { get; init; }

    /// <summary>What the user wrote; only with a thumb down.</summary>
    public string? Content { get; init; }

    /// <summary>The reasons that the user ticked; only with a thumb down. 1 besides the question, 2 incomplete, 3 wrong, 4 data wrongly analysed.</summary>
    public IReadOnlyList<int>? InaccurateReasonList { get; init; }
}

/// <summary>What a thumb says.</summary>
internal enum IncomingFeedbackType
{
    /// <summary>Thumb up.</summary>
    Accurate = 1,

    /// <summary>Thumb down.</summary>
    Inaccurate = 2,

    /// <summary>The thumb was taken back.</summary>
    Withdrawn = 3,
}
