using System.Collections.Concurrent;
using PlanBot.Answers;
using PlanBot.Discord.Rendering;

namespace PlanBot.Discord;

/// <summary>An answer that was given, for the buttons below it.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Reply">What was answered.</param>
internal sealed record GivenAnswer(string Question, Reply Reply);

/// <summary>Remembers the latest answers by the id of the message or interaction that asked. Safe to use from several threads.</summary>
internal sealed class AnswerBook
{
    /// <summary>The most answers that are remembered; beyond, the oldest is forgotten.</summary>
    public const int Capacity = 2_000;

    private readonly ConcurrentDictionary<string, GivenAnswer> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Remembers an answer.</summary>
    public void Add(string id, string question, Reply reply)
    {
        if (_answers.TryAdd(id, new GivenAnswer(question, reply))) _order.Enqueue(id);
        while (_order.Count > Capacity && _order.TryDequeue(out string? oldest)) _answers.TryRemove(oldest, out _);
    }

    /// <summary>An answer, or what answers the same question today; null where neither is known.</summary>
    public GivenAnswer? Find(AnswerRef answer, Assistant assistant) => _answers.GetValueOrDefault(answer.Id) ?? answer.Again(assistant);
}
