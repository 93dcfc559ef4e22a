using LiteDB;
using PlanBot.Conversations;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Storage;

/// <summary>A turn of a chat as it is stored.</summary>
internal static class TurnDocument
{
    public static BsonDocument From(string conversation, Turn turn, DateTimeOffset at)
    {
        var document = Of(turn);
        document["_id"] = conversation;
        document["at"] = at.UtcDateTime;
        return document;
    }

    private static BsonDocument Of(Turn turn) => new()
    {
        ["text"] = turn.Text,
        ["label"] = turn.Label,
        ["snapshot"] = turn.Snapshot,
        ["language"] = (int)turn.Language,
        ["clause"] = turn.Clause?.Value,
        ["wants"] = turn.Wants,
        ["subject"] = turn.Subject?.Value,
        ["before"] = turn.Before is { } before ? Of(before) : null,
        ["cited"] = new BsonArray(turn.Cited.Select(c => new BsonValue(c.Value))),
        ["quoted"] = new BsonArray(turn.Quoted.Select(q => new BsonDocument { ["clause"] = q.Clause.Value, ["start"] = q.Span.Start, ["length"] = q.Span.Length })),
        ["tasks"] = new BsonArray(turn.Tasks.Select(t => new BsonValue(t.Value))),
        ["areas"] = new BsonArray(turn.Areas.Select(a => new BsonValue(a))),
    };

    /// <summary>The turn; null for one that an older version wrote otherwise.</summary>
    public static Turn? Read(BsonDocument stored)
    {
        try
        {
            return Parse(stored);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or NullReferenceException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    private static Turn Parse(BsonDocument stored) => new()
    {
        Snapshot = stored["snapshot"].AsString,
        Text = stored["text"].AsString,
        Label = stored["label"].AsString,
        Language = (WrittenLanguage)stored["language"].AsInt32,
        Clause = Clause(stored["clause"]),
        Wants = stored["wants"].AsString,
        Subject = Clause(stored["subject"]),
        Before = stored["before"].IsDocument ? Parse(stored["before"].AsDocument) : null,
        Cited = Clauses(stored["cited"]),
        Quoted = [.. stored["quoted"].AsArray.Select(q => (ClauseId.Parse(q["clause"].AsString), new TextSpan(q["start"].AsInt32, q["length"].AsInt32)))],
        Tasks = Clauses(stored["tasks"]),
        Areas = [.. stored["areas"].AsArray.Select(a => a.AsInt32)],
    };

    private static ClauseId? Clause(BsonValue id) => id.IsString ? ClauseId.Parse(id.AsString) : null;

    private static List<ClauseId> Clauses(BsonValue ids) => [.. ids.AsArray.Select(c => ClauseId.Parse(c.AsString))];
}
