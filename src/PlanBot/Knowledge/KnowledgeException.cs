namespace PlanBot.Knowledge;

/// <summary>The knowledge folder cannot be used as it is.</summary>
/// <param name="problems">What is wrong, at least one.</param>
public sealed class KnowledgeException(IReadOnlyList<KnowledgeProblem> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>What is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<KnowledgeProblem> Problems { get; } = problems;
}
