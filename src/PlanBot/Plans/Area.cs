namespace PlanBot.Plans;

/// <summary>A group of tasks under one heading.</summary>
public sealed record Area
{
    /// <summary>Number among the areas, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The heading's number as it is printed, such as （五） or 三、.</summary>
    public required string Mark { get; init; }

    /// <summary>The heading without its number and final stop.</summary>
    public required string Title { get; init; }

    /// <summary>Where the heading stands in the source file.</summary>
    public required LineRange Lines { get; init; }

    /// <summary>The area's id, such as <c>area-5</c>.</summary>
    public string Id => $"area-{Number}";
}
