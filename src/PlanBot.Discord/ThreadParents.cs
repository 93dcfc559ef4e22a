using System.Collections.Concurrent;
using PlanBot.Discord.Model;

namespace PlanBot.Discord;

/// <summary>Which channel each thread stands in, as the gateway tells it.</summary>
/// <param name="channels">The channels whose threads matter; others are not remembered.</param>
internal sealed class ThreadParents(IEnumerable<string> channels)
{
    private readonly HashSet<string> _channels = [.. channels];
    private readonly ConcurrentDictionary<string, string> _parents = new(StringComparer.Ordinal);

    /// <summary>The channel of a thread; null for what is not known to be one.</summary>
    public string? Of(string channel) => _parents.GetValueOrDefault(channel);

    /// <summary>Takes what a <c>GUILD_CREATE</c>, a <c>THREAD_CREATE</c>, a <c>THREAD_UPDATE</c> or a <c>THREAD_LIST_SYNC</c> says.</summary>
    public void Learn(ChannelEvent told)
    {
        foreach (var thread in told.Threads ?? [told])
            if (thread.ParentId is { } parent && _channels.Contains(parent)) _parents[thread.Id] = parent;
    }

    /// <summary>Forgets a thread.</summary>
    public void Forget(string thread) => _parents.TryRemove(thread, out _);
}
