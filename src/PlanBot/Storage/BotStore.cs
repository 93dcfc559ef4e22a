using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using LiteDB;
using PlanBot.Conversations;

namespace PlanBot.Storage;

/// <summary>
/// What must outlive a restart, in one LiteDB file: what was said last in each chat, which messages were answered, and feedback.
/// One task writes; the others hand it their writes. Safe to use from several threads of one process.
/// </summary>
public sealed class BotStore : IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "planbot.db";

    /// <summary>Name of the file that is locked while the store is open: LiteDB does not keep a second process out on every system.</summary>
    public const string LockName = "planbot.lock";

    /// <summary>Version of what is stored; a file of a newer version is not opened.</summary>
    public const int SchemaVersion = 1;

    /// <summary>How long it is remembered that a message was answered: longer than any channel repeats one.</summary>
    public static readonly TimeSpan ClaimLifetime = TimeSpan.FromDays(7);

    // How often what has expired is deleted.
    private static readonly TimeSpan s_forgetEvery = TimeSpan.FromMinutes(10);

    private const string Schema = "schema", Conversations = "conversations", Answered = "answered", Feedbacks = "feedback";

    private readonly FileStream _lock;
    private readonly LiteDatabase _file;
    private readonly TimeProvider _time;
    private readonly byte[] _key;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _answered = new(StringComparer.Ordinal);
    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writer;
    private DateTimeOffset _forgetAt;

    private BotStore(FileStream opened, LiteDatabase file, byte[] key, TimeProvider time)
    {
        _lock = opened;
        _file = file;
        _key = key;
        _time = time;
        file.GetCollection(Answered).EnsureIndex("at");
        file.GetCollection(Conversations).EnsureIndex("at");
        Forget();
        foreach (var claim in file.GetCollection(Answered).FindAll()) _answered[claim["_id"].AsString] = claim["at"].AsDateTime;
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Opens the store, which it makes where there is none. Only one process can hold it open.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StoreException">The file is damaged, of a newer version, open elsewhere, or cannot be made.</exception>
    public static BotStore Open(string folder, TimeProvider time)
    {
        string path = Path.Combine(folder, FileName);
        FileStream? opened = null;
        LiteDatabase? file = null;
        try
        {
            Directory.CreateDirectory(folder);
            opened = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // LiteDB by itself takes ids that differ in case only for the same.
            file = new LiteDatabase(new ConnectionString { Filename = path, Connection = ConnectionType.Direct, Collation = Collation.Binary });
            return new BotStore(opened, file, KeyOf(file, path), time);
        }
        catch (Exception e) when (e is LiteException or IOException or UnauthorizedAccessException or InvalidCastException or ArgumentException or NullReferenceException)
        {
            file?.Dispose();
            opened?.Dispose();
            throw new StoreException(e is IOException or UnauthorizedAccessException
                ? $"打不开数据文件 {path}：{e.Message} 请确认没有另一个程序在使用它，并且有读写权限。"
                : $"数据文件 {path} 已损坏：{e.Message} 请把它移到别处（里面是对话和反馈），再启动时会新建一个。", e);
        }
        catch (StoreException)
        {
            file?.Dispose();
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>True for the first who claims a message, false for all after, also after a restart. Answers at once; the claim is written in the background.</summary>
    /// <param name="id">The message, with its channel in front: <c>discord:1234</c>.</param>
    public bool TryClaim(string id)
    {
        var now = _time.GetUtcNow();
        if (!_answered.TryAdd(id, now)) return false;
        _writes.Writer.TryWrite(new Write(file => file.GetCollection(Answered).Upsert(new BsonDocument { ["_id"] = id, ["at"] = now.UtcDateTime })));
        return true;
    }

    /// <summary>A name for a user, or for anything that names one: the same in this store at any time, of no use outside it. 32 hexadecimal digits.</summary>
    public string Pseudonym(string user) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(user)))[..32];

    /// <summary>Keeps feedback; ends when it is on the disk.</summary>
    public Task SaveAsync(Feedback feedback) => Durably(file => file.GetCollection(Feedbacks).Upsert(new BsonDocument
    {
        ["_id"] = $"{feedback.Id}:{Pseudonym(feedback.User)}",
        ["id"] = feedback.Id,
        ["at"] = feedback.At.UtcDateTime,
        ["channel"] = feedback.Channel,
        ["user"] = Pseudonym(feedback.User),
        ["question"] = feedback.Question,
        ["snapshot"] = feedback.Snapshot,
        ["verdict"] = feedback.Verdict.ToString(),
        ["comment"] = feedback.Comment,
    }));

    /// <summary>Hears of writes that failed and that nobody waits for.</summary>
    public Action<Exception>? WriteFailed { get; set; }

    /// <summary>All feedback, the oldest first; the user is the keyed hash.</summary>
    public IReadOnlyList<Feedback> Feedback() =>
        [.. _file.GetCollection(Feedbacks).FindAll().Select(f => new Feedback
        {
            Id = f["id"].AsString,
            At = new DateTimeOffset(f["at"].AsDateTime.ToUniversalTime()),
            Channel = f["channel"].AsString,
            User = f["user"].AsString,
            Question = f["question"].AsString,
            Snapshot = f["snapshot"].AsString,
            Verdict = Enum.Parse<Verdict>(f["verdict"].AsString),
            Comment = f["comment"].AsString,
        }).OrderBy(f => f.At)];

    /// <summary>Puts back into the memory what was said before the restart, and keeps from now on what is said.</summary>
    public void Attach(ConversationMemory memory)
    {
        foreach (var turn in _file.GetCollection(Conversations).FindAll())
            if (TurnDocument.Read(turn) is { } read) memory.Restore(turn["_id"].AsString, read, new DateTimeOffset(turn["at"].AsDateTime.ToUniversalTime()));
        memory.Remembered = (conversation, turn, at) => _writes.Writer.TryWrite(new Write(file => file.GetCollection(Conversations).Upsert(TurnDocument.From(conversation, turn, at))));
    }

    /// <summary>Writes what was handed over and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_writes.Writer.TryComplete()) return;
        await _writer;
        _file.Dispose();
        await _lock.DisposeAsync();
    }

    private static byte[] KeyOf(LiteDatabase file, string path)
    {
        var schema = file.GetCollection(Schema);
        if (schema.FindById(1) is { } known)
        {
            int version = known["version"].AsInt32;
            if (version > SchemaVersion) throw new StoreException($"数据文件 {path} 的版本是 {version}，本程序只认识到 {SchemaVersion}。请改用新版本的程序，或换一个数据目录（--data）。");
            return known["key"].AsBinary;
        }
        byte[] key = RandomNumberGenerator.GetBytes(32);
        schema.Insert(new BsonDocument { ["_id"] = 1, ["version"] = SchemaVersion, ["key"] = key });
        file.Checkpoint();
        return key;
    }

    private Task Durably(Action<LiteDatabase> write)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_writes.Writer.TryWrite(new Write(write, done))) done.SetException(new ObjectDisposedException(nameof(BotStore)));
        return done.Task;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Write>();
        while (await _writes.Reader.WaitToReadAsync())
        {
            while (_writes.Reader.TryRead(out var write)) batch.Add(write);
            batch.Add(new Write(_ => Forget()));
            Commit(batch);
            batch.Clear();
        }
    }

    // What someone waits for is on the disk before they go on: the checkpoint empties LiteDB's own queue and its log.
    private void Commit(List<Write> batch)
    {
        try
        {
            _file.BeginTrans();
            foreach (var write in batch) write.Apply(_file);
            _file.Commit();
            if (batch.Exists(w => w.Done is not null)) _file.Checkpoint();
            foreach (var write in batch) write.Done?.TrySetResult();
        }
        catch (Exception e)
        {
            Undo();
            if (batch.Count > 1)
            {
                // One write that cannot be made takes none of the others with it.
                foreach (var write in batch) Commit([write]);
                return;
            }
            batch[0].Done?.TrySetException(e);
            WriteFailed?.Invoke(e);
        }
    }

    // A full disk closes the file under us: then there is nothing to undo.
    private void Undo()
    {
        try
        {
            _file.Rollback();
        }
        catch (Exception e) when (e is LiteException or IOException or ObjectDisposedException or NullReferenceException)
        {
            WriteFailed?.Invoke(e);
        }
    }

    private void Forget()
    {
        var now = _time.GetUtcNow();
        if (now < _forgetAt) return;
        _forgetAt = now + s_forgetEvery;
        var oldest = now - ClaimLifetime;
        foreach (var (id, _) in _answered.Where(a => a.Value < oldest)) _answered.TryRemove(id, out _);
        _file.GetCollection(Answered).DeleteMany(Query.LT("at", oldest.UtcDateTime));
        _file.GetCollection(Conversations).DeleteMany(Query.LT("at", (now - ConversationMemory.Lifetime).UtcDateTime));
    }

    private sealed record Write(Action<LiteDatabase> Apply, TaskCompletionSource? Done = null);
}
