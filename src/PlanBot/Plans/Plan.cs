namespace PlanBot.Plans;

/// <summary>An official plan as the reader understood it.</summary>
public sealed record Plan
{
    /// <summary>The plan's folder name, such as <c>hunan-gba-2020</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title, number, date, issuer, recipients.</summary>
    public required FrontPage Front { get; init; }

    /// <summary>The areas in order; empty where the document has none.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>The tasks in order.</summary>
    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    /// <summary>Every clause, tasks included, in the order of the document.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>Headings that group areas or tasks and carry no text of their own.</summary>
    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>Lines that found no place, for a person to look at.</summary>
    public required IReadOnlyList<UnplacedLine> Unplaced { get; init; }

    /// <summary>The clause with this id, or null.</summary>
    public Clause? Find(ClauseId id)
    {
        foreach (var clause in Clauses)
            if (clause.Id == id) return clause;
        return null;
    }

    /// <summary>The task with this id, or null.</summary>
    public PlanTask? FindTask(ClauseId id)
    {
        foreach (var task in Tasks)
            if (task.Id == id) return task;
        return null;
    }
}
