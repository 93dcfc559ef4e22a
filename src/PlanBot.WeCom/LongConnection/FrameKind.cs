namespace PlanBot.WeCom.LongConnection;

/// <summary>What a frame of WeCom's is.</summary>
internal enum FrameKind
{
    /// <summary>An answer to a frame of ours: it names no command.</summary>
    Acknowledgement,

    /// <summary>A message.</summary>
    Message,

    /// <summary>An event.</summary>
    Event,

    /// <summary>It names a command that the bot does not know.</summary>
    Unknown,
}
