using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.LocalWeCom;

public sealed class LocalWeComConnectionTests
{
    private static FakeTimeProvider Clock() => new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Theory]
    [InlineData("not json", null, "frame")]
    [InlineData("""{"headers":{"req_id":"x"}}""", 846605, "frame")]
    [InlineData("""{"cmd":"aibot_dance","headers":{"req_id":"x"},"body":{}}""", 40058, "frame")]
    [InlineData("""{"cmd":"aibot_respond_msg","headers":{"req_id":"x"},"body":{}}""", 846605, "request")]
    [InlineData("""{"cmd":"aibot_send_msg","headers":{"req_id":"x"},"body":{"chatid":"nobody"}}""", 93006, "body")]
    [InlineData("""{"cmd":"aibot_send_msg","headers":{"req_id":"x"},"body":{"chatid":"ben","msgtype":"markdown","markdown":{"content":"c"}}}""", 93006, "push")]
    public async Task WrongFrame_IsRefusedAndRecorded(string frame, int? code, string kind)
    {
        await using var robot = await RawRobot.StartAsync();
        await robot.SendAsync(frame);
        // A ping's acknowledgement comes after whatever the frame led to.
        await robot.SendAsync("""{"cmd":"ping","headers":{"req_id":"p"}}""");
        var answer = await robot.ReadAsync();
        Assert.Equal(code ?? 0, RawRobot.Code(answer));
        Assert.Equal(kind, Assert.Single(robot.Server.Violations).Kind);
    }

    [Fact]
    public async Task CommandBeforeSubscribing_IsRefusedWith846609()
    {
        await using var robot = await RawRobot.StartAsync();
        await robot.ConnectAsync();
        await robot.StreamAsync("x", "s", "c", finish: true);
        Assert.Equal(846609, RawRobot.Code(await robot.ReadAsync()));
    }

    [Fact]
    public async Task MissingPing_CutsTheConnection()
    {
        var time = Clock();
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { Time = time });
        time.Advance(TimeSpan.FromSeconds(89));
        await robot.SendAsync("""{"cmd":"ping","headers":{"req_id":"p"}}""");
        Assert.Equal(0, RawRobot.Code(await robot.ReadAsync()));
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(robot.Server.Violations);
        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<WebSocketException>(robot.ReadAsync);
        Assert.Equal("ping", Assert.Single(robot.Server.Violations).Kind);
    }

    [Fact]
    public async Task FrameBeforeTheLastAcknowledgement_IsOutOfOrder()
    {
        var time = Clock();
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { Time = time });
        var (_, request) = await robot.AskedAsync();
        robot.Server.Faults.AckDelay = TimeSpan.FromSeconds(1);
        await robot.StreamAsync(request, "s", "一", finish: false);
        await robot.Server.Deliveries.WaitAsync(delivery => delivery.Frames == 1);
        await robot.StreamAsync(request, "s", "二", finish: true);
        await robot.Server.Deliveries.WaitAsync(delivery => delivery.Frames == 2);
        Assert.Equal("order", Assert.Single(robot.Server.Violations).Kind);
    }

    [Fact]
    public async Task StreamLaterThanSixMinutes_IsRefusedWith846608()
    {
        var time = Clock();
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { Time = time, PingWithin = TimeSpan.FromHours(1) });
        var (said, request) = await robot.AskedAsync();
        await robot.StreamAsync(request, "s", "一", finish: false);
        Assert.Equal(0, RawRobot.Code(await robot.ReadAsync()));
        time.Advance(TimeSpan.FromMinutes(6));
        await robot.StreamAsync(request, "s", "二", finish: false);
        Assert.Equal(0, RawRobot.Code(await robot.ReadAsync()));
        time.Advance(TimeSpan.FromSeconds(1));
        await robot.StreamAsync(request, "s", "三", finish: true);
        Assert.Equal(846608, RawRobot.Code(await robot.ReadAsync()));
        Assert.Equal("二", Assert.Single(robot.Server.Deliveries.AnswersTo(said)).Content);
    }

    [Theory]
    [InlineData(5.0, 0)]
    [InlineData(5.1, 846604)]
    public async Task Welcome_HasFiveSeconds(double seconds, int code)
    {
        var time = Clock();
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { Time = time });
        await robot.Server.EnterChatAsync(robot.World.Alice);
        var request = (await robot.ReadAsync()).GetProperty("headers").GetProperty("req_id").GetString();
        time.Advance(TimeSpan.FromSeconds(seconds));
        await robot.SendAsync($$$"""{"cmd":"aibot_respond_welcome_msg","headers":{"req_id":"{{{request}}}"},"body":{"msgtype":"text","text":{"content":"您好"} } }""");
        Assert.Equal(code, RawRobot.Code(await robot.ReadAsync()));
    }

    [Fact]
    public async Task MoreThanThirtyFramesAMinute_AreRefusedWith846607_UntilTheMinuteIsOver()
    {
        var time = Clock();
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { Time = time });
        var (_, request) = await robot.AskedAsync();
        for (var i = 0; i < 30; i++)
        {
            await robot.StreamAsync(request, "s", "c", finish: false);
            Assert.Equal(0, RawRobot.Code(await robot.ReadAsync()));
        }
        await robot.StreamAsync(request, "s", "c", finish: true);
        Assert.Equal(846607, RawRobot.Code(await robot.ReadAsync()));
        time.Advance(TimeSpan.FromMinutes(1));
        await robot.StreamAsync(request, "s", "c", finish: true);
        Assert.Equal(0, RawRobot.Code(await robot.ReadAsync()));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 846605)]
    public async Task RequestOfALostConnection_IsAnsweredOnTheNext_WhereThatIsAllowed(bool outlive, int code)
    {
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { RequestsOutliveConnections = outlive });
        var (_, request) = await robot.AskedAsync();
        robot.Server.Connections.DropAll();
        await robot.ConnectAsync();
        await robot.SubscribeAsync();
        await robot.StreamAsync(request, "s", "c", finish: true);
        Assert.Equal(code, RawRobot.Code(await robot.ReadAsync()));
    }

    [Fact]
    public async Task MessageDuringADrop_WaitsForTheNextConnection()
    {
        await using var robot = await RawRobot.StartAsync();
        robot.Server.Connections.DropAll();
        var saying = robot.Server.SayAsync(robot.World.Alice, robot.World.Group, "还在吗");
        Assert.False(saying.IsCompleted);
        await robot.ConnectAsync();
        await robot.SubscribeAsync();
        var frame = await robot.ReadAsync();
        Assert.Equal((await saying).MsgId, frame.GetProperty("body").GetProperty("msgid").GetString());
    }

    [Fact]
    public async Task RandomDrops_LoseAcknowledgements_AndNoDeliveryThatWasAcknowledged()
    {
        await using var robot = await RawRobot.StartAsync(new LocalWeComOptions { ChatLimitPerMinute = 0, ChatLimitPerHour = 0 });
        robot.Server.Faults.DropAtRandom(0.2, seed: 7);
        int drops = 0, acknowledged = 0;
        for (var i = 0; i < 60; i++)
        {
            try
            {
                var (_, request) = await robot.AskedAsync();
                await robot.StreamAsync(request, "s", "c", finish: true);
                Assert.Equal(0, RawRobot.Code(await robot.ReadAsync()));
                acknowledged++;
            }
            catch (WebSocketException)
            {
                drops++;
                await ReconnectAsync(robot);
            }
        }
        Assert.InRange(drops, 10, 50);
        Assert.InRange(robot.Server.Deliveries.All.Count, acknowledged, 60);
        Assert.Empty(robot.Server.Violations);
    }

    private static async Task ReconnectAsync(RawRobot robot)
    {
        while (true)
        {
            try
            {
                await robot.ConnectAsync();
                await robot.SubscribeAsync();
                return;
            }
            catch (WebSocketException)
            {
                // Dropped while subscribing.
            }
        }
    }
}
