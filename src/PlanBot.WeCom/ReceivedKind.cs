namespace PlanBot.WeCom;

/// <summary>What somebody did.</summary>
internal enum ReceivedKind
{
    /// <summary>Wrote or spoke, or sent something without words.</summary>
    Message,

    /// <summary>Opened the chat.</summary>
    Entered,

    /// <summary>Pressed a button of a card.</summary>
    Pressed,

    /// <summary>Gave an answer a thumb, or took it back.</summary>
    Rated,

    /// <summary>Something that the bot does not answer.</summary>
    Other,
}
