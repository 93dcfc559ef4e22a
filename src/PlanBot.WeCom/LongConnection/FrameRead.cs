namespace PlanBot.WeCom.LongConnection;

/// <summary>What came of reading a frame.</summary>
internal enum FrameRead
{
    /// <summary>It is there, whole.</summary>
    Whole,

    /// <summary>It was larger than is kept, and was read over.</summary>
    TooBig,

    /// <summary>There is none: the other side closed.</summary>
    Closed,
}
