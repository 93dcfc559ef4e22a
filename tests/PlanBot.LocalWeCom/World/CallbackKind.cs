namespace PlanBot.LocalWeCom;

/// <summary>What a user did.</summary>
public enum CallbackKind
{
    /// <summary>Wrote or spoke.</summary>
    Message,

    /// <summary>Opened the chat with the bot.</summary>
    EnterChat,

    /// <summary>Tapped a card.</summary>
    CardEvent,

    /// <summary>Gave a thumb, or took it back.</summary>
    Feedback,

    /// <summary>Chose from the app's menu.</summary>
    MenuClick,
}
