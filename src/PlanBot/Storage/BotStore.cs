using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using LiteDB;
using PlanBot.Conversations;

namespace PlanBot.Storage;

/// <summary>
/// What must outlive a restart, in one LiteDB file: what was said last in each chat, which messages were answered, and feedback.
/// One task writes; the others hand it their writes. What was claimed and said is a <see cref="Journal"/>, read at the start
/// only; feedback is a document each. Safe to use from several threads of one process.
/// </summary>
public sealed class BotStore : IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "planbot.db";

    /// <summary>Name of the file that is locked while the store is open: LiteDB does not keep a second process out on every system.</summary>
    public const string LockName = "planbot.lock";

    /// <summary>Version of what is stored; a file of a newer version is not opened.</summary>
    public const int SchemaVersion = 2;

    /// <summary>How long it is remembered that a message was answered: longer than any channel repeats one.</summary>
    public static readonly TimeSpan ClaimLifetime = TimeSpan.FromDays(7);

    // Writes that nobody waits for are gathered this long: one transaction for all costs a fraction of one for each.
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(100);

    // How often what has expired is deleted.
    private static readonly TimeSpan s_forgetEvery = TimeSpan.FromHours(1);

    private const string Schema = "schema", Feedbacks = "feedback";

    private readonly FileStream _lock;
    private readonly LiteDatabase _file;
    private readonly Journal _journal;
    private readonly TimeProvider _time;
    private readonly byte[] _key;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _answered = new(StringComparer.Ordinal);
    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writer;
    private DateTimeOffset _forgetAt;

    // Completed by who does not want to wait until writes are gathered.
    private volatile TaskCompletionSource _hurry = NewSignal();

    private BotStore(FileStream opened, LiteDatabase file, byte[] key, TimeProvider time)
    {
        _lock = opened;
        _file = file;
        _key = key;
        _time = time;
        _journal = new Journal(file);
        Forget();
        foreach (var (id, at) in _journal.Claims()) _answered[id] = at;
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
        _writes.Writer.TryWrite(new Claimed(id, now));
        return true;
    }

    /// <summary>A name for a user, or for anything that names one: the same in this store at any time, of no use outside it. 32 hexadecimal digits.</summary>
    public string Pseudonym(string user) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(user)))[..32];

    /// <summary>Keeps feedback; ends when it is on the disk.</summary>
    public Task SaveAsync(Feedback feedback)
    {
        string user = Pseudonym(feedback.User), id = $"{feedback.Id}:{user}";
        return Durably(new BsonDocument
        {
            ["_id"] = id,
            ["id"] = feedback.Id,
            ["at"] = feedback.At.UtcDateTime,
            ["channel"] = feedback.Channel,
            ["user"] = user,
            ["question"] = feedback.Question,
            ["snapshot"] = feedback.Snapshot,
            ["verdict"] = feedback.Verdict.ToString(),
            ["comment"] = feedback.Comment,
        });
    }

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
        foreach (var said in _journal.Turns()) memory.Restore(said.Chat, said.Turn, said.At);
        memory.Remembered = (chat, turn, at) => _writes.Writer.TryWrite(new Said(chat, turn, at));
    }

    /// <summary>Writes what was handed over and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_writes.Writer.TryComplete()) return;
        _hurry.TrySetResult();
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
            if (version < SchemaVersion)
            {
                Journal.TakeOver(file);
                known["version"] = SchemaVersion;
                schema.Update(known);
                file.Checkpoint();
            }
            if (version > SchemaVersion) throw new StoreException($"数据文件 {path} 的版本是 {version}，本程序只认识到 {SchemaVersion}。请改用新版本的程序，或换一个数据目录（--data）。");
            return known["key"].AsBinary;
        }
        byte[] key = RandomNumberGenerator.GetBytes(32);
        schema.Insert(new BsonDocument { ["_id"] = 1, ["version"] = SchemaVersion, ["key"] = key });
        file.Checkpoint();
        return key;
    }

    private Task Durably(BsonDocument feedback)
    {
        var kept = new Kept(feedback, NewSignal());
        if (!_writes.Writer.TryWrite(kept)) kept.Done.SetException(new ObjectDisposedException(nameof(BotStore)));
        _hurry.TrySetResult();
        return kept.Done.Task;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Write>();
        while (await _writes.Reader.WaitToReadAsync())
        {
            await _hurry.Task.WaitAsync(s_gather, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Before the queue is emptied, so that nobody hurries in vain.
            _hurry = NewSignal();
            while (_writes.Reader.TryRead(out var write)) batch.Add(write);
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
            _journal.Write([.. batch.OfType<Claimed>()], [.. batch.OfType<Said>()]);
            var kept = batch.OfType<Kept>().ToList();
            _file.GetCollection(Feedbacks).Upsert(kept.Select(k => k.Feedback));
            Forget();
            _file.Commit();
            if (kept.Count > 0) _file.Checkpoint();
            foreach (var done in kept) done.Done.TrySetResult();
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
            (batch[0] as Kept)?.Done.TrySetException(e);
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
        _journal.Forget(claimedBefore: oldest, saidBefore: now - ConversationMemory.Lifetime);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Kept(BsonDocument Feedback, TaskCompletionSource Done) : Write;
}
