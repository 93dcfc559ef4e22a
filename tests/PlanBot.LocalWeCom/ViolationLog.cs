using System.Collections.Concurrent;

namespace PlanBot.LocalWeCom;

/// <summary>Collects breaches; safe to use from several threads.</summary>
internal sealed class ViolationLog(TimeProvider time)
{
    private readonly ConcurrentQueue<Violation> _all = [];

    /// <summary>All so far, oldest first.</summary>
    public IReadOnlyList<Violation> All => [.. _all];

    public void Add(string kind, string where, string detail) => _all.Enqueue(new Violation(time.GetUtcNow(), kind, where, detail));

    public void Clear() => _all.Clear();
}
