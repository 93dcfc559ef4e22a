using PlanBot.Knowledge;

namespace PlanBot;

/// <summary>How a reload of the knowledge ended.</summary>
public abstract record ReloadResult;

/// <summary>The folder is sound and is in use.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Changed">False when it was in use before.</param>
public sealed record ReloadTaken(string Hash, bool Changed) : ReloadResult;

/// <summary>Something in the folder is wrong; what was in use stays.</summary>
/// <param name="Problems">All that is wrong.</param>
public sealed record ReloadRefused(IReadOnlyList<KnowledgeProblem> Problems) : ReloadResult;

/// <summary>Another reload is running.</summary>
public sealed record ReloadRunning : ReloadResult;
