namespace PlanBot.Discord.Gateway;

/// <summary>What came of reading a payload.</summary>
internal enum PayloadRead
{
    /// <summary>It is there, whole.</summary>
    Whole,

    /// <summary>It was larger than is kept, and was read over.</summary>
    TooBig,

    /// <summary>There is none: the other side closed.</summary>
    Closed,
}
