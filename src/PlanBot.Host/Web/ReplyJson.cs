using System.Text.Json.Serialization;
using PlanBot.Answers;
using PlanBot.Language;

namespace PlanBot.Host.Web;

/// <summary>A reply as other programs see it.</summary>
internal sealed record ReplyJson
{
    public required string Text { get; init; }

    /// <summary>The parts of the text in order, for channels that show quotes apart from the assistant's words.</summary>
    public required IReadOnlyList<BlockJson> Blocks { get; init; }

    public required string Language { get; init; }

    public required string Intent { get; init; }

    public required IReadOnlyList<CitationJson> Citations { get; init; }

    public required IReadOnlyList<TaskItemJson>? Tasks { get; init; }

    public required IReadOnlyList<int>? Areas { get; init; }

    public required int? Count { get; init; }

    public required IReadOnlyList<OwnerJson> Owners { get; init; }

    public required RefusalJson? Refusal { get; init; }

    public required IReadOnlyList<string> Suggestions { get; init; }

    public required string Plan { get; init; }

    public required string Snapshot { get; init; }

    public static ReplyJson From(Reply reply) => new()
    {
        Text = reply.Text,
        Blocks = [.. reply.Blocks.Select(b => BlockJson.From(b, reply.Citations))],
        Language = reply.Language.Tag(),
        Intent = reply.Intent,
        Citations = [.. reply.Citations.Select(c => new CitationJson(c.Clause.Value, c.Label, c.Quote))],
        Tasks = reply.Tasks?.Select(t => new TaskItemJson(t.Number, t.Title, t.Area)).ToList(),
        Areas = reply.Areas,
        Count = reply.Count,
        Owners = [.. reply.Owners.Select(o => new OwnerJson(o.Task, o.Role, o.Party, o.Basis, o.Source, o.AsOf))],
        Refusal = reply.Refusal is { } refusal ? new RefusalJson(refusal.Kind, [.. refusal.Nearest.Select(n => n.Value)]) : null,
        Suggestions = reply.Suggestions,
        Plan = reply.Plan,
        Snapshot = reply.Snapshot,
    };
}

/// <summary>A part of a reply: words of the assistant, or the position of a citation in the reply's list.</summary>
internal sealed record BlockJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Citation)
{
    public static BlockJson From(ReplyBlock block, IReadOnlyList<Citation> citations) => block switch
    {
        ProseBlock prose => new BlockJson(prose.Text, null),
        QuoteBlock quote => new BlockJson(null, citations.Index().First(c => c.Item == quote.Citation).Index),
        _ => throw new InvalidOperationException($"No JSON for {block.GetType().Name}."),
    };
}

internal sealed record CitationJson(string Clause, string Label, string Quote);

internal sealed record TaskItemJson(int Number, string Title, int? Area);

internal sealed record OwnerJson(int? Task, string Role, string Party, string Basis, string Source, DateOnly AsOf);

internal sealed record RefusalJson(string Kind, IReadOnlyList<string> Nearest);
