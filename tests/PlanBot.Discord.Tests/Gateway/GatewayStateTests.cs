using CsCheck;
using PlanBot.Discord.Gateway;
using static PlanBot.Discord.Gateway.GatewayInput;
using static PlanBot.Discord.Gateway.GatewayState;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class GatewayStateTests
{
    private static readonly ResumePoint s_point = new("a", new Uri("wss://resume.test"));
    private static readonly ResumePoint s_elsewhere = s_point with { Elsewhere = true };
    private static readonly ResumePoint s_other = new("b", new Uri("wss://other.test"));

    private static readonly (GatewayState From, GatewayInput Input, GatewayState To)[] s_table =
    [
        (new Waiting(null), new Opening(), new Connecting(null)),
        (new Waiting(s_point), new Opening(), new Connecting(s_point)),
        (new Connecting(null), new Hello(), new Identifying(true)),
        (new Connecting(s_point), new Hello(), new Resuming(s_point, true)),
        (new Connecting(s_elsewhere), new Hello(), new Resuming(s_point, true)),
        (new Identifying(true), new SessionBegan(s_point), new Ready(s_point, true)),
        (new Identifying(false), new SessionBegan(null), new Ready(null, false)),
        (new Resuming(s_point, true), new Resumed(), new Ready(s_point, true)),
        (new Resuming(s_point, true), new SessionBegan(s_other), new Ready(s_other, true)),

        // Heartbeats.
        (new Identifying(true), new HeartbeatDue(), new Identifying(false)),
        (new Resuming(s_point, true), new HeartbeatDue(), new Resuming(s_point, false)),
        (new Ready(s_point, true), new HeartbeatDue(), new Ready(s_point, false)),
        (new Ready(s_point, false), new HeartbeatAcked(), new Ready(s_point, true)),
        (new Ready(s_point, true), new HeartbeatAcked(), new Ready(s_point, true)),
        (new Ready(s_point, false), new HeartbeatDue(), new Waiting(s_point)),
        (new Resuming(s_point, false), new HeartbeatDue(), new Waiting(s_point)),
        (new Identifying(false), new HeartbeatDue(), new Waiting(null)),

        // What ends a connection and keeps the session.
        (new Ready(s_point, true), new ReconnectAsked(), new Waiting(s_point)),
        (new Connecting(s_point), new ReconnectAsked(), new Waiting(s_point)),
        (new Ready(s_point, true), new SessionInvalid(true), new Waiting(s_point)),
        (new Ready(s_point, true), new Broken(), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(null), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(1000), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(1001), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(4000), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(4001), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(4002), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(4005), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(4008), new Waiting(s_point)),
        (new Ready(s_point, true), new Closed(4999), new Waiting(s_point)),
        (new Resuming(s_point, true), new Closed(4000), new Waiting(s_point)),

        // What ends the session too.
        (new Ready(s_point, true), new SessionInvalid(false), new Waiting(null)),
        (new Resuming(s_point, true), new SessionInvalid(false), new Waiting(null)),
        (new Identifying(true), new SessionInvalid(false), new Waiting(null)),
        (new Ready(s_point, true), new Closed(4003), new Waiting(null)),
        (new Resuming(s_point, true), new Closed(4007), new Waiting(null)),
        (new Ready(s_point, true), new Closed(4009), new Waiting(null)),

        // Where nobody says hello, the other address is tried.
        (new Connecting(s_point), new Broken(), new Waiting(s_elsewhere)),
        (new Connecting(s_elsewhere), new Closed(null), new Waiting(s_point)),
        (new Connecting(null), new Broken(), new Waiting(null)),

        // Discord refuses the bot.
        (new Identifying(true), new Closed(4004), new Stopped(4004)),
        (new Resuming(s_point, true), new Closed(4004), new Stopped(4004)),
        (new Identifying(true), new Closed(4010), new Stopped(4010)),
        (new Identifying(true), new Closed(4011), new Stopped(4011)),
        (new Connecting(null), new Closed(4012), new Stopped(4012)),
        (new Identifying(true), new Closed(4013), new Stopped(4013)),
        (new Identifying(true), new Closed(4014), new Stopped(4014)),

        // What has no meaning there.
        (new Stopped(4004), new Opening(), new Stopped(4004)),
        (new Waiting(s_point), new Closed(4009), new Waiting(s_point)),
        (new Waiting(s_point), new SessionInvalid(false), new Waiting(s_point)),
        (new Ready(s_point, true), new Hello(), new Ready(s_point, true)),
        (new Ready(s_point, true), new SessionBegan(s_other), new Ready(s_point, true)),
        (new Identifying(true), new Resumed(), new Identifying(true)),
        (new Connecting(null), new HeartbeatDue(), new Connecting(null)),
        (new Connecting(null), new SessionBegan(s_point), new Connecting(null)),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, s_table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Next_AfterAnInput_IsTheStateOfTheTable(int row)
    {
        var (from, input, to) = s_table[row];
        Assert.Equal(to, GatewayState.Next(from, input));
    }

    [Fact]
    public void Next_WhateverHappens_GivesUpASessionOnlyWhereDiscordEndsIt()
    {
        GatewayInput[] inputs =
        [
            new Opening(), new Hello(), new Resumed(), new HeartbeatDue(), new HeartbeatAcked(), new ReconnectAsked(), new SessionInvalid(true), new SessionInvalid(false),
            new Closed(null), new Closed(1000), new Closed(4000), new Closed(4009), new Broken(), new SessionBegan(s_point), new SessionBegan(s_other),
        ];
        Gen.Int[0, inputs.Length - 1].Select(i => inputs[i]).List[0, 60].Sample(happened =>
        {
            GatewayState state = new Waiting(null);
            foreach (var input in happened)
            {
                var next = GatewayState.Next(state, input);
                if (state.Point is not null && next.Point is null) Assert.True(input is SessionInvalid { Resumable: false } or Closed { Code: 4009 }, $"{state} {input} {next}");
                if (state.Point is null && next.Point is not null) Assert.IsType<SessionBegan>(input);
                state = next;
            }
        });
    }
}
