namespace PlanBot.Plans;

/// <summary>A numbered task of the plan.</summary>
public sealed record PlanTask
{
    /// <summary>The clause that holds its text.</summary>
    public required Clause Clause { get; init; }

    /// <summary>Its number as printed, from 1; unique in the plan unless numbering starts again in each area.</summary>
    public required int Number { get; init; }

    /// <summary>The heading without number and final stop; empty where the task has none.</summary>
    public required string Title { get; init; }

    /// <summary>Number of its area; null in a plan without areas.</summary>
    public required int? Area { get; init; }

    /// <summary>The parties that the document's own text makes responsible; empty where it names none.</summary>
    public required IReadOnlyList<StatedOwner> Owners { get; init; }

    /// <summary>Its id, that of its clause.</summary>
    public ClauseId Id => Clause.Id;
}
