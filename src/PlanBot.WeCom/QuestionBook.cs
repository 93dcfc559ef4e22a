using System.Collections.Concurrent;

namespace PlanBot.WeCom;

/// <summary>A question that was answered, for the thumbs below the answer.</summary>
/// <param name="Text">What was asked.</param>
/// <param name="Snapshot">The knowledge that it was answered from.</param>
internal sealed record AnsweredQuestion(string Text, string Snapshot);

/// <summary>Remembers the latest questions by the ids of their answers. Safe to use from several threads.</summary>
internal sealed class QuestionBook
{
    /// <summary>The most questions that are remembered; beyond, the oldest is forgotten.</summary>
    public const int Capacity = 5_000;

    private readonly ConcurrentDictionary<string, AnsweredQuestion> _questions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Remembers a question.</summary>
    public void Add(string answerId, string text, string snapshot)
    {
        if (_questions.TryAdd(answerId, new AnsweredQuestion(text, snapshot))) _order.Enqueue(answerId);
        while (_order.Count > Capacity && _order.TryDequeue(out string? oldest)) _questions.TryRemove(oldest, out _);
    }

    /// <summary>A question; null when it is not remembered.</summary>
    public AnsweredQuestion? Find(string answerId) => _questions.GetValueOrDefault(answerId);
}
