namespace PlanBot.Plans;

/// <summary>A stretch of a clause's text, in UTF-16 code units.</summary>
/// <param name="Start">Index of the first unit, from 0.</param>
/// <param name="Length">Number of units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Index after the last unit.</summary>
    public int End => Start + Length;

    /// <summary>True when the two spans share at least one unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>True when the other span lies wholly inside this one.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
