using PlanBot.Conversations;
using PlanBot.WeCom.Api;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.Channels;

/// <summary>Real time in which pauses before another attempt are short; what limits an attempt stays as it is.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(20);

    private static readonly HashSet<TimeSpan> s_limits =
        [Outbox.Patience, Connection.Patience, Connection.LeavePatience, Connection.PingInterval, Shutdown.Grace, ChatLanes.LongestWait, ApiRetries.Total, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime <= s_longest || s_limits.Contains(dueTime) ? dueTime : s_longest, period);
}
