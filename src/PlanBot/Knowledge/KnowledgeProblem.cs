namespace PlanBot.Knowledge;

/// <summary>Something wrong in a knowledge file.</summary>
/// <param name="File">The file, relative to the knowledge folder.</param>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Message">What is wrong and how to mend it, in Chinese, for the admin.</param>
public sealed record KnowledgeProblem(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
