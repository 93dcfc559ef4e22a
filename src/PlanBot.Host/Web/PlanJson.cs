using PlanBot.Plans;

namespace PlanBot.Host.Web;

/// <summary>A plan as other programs see it.</summary>
internal sealed record PlanJson
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string? DocNumber { get; init; }

    public required string? RegisterNumber { get; init; }

    public required string? Issuer { get; init; }

    public required DateOnly? Date { get; init; }

    public required string? Recipients { get; init; }

    public required IReadOnlyList<AreaJson> Areas { get; init; }

    public required IReadOnlyList<HeadingJson> Headings { get; init; }

    public required IReadOnlyList<TaskJson> Tasks { get; init; }

    public required IReadOnlyList<ClauseJson> Clauses { get; init; }

    public required IReadOnlyList<UnplacedLine> Unplaced { get; init; }

    public static PlanJson From(Plan plan) => new()
    {
        Id = plan.Id,
        Title = plan.Front.Title,
        DocNumber = plan.Front.DocNumber,
        RegisterNumber = plan.Front.RegisterNumber,
        Issuer = plan.Front.Issuer,
        Date = plan.Front.Date,
        Recipients = plan.Front.Recipients,
        Areas = [.. plan.Areas.Select(a => new AreaJson(a.Id, a.Number, a.Mark, a.Title))],
        Headings = [.. plan.Headings.Select(h => new HeadingJson(h.Mark, h.Title, [h.Lines.First, h.Lines.Last]))],
        Tasks = [.. plan.Tasks.Select(TaskJson.From)],
        Clauses = [.. plan.Clauses.Select(c => new ClauseJson(c.Id.Value, c.Label, c.Text, [c.Lines.First, c.Lines.Last]))],
        Unplaced = plan.Unplaced,
    };
}

internal sealed record AreaJson(string Id, int Number, string Mark, string Title);

internal sealed record HeadingJson(string Mark, string Title, IReadOnlyList<int> Lines);

internal sealed record TaskJson(string Id, int Number, string Title, int? Area, string Text, IReadOnlyList<StatedOwnerJson> Owners)
{
    public static TaskJson From(PlanTask task) =>
        new(task.Id.Value, task.Number, task.Title, task.Area, task.Clause.Text, [.. task.Owners.Select(o => new StatedOwnerJson(o.Party, o.Role, o.Raw))]);
}

internal sealed record StatedOwnerJson(string Party, string Role, string Raw);

internal sealed record ClauseJson(string Id, string Label, string Text, IReadOnlyList<int> Lines);
