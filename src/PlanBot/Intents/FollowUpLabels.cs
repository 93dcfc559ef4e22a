namespace PlanBot.Intents;

/// <summary>The labels of <c>followups.yaml</c>: what a message wants from the turn before it.</summary>
public static class FollowUpLabels
{
    /// <summary>Nothing: it stands alone.</summary>
    public const string Alone = "alone";

    /// <summary>The whole clause.</summary>
    public const string Whole = "whole";

    /// <summary>Who is responsible for it.</summary>
    public const string Owner = "owner";

    /// <summary>The task behind it.</summary>
    public const string Next = "next";

    /// <summary>The task before it.</summary>
    public const string Previous = "previous";

    /// <summary>An entry of the list, by its place.</summary>
    public const string Entry = "entry";

    /// <summary>What else there is.</summary>
    public const string More = "more";

    /// <summary>How many were listed.</summary>
    public const string Count = "count";

    /// <summary>What those that were counted are called.</summary>
    public const string Names = "names";

    /// <summary>Which clause says so.</summary>
    public const string Where = "where";

    /// <summary>Which area it belongs to.</summary>
    public const string Area = "area";

    /// <summary>Those of the list that fit a condition.</summary>
    public const string Among = "among";

    /// <summary>The same of another thing.</summary>
    public const string Swap = "swap";

    /// <summary>The same in another language.</summary>
    public const string Translate = "translate";

    /// <summary>Whether that is certain.</summary>
    public const string Sure = "sure";

    /// <summary>The same in fewer or simpler words.</summary>
    public const string Shorter = "shorter";

    /// <summary>A further question on the same subject.</summary>
    public const string Lean = "lean";

    /// <summary>All labels.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Alone, Whole, Owner, Next, Previous, Entry, More, Count, Names, Where, Area, Among, Swap, Translate, Sure, Shorter, Lean];
}
