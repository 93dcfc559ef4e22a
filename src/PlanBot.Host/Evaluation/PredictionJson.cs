using PlanBot.Answers;

namespace PlanBot.Host.Evaluation;

/// <summary>A line of predictions: what was answered to one question of a question file.</summary>
internal sealed record PredictionJson
{
    public required string Id { get; init; }

    public required string Answer { get; init; }

    public required IReadOnlyList<string> Citations { get; init; }

    public required IReadOnlyList<string> Quotes { get; init; }

    public required IReadOnlyList<string>? Tasks { get; init; }

    public required IReadOnlyList<string>? Areas { get; init; }

    public required int? Number { get; init; }

    public required IReadOnlyList<PredictedOwnerJson> Owners { get; init; }

    public required bool Refused { get; init; }

    public required string? RefusalKind { get; init; }

    public required string? Intent { get; init; }

    public static PredictionJson From(string id, Reply reply) => new()
    {
        Id = id,
        Answer = reply.Text,
        Citations = [.. reply.Citations.Select(c => c.Clause.Value).Distinct()],
        Quotes = [.. reply.Citations.Select(c => c.Quote)],
        Tasks = reply.Tasks?.Select(t => t.Id.Value).ToList(),
        Areas = reply.Areas?.Select(a => $"area-{a}").ToList(),
        Number = reply.Count,
        Owners = [.. reply.Owners.Select(o => new PredictedOwnerJson(o.Role, o.Party, o.Basis))],
        Refused = reply.Refusal is not null,
        RefusalKind = reply.Refusal?.Kind,
        Intent = reply.Intent,
    };
}

internal sealed record PredictedOwnerJson(string Role, string Party, string Basis);
