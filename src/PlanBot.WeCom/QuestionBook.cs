using PlanBot.Conversations;

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

    private readonly Recent<AnsweredQuestion> _questions = new(Capacity);

    /// <summary>Remembers a question.</summary>
    public void Add(string answerId, string text, string snapshot) => _questions.FindOrAdd(answerId, new AnsweredQuestion(text, snapshot));

    /// <summary>A question; null when it is not remembered.</summary>
    public AnsweredQuestion? Find(string answerId) => _questions.Find(answerId);
}
