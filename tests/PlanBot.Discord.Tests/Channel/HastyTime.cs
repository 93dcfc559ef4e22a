using PlanBot.Discord.Gateway;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Tests.Channels;

/// <summary>Real time in which pauses pass twenty times as fast; the limits after which something is given up stay as they are.</summary>
internal sealed class HastyTime : TimeProvider
{
    private const int Haste = 20;

    private static readonly TimeSpan s_attempt = new DiscordRestOptions(new Uri("http://127.0.0.1"), "").AttemptTimeout;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime != s_attempt && dueTime != GatewayConnection.Patience && dueTime < GatewayConnection.UsualInterval / 2 ? dueTime / Haste : dueTime, period);
}
