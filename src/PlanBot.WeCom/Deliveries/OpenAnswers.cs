using System.Collections.Concurrent;

namespace PlanBot.WeCom.Deliveries;

/// <summary>The latest answers that WeCom may ask for again, by their ids. Safe to use from several threads.</summary>
internal sealed class OpenAnswers
{
    /// <summary>The most that are kept; beyond, the oldest is forgotten. WeCom asks for 6 minutes at the most.</summary>
    public const int Capacity = 4_000;

    private readonly ConcurrentDictionary<string, OpenAnswer> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>An answer; a new one where there is none.</summary>
    public OpenAnswer Of(string id)
    {
        if (_answers.TryGetValue(id, out var known)) return known;
        var added = new OpenAnswer();
        var kept = _answers.GetOrAdd(id, added);
        if (kept == added) _order.Enqueue(id);
        while (_order.Count > Capacity && _order.TryDequeue(out string? oldest)) _answers.TryRemove(oldest, out _);
        return kept;
    }

    /// <summary>An answer; null where there is none.</summary>
    public OpenAnswer? Find(string id) => _answers.GetValueOrDefault(id);
}
