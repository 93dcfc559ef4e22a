using PlanBot.Answers;
using PlanBot.Language;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class SlowAnswerTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    private readonly FastTime _time = new(10);

    [Theory]
    [InlineData(ChannelMode.LongConnection, DeliveryWay.Reply)]
    [InlineData(ChannelMode.RobotCallback, DeliveryWay.Passive)]
    [InlineData(ChannelMode.App, DeliveryWay.Api)]
    public async Task AnAnswerThatTakes30Seconds_ArrivesOnce(ChannelMode mode, DeliveryWay way)
    {
        int composed = 0;
        await using var lab = await StartAsync(mode, async (_, reply, cancel) =>
        {
            Interlocked.Increment(ref composed);
            await Task.Delay(TimeSpan.FromSeconds(30), _time, cancel);
            return reply();
        });
        var states = lab.Server.Deliveries.Read();
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        if (mode != ChannelMode.App) Assert.Equal(WeComWording.Looking(WrittenLanguage.Simplified), (await states.ReadAsync().AsTask().WaitAsync(ChannelLab.Patience)).Content);
        var answer = await lab.AnswerAsync(question);
        Assert.Contains("迁建永州机场前期工作", answer.Content, StringComparison.Ordinal);
        Assert.Equal(way, answer.Way);
        // WeCom was answered before it repeated the callback.
        Assert.Equal(1, (await question.Sent).Attempts);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
        Assert.Equal(1, composed);
        Assert.Empty(lab.Server.Violations);
        Assert.Empty(lab.Log.Troubles);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task AnAnswerThatNeverComes_EndsWithAnApologyWithinSixMinutes(ChannelMode mode)
    {
        // No faster: a second of a busy machine would be a minute of this clock.
        var fast = new FastTime(20);
        // The times of a callback's own response would be too short at this speed.
        var options = new LocalWeComOptions { AnswerWithin = TimeSpan.FromSeconds(60), RefreshInterval = TimeSpan.FromSeconds(5), PingWithin = TimeSpan.FromHours(1) };
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = mode, Time = fast, WeCom = options, Compose = (_, _, _) => new TaskCompletionSource<Reply>().Task });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        var answer = await lab.AnswerAsync(question);
        Assert.Contains(ChannelWording.Failed(WrittenLanguage.Simplified), answer.Content, StringComparison.Ordinal);
        // Timers are set to whole milliseconds of the real clock.
        Assert.InRange(fast.GetUtcNow() - question.At, Answerer.Longest - TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(6));
        Assert.Single(lab.Answers(question));
    }

    [Fact]
    public async Task WhenWeComStopsAsking_TheAnswerGoesToItsResponseUrl()
    {
        // It asks for the rest long after the answer was made.
        await using var lab = await StartAsync(ChannelMode.RobotCallback, SlowlyAsync, new LocalWeComOptions { RefreshInterval = TimeSpan.FromSeconds(40) });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        var answer = await lab.AnswerAsync(question);
        Assert.Equal(DeliveryWay.ResponseUrl, answer.Way);
        Assert.Contains("迁建永州机场前期工作", answer.Content, StringComparison.Ordinal);
        // Asked all the same, it says where the answer is.
        var stream = await lab.NextAsync(0, d => d is { Way: DeliveryWay.Passive, Finished: true });
        Assert.Equal(WeComWording.SentBelow(WrittenLanguage.Simplified), stream.Content);
        Assert.Equal(2, lab.Answers(question).Count);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task AStopInTheMiddle_StillAnswersOnce(ChannelMode mode)
    {
        var begun = new TaskCompletionSource();
        await using var lab = await StartAsync(mode, async (question, reply, cancel) =>
        {
            begun.TrySetResult();
            return await SlowlyAsync(question, reply, cancel);
        });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await begun.Task.WaitAsync(ChannelLab.Patience);
        if (mode != ChannelMode.App) await lab.NextAsync(0);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question), d => d.Text.Contains("迁建永州机场前期工作", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task AStopThatCannotWaitForAnAnswer_SendsAnApology(ChannelMode mode)
    {
        var begun = new TaskCompletionSource();
        await using var lab = await StartAsync(mode, (_, _, _) =>
        {
            begun.TrySetResult();
            return new TaskCompletionSource<Reply>().Task;
        });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await begun.Task.WaitAsync(ChannelLab.Patience);
        if (mode != ChannelMode.App) await lab.NextAsync(0);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question), d => d.Text.Contains(ChannelWording.Failed(WrittenLanguage.Simplified), StringComparison.Ordinal));
    }

    private async Task<Reply> SlowlyAsync(Question question, Func<Reply> reply, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromSeconds(3), _time, cancel);
        return reply();
    }

    private Task<ChannelLab> StartAsync(ChannelMode mode, Func<Question, Func<Reply>, CancellationToken, Task<Reply>> compose, LocalWeComOptions? options = null) =>
        ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = mode, Time = _time, Compose = compose, WeCom = options ?? new LocalWeComOptions() });
}
