using System.Collections.Concurrent;

namespace PlanBot.Conversations;

/// <summary>Remembers the last turn of each chat for a while. Safe to use from several threads.</summary>
public sealed class ConversationMemory(TimeProvider time)
{
    /// <summary>How long a turn is remembered after it was made.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>The most chats that are remembered; beyond, the oldest are forgotten first.</summary>
    public const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, (Turn Turn, DateTimeOffset At)> _turns = new(StringComparer.Ordinal);

    // Kept beside the table: counting that takes all of its locks.
    private int _count;

    private readonly Lock _forgetting = new();

    /// <summary>The last turn of a chat; null when there is none or it has expired.</summary>
    public Turn? Last(string? conversation)
    {
        if (conversation is null || !_turns.TryGetValue(conversation, out var kept)) return null;
        if (time.GetUtcNow() - kept.At <= Lifetime) return kept.Turn;
        _turns.TryRemove(conversation, out _);
        return null;
    }

    /// <summary>Hears of every turn that is remembered; a store may keep it.</summary>
    public Action<string, Turn, DateTimeOffset>? Remembered { get; set; }

    /// <summary>Makes a turn the last one of its chat.</summary>
    public void Remember(string conversation, Turn turn)
    {
        var now = time.GetUtcNow();
        Restore(conversation, turn, now);
        Remembered?.Invoke(conversation, turn, now);
    }

    /// <summary>Puts back a turn of before a restart.</summary>
    public void Restore(string conversation, Turn turn, DateTimeOffset at)
    {
        if (!_turns.TryAdd(conversation, (turn, at))) _turns[conversation] = (turn, at);
        else if (Interlocked.Increment(ref _count) > Capacity) Forget();
    }

    private void Forget()
    {
        lock (_forgetting)
        {
            // Another thread may just have made room.
            if (Volatile.Read(ref _count) <= Capacity) return;
            // The table's own snapshot: LINQ would copy it while others still add to it, and fail.
            foreach (var (key, _) in _turns.ToArray().OrderBy(t => t.Value.At).Take(Capacity / 10)) _turns.TryRemove(key, out _);
            Interlocked.Exchange(ref _count, _turns.Count);
        }
    }
}
