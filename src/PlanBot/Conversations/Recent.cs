using System.Collections.Concurrent;

namespace PlanBot.Conversations;

/// <summary>Remembers the latest of something by its id; beyond the capacity the oldest is forgotten. Safe to use from several threads.</summary>
/// <param name="capacity">The most that is remembered.</param>
public sealed class Recent<T>(int capacity)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>What is remembered by an id; null where nothing is.</summary>
    public T? Find(string id) => _items.GetValueOrDefault(id);

    /// <summary>What is remembered by an id; the given one, which is remembered then, where nothing was.</summary>
    public T FindOrAdd(string id, T item)
    {
        if (!_items.TryAdd(id, item)) return _items.GetValueOrDefault(id, item);
        _order.Enqueue(id);
        while (_order.Count > capacity && _order.TryDequeue(out string? oldest)) _items.TryRemove(oldest, out _);
        return item;
    }
}
