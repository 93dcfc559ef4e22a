using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class FallbackTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗", Respond = "aibot_respond_msg";

    [Theory]
    [InlineData(846608)]
    [InlineData(846605)]
    [InlineData(40058)]
    public async Task ARefusedStream_GoesToItsResponseUrl(int code)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        lab.Server.Faults.Refuse(code, command: Respond);
        await AssertAnsweredOnceAsync(lab, DeliveryWay.ResponseUrl);
    }

    [Fact]
    public async Task ARefusedResponseUrl_IsFollowedByAPushedMessage()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        lab.Server.Faults.Refuse(846608, command: Respond);
        lab.Server.Faults.Add(new ApiFault(40058) { Path = "aibot/response" });
        await AssertAnsweredOnceAsync(lab, DeliveryWay.Push);
    }

    [Fact]
    public async Task AResponseUrlOfUnknownOutcome_IsFollowedByNothing()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        lab.Server.Faults.Refuse(846608, command: Respond);
        lab.Server.Faults.Add(new ApiFault { Path = "aibot/response", Cut = true, CarryOut = true });
        await AssertAnsweredOnceAsync(lab, DeliveryWay.ResponseUrl);
        Assert.Contains(lab.Log.Troubles, t => t.Contains("may have arrived", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AStreamThatIsOneTooMany_WaitsAndIsTaken()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Time = new FastTime(20) });
        lab.Server.Faults.Refuse(846607, times: 2, command: Respond);
        await AssertAnsweredOnceAsync(lab, DeliveryWay.Reply);
    }

    [Fact]
    public async Task ALostAcknowledgement_IsFollowedByNoSecondAnswer()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Time = new FastTime(20) });
        lab.Server.Faults.SwallowAcks(1);
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await lab.AnswerAsync(question);
        // The bot hears that the stream is finished when it says the same once more.
        Assert.Equal(lab.Expected("任务12"), (await lab.AskAsync(lab.World.Ben, "任务12")).Content);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
    }

    [Fact]
    public async Task AConnectionLostWithTheQuestion_GoesToItsResponseUrl()
    {
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Compose = async (_, reply, _) =>
            {
                begun.TrySetResult();
                await go.Task;
                return reply();
            },
        });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await begun.Task.WaitAsync(ChannelLab.Patience);
        lab.Server.Connections.Restart(TimeSpan.FromSeconds(1));
        go.SetResult();
        Assert.Contains("迁建永州机场前期工作", (await lab.AnswerAsync(question)).Content, StringComparison.Ordinal);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
    }

    [Fact]
    public async Task AConnectionLostInTheMiddleOfAStream_IsContinuedOnTheNext()
    {
        var go = new TaskCompletionSource();
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Time = new FastTime(10),
            Compose = async (_, reply, _) =>
            {
                await go.Task;
                return reply();
            },
        });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await lab.NextAsync(0);
        lab.Server.Connections.DropAll();
        go.SetResult();
        var answer = await lab.AnswerAsync(question);
        Assert.Equal((DeliveryWay.Reply, 2), (answer.Way, answer.Frames));
        Assert.Single(lab.Answers(question));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task AnAppWithoutItsApi_AnswersAllTheSame()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, ChannelMode.App);
        lab.Server.Faults.Add(new ApiFault(60020) { Times = 100 });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        Assert.Equal(lab.Expected(Airport), (await lab.AnswerAsync(question)).Content);
        await lab.StopBotAsync();
        Assert.Contains(lab.Log.Errors, e => e.Contains("企业可信IP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAppsLateAnswer_SurvivesAnEndedTokenAndABusyWeCom()
    {
        var time = new FastTime(10);
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Mode = ChannelMode.App,
            Time = time,
            Compose = async (_, reply, cancel) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(6), time, cancel);
                return reply();
            },
        });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        lab.Server.ExpireToken();
        lab.Server.Faults.Add(new ApiFault(-1) { Path = "message/send", CarryOut = true });
        lab.Server.Faults.Add(new ApiFault(45009) { Path = "message/send" });
        var answer = await lab.AnswerAsync(question);
        Assert.Equal((DeliveryWay.Api, DeliveryKind.Markdown), (answer.Way, answer.Kind));
        await lab.NextAsync(0, d => d.Kind == DeliveryKind.Card);
        Assert.Single(lab.Answers(question));
        Assert.Empty(lab.Server.Violations);
    }

    private static async Task AssertAnsweredOnceAsync(ChannelLab lab, DeliveryWay way)
    {
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        var answer = await lab.AnswerAsync(question);
        Assert.Equal(way, answer.Way);
        Assert.Equal(lab.Expected(Airport), answer.Content);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
        Assert.Empty(lab.Server.Violations);
        Assert.Empty(lab.Log.Errors);
    }
}
