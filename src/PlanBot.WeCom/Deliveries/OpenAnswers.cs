using PlanBot.Conversations;

namespace PlanBot.WeCom.Deliveries;

/// <summary>The latest answers that WeCom may ask for again, by their ids. Safe to use from several threads.</summary>
internal sealed class OpenAnswers
{
    /// <summary>The most that are kept; beyond, the oldest is forgotten. WeCom asks for 6 minutes at the most.</summary>
    public const int Capacity = 4_000;

    private readonly Recent<OpenAnswer> _answers = new(Capacity);

    /// <summary>An answer; a new one where there is none.</summary>
    public OpenAnswer Of(string id) => _answers.Find(id) ?? _answers.FindOrAdd(id, new OpenAnswer());

    /// <summary>An answer; null where there is none.</summary>
    public OpenAnswer? Find(string id) => _answers.Find(id);
}
