using LiteDB;

namespace PlanBot.Storage;

/// <summary>
/// What was claimed and said, as documents of many entries each: they are only read at a start, and a document for each
/// entry would cost many times as much to write. The last entry of a chat holds.
/// </summary>
internal sealed class Journal(LiteDatabase file)
{
    // A document holds 16 MB; a turn takes a few kilobytes at the most.
    private const int MostEntries = 1_000;

    private readonly ILiteCollection<BsonDocument> _claims = file.GetCollection("claims");
    private readonly ILiteCollection<BsonDocument> _turns = file.GetCollection("turns");

    /// <summary>Writes entries, in the caller's transaction.</summary>
    public void Write(IReadOnlyCollection<Claimed> claims, IReadOnlyList<Said> turns)
    {
        foreach (var part in claims.Chunk(MostEntries))
            _claims.Insert(new BsonDocument { ["at"] = part[^1].At.UtcDateTime, ["ids"] = new BsonArray(part.Select(c => new BsonValue(c.Id))) });
        foreach (var part in turns.Reverse().DistinctBy(t => t.Chat).Chunk(MostEntries))
            _turns.Insert(new BsonDocument { ["at"] = part[0].At.UtcDateTime, ["turns"] = new BsonArray(part.Select(t => TurnDocument.From(t.Chat, t.Turn, t.At))) });
    }

    /// <summary>The messages that were claimed, the oldest first.</summary>
    public IEnumerable<(string Id, DateTimeOffset At)> Claims() =>
        _claims.FindAll().SelectMany(d => d["ids"].AsArray.Select(id => (id.AsString, TimeOf(d)))).OrderBy(c => c.Item2);

    /// <summary>What was said, the oldest first.</summary>
    public IEnumerable<Said> Turns() => _turns.FindAll().SelectMany(d => d["turns"].AsArray).Select(t => Read(t.AsDocument)).OfType<Said>().OrderBy(t => t.At);

    /// <summary>Deletes what is too old.</summary>
    public void Forget(DateTimeOffset claimedBefore, DateTimeOffset saidBefore)
    {
        _claims.DeleteMany(Query.LT("at", claimedBefore.UtcDateTime));
        _turns.DeleteMany(Query.LT("at", saidBefore.UtcDateTime));
    }

    /// <summary>Takes over what version 1 kept, a document for each message and chat.</summary>
    public static void TakeOver(LiteDatabase file)
    {
        const string answered = "answered", conversations = "conversations";
        var claims = file.GetCollection(answered).FindAll().Select(d => new Claimed(d["_id"].AsString, TimeOf(d))).OrderBy(c => c.At);
        var turns = file.GetCollection(conversations).FindAll().Select(Read).OfType<Said>().OrderBy(t => t.At);
        new Journal(file).Write([.. claims], [.. turns]);
        file.DropCollection(answered);
        file.DropCollection(conversations);
    }

    private static Said? Read(BsonDocument stored) => TurnDocument.Read(stored) is { } turn ? new Said(stored["_id"].AsString, turn, TimeOf(stored)) : null;

    private static DateTimeOffset TimeOf(BsonDocument stored) => new(stored["at"].AsDateTime.ToUniversalTime());
}
