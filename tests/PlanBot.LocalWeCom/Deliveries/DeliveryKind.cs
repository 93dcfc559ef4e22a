namespace PlanBot.LocalWeCom;

/// <summary>What the bot sent.</summary>
public enum DeliveryKind
{
    /// <summary>A stream message, with or without a card at its end.</summary>
    Stream,

    /// <summary>A template card.</summary>
    Card,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Plain text.</summary>
    Text,
}
