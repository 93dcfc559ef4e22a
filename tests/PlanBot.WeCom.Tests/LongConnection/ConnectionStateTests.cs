using PlanBot.WeCom.LongConnection;
using static PlanBot.WeCom.LongConnection.ConnectionInput;
using static PlanBot.WeCom.LongConnection.ConnectionState;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class ConnectionStateTests
{
    private static readonly Waiting s_lost = new(WaitReason.Lost);
    private static readonly Waiting s_displaced = new(WaitReason.Displaced);

    private static readonly (ConnectionState From, ConnectionInput Input, ConnectionState To)[] s_table =
    [
        (new Waiting(WaitReason.Start), new Opening(), new Connecting()),
        (s_displaced, new Opening(), new Connecting()),
        (new Connecting(), new Opened(), new Subscribing()),
        (new Subscribing(), new Subscribed(), new Ready(0)),

        // Pings.
        (new Ready(0), new PingDue(), new Ready(1)),
        (new Ready(1), new PingDue(), new Ready(2)),
        (new Ready(2), new PingDue(), s_lost),
        (new Ready(2), new PingAcked(), new Ready(0)),
        (new Ready(0), new PingAcked(), new Ready(0)),

        // What ends a connection.
        (new Connecting(), new Broken(), s_lost),
        (new Subscribing(), new Broken(), s_lost),
        (new Ready(0), new Broken(), s_lost),
        (new Ready(1), new Unsubscribed(), s_lost),
        (new Ready(0), new Displaced(), s_displaced),
        (new Subscribing(), new Displaced(), s_displaced),

        // Refusals.
        (new Subscribing(), new Refused(853000), new Stopped(853000)),
        (new Subscribing(), new Refused(40001), new Stopped(40001)),
        (new Subscribing(), new Refused(93019), new Stopped(93019)),
        (new Subscribing(), new Refused(45009), new Waiting(WaitReason.Throttled)),
        (new Subscribing(), new Refused(-1), new Waiting(WaitReason.Refused)),
        (new Subscribing(), new Refused(846609), new Waiting(WaitReason.Refused)),

        // What has no meaning there.
        (new Stopped(853000), new Opening(), new Stopped(853000)),
        (s_displaced, new Broken(), s_displaced),
        (new Waiting(WaitReason.Refused), new Broken(), new Waiting(WaitReason.Refused)),
        (s_lost, new Subscribed(), s_lost),
        (new Ready(1), new Subscribed(), new Ready(1)),
        (new Ready(1), new Refused(853000), new Ready(1)),
        (new Connecting(), new Subscribed(), new Connecting()),
        (new Connecting(), new PingDue(), new Connecting()),
        (new Subscribing(), new PingAcked(), new Subscribing()),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, s_table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Next_AfterAnInput_IsTheStateOfTheTable(int row)
    {
        var (from, input, to) = s_table[row];
        Assert.Equal(to, ConnectionState.Next(from, input));
    }
}
