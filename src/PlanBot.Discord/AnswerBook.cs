using PlanBot.Answers;
using PlanBot.Conversations;
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

    private readonly Recent<GivenAnswer> _answers = new(Capacity);

    /// <summary>Remembers an answer.</summary>
    public void Add(string id, string question, Reply reply) => _answers.FindOrAdd(id, new GivenAnswer(question, reply));

    /// <summary>An answer, or what answers the same question today; null where neither is known.</summary>
    public GivenAnswer? Find(AnswerRef answer, Assistant assistant) => _answers.Find(answer.Id) ?? answer.Again(assistant);
}
