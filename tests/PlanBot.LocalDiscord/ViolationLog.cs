using System.Collections.Concurrent;

namespace PlanBot.LocalDiscord;

/// <summary>Collects breaches; safe to use from several threads.</summary>
internal sealed class ViolationLog(TimeProvider time)
{
    private readonly ConcurrentQueue<Violation> all = [];

    /// <summary>All so far, oldest first.</summary>
    public IReadOnlyList<Violation> All => [.. all];

    public void Add(string kind, string where, string detail) => all.Enqueue(new Violation(time.GetUtcNow(), kind, where, detail));

    public void Clear() => all.Clear();
}
