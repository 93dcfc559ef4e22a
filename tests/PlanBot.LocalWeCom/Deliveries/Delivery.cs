using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>One message of the bot as it stands in the chat; a stream's next frame or a card's update makes a new state with the same index.</summary>
/// <param name="Index">Place in the order of all deliveries, from 0.</param>
/// <param name="At">When its first frame came.</param>
/// <param name="Kind">What.</param>
/// <param name="Way">How.</param>
/// <param name="Chat">Where.</param>
public sealed record Delivery(int Index, DateTimeOffset At, DeliveryKind Kind, DeliveryWay Way, LocalChat Chat)
{
    /// <summary>Which bot.</summary>
    public Door Door { get; init; }

    /// <summary>The text; for a card alone it is empty.</summary>
    public string Content { get; init; } = "";

    /// <summary>The template card; undefined for none.</summary>
    public JsonElement Card { get; init; }

    /// <summary>How often the card was replaced.</summary>
    public int CardUpdates { get; init; }

    /// <summary>The text that replaced the card's button, for the app's <c>update_template_card</c>.</summary>
    public string? ReplacedButton { get; init; }

    /// <summary>Frames so far, 1 for all but streams.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>Whether nothing more comes: false for a stream that was not finished.</summary>
    public bool Finished { get; init; } = true;

    /// <summary>What thumbs refer to; null when the message asks for none.</summary>
    public string? FeedbackId { get; init; }

    /// <summary>
    /// What it answers. A pushed message names no callback: it is taken for the answer to the chat's oldest message that has
    /// none yet, else to the last one, so that a second answer is seen.
    /// </summary>
    public LocalCallback? Answers { get; init; }

    /// <summary>The code with which the app may change the card once; null for none.</summary>
    public string? ResponseCode { get; init; }

    /// <summary>All that a reader sees, a line each: text, card, labels of buttons. For tests that look for words.</summary>
    public string Text => CardText.Of(this);
}
