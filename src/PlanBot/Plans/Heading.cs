namespace PlanBot.Plans;

/// <summary>A heading that is no clause of its own, such as 二、重点任务.</summary>
/// <param name="Mark">Its number as printed.</param>
/// <param name="Title">Its words, without the final stop.</param>
/// <param name="Lines">Where it stands.</param>
public sealed record Heading(string Mark, string Title, LineRange Lines);
