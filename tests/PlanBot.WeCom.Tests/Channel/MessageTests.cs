using PlanBot.Answers;
using PlanBot.Language;
using PlanBot.LocalWeCom;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class MessageTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    [Theory]
    [InlineData(ChannelMode.LongConnection, DeliveryWay.Reply)]
    [InlineData(ChannelMode.RobotCallback, DeliveryWay.Passive)]
    [InlineData(ChannelMode.App, DeliveryWay.Passive)]
    public async Task Question_IsAnsweredOnceAtOnce_WithItsClause(ChannelMode mode, DeliveryWay way)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, mode);
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        var answer = await lab.AnswerAsync(question);
        Assert.Equal(lab.Expected(Airport), answer.Content);
        Assert.Contains("迁建永州机场前期工作", answer.Content, StringComparison.Ordinal);
        Assert.Equal(way, answer.Way);
        Assert.Equal(1, answer.Frames);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task RobotsAnswer_HasItsCardAndAsksForThumbs(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, mode);
        var answer = await lab.AskAsync(lab.World.Alice, Airport);
        Assert.Contains("task-3", ChannelLab.Button(answer.Card, "clause"), StringComparison.Ordinal);
        Assert.NotNull(answer.FeedbackId);
        Assert.Empty(lab.Server.Violations);
        Assert.Empty(lab.Server.Advice);
    }

    [Fact]
    public async Task AppsAnswer_IsFollowedByItsCard()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, ChannelMode.App);
        await lab.AskAsync(lab.World.Alice, Airport);
        var card = await lab.NextAsync(0, d => d.Kind == DeliveryKind.Card);
        Assert.Contains("task-3", ChannelLab.Button(card.Card, "clause"), StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task VoiceAndMixedMessages_AreAnsweredByTheirWords()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        Assert.Equal(lab.Expected(Airport), (await lab.AnswerAsync(await lab.Server.SayVoiceAsync(lab.World.Alice, Airport))).Content);
        Assert.Equal(lab.Expected(Airport), (await lab.AnswerAsync(await lab.Server.SayMixedAsync(lab.World.Ben, lab.World.Direct(lab.World.Ben), ["永州飞机场", "是要搬家吗"]))).Content);
    }

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task WhatIsNoQuestion_GetsANotice(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, mode);
        Assert.Contains(WeComWording.TooLong(WrittenLanguage.Simplified, Answerer.LongestQuestion), (await lab.AskAsync(lab.World.Alice, new string('问', Answerer.LongestQuestion + 1))).Content, StringComparison.Ordinal);
        Assert.Equal(lab.Expected("  "), (await lab.AskAsync(lab.World.Ben, "  ")).Content);
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Picture_GetsTheNoticeThatWordsAreNeeded()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        await lab.AnswerAsync(question);
        int from = lab.Delivered;
        lab.Server.Connections.SendRaw("""{"cmd":"aibot_msg_callback","headers":{"req_id":"REQ"},"body":{"msgid":"picture","chattype":"single","from":{"userid":"alice"},"msgtype":"image","image":{"url":"https://example.invalid/"}}}""".Replace("REQ", question.RequestId, StringComparison.Ordinal));
        Assert.Contains(WeComWording.TextOnly(WrittenLanguage.Simplified), (await lab.NextAsync(from)).Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":{"msgid":null,"chattype":null,"from":null,"msgtype":null,"text":null}}""")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":{"msgid":"m","chattype":"group","msgtype":"text","text":{"content":null},"from":{"userid":null}}}""")]
    [InlineData("""{"cmd":"aibot_event_callback","headers":{"req_id":"r"},"body":{"msgid":"m","msgtype":"event","event":{"eventtype":"template_card_event","template_card_event":{"event_key":null,"task_id":null}},"from":{"userid":"alice"}}}""")]
    [InlineData("""{"cmd":"aibot_event_callback","headers":{"req_id":"r"},"body":{"msgid":"m","msgtype":"event","event":{"eventtype":"feedback_event","feedback_event":{"id":null,"type":9}},"from":{"userid":"alice"}}}""")]
    [InlineData("""{"cmd":"aibot_event_callback","headers":{"req_id":"r"},"body":{"msgid":"m","msgtype":"event","event":{"eventtype":"something_new"},"from":{"userid":"alice"}}}""")]
    [InlineData("""{"cmd":"aibot_event_callback","headers":{"req_id":"r"},"body":{"msgid":"m","msgtype":"event","event":null,"from":{"userid":"alice"}}}""")]
    public async Task FramesThatLackWhatTheyShouldHave_HurtNobody(string frame)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        lab.Server.Connections.SendRaw(frame);
        Assert.Equal(lab.Expected(Airport), (await lab.AskAsync(lab.World.Ben, Airport)).Content);
        Assert.Equal(1, lab.Server.Connections.Subscriptions);
    }

    [Fact]
    public async Task LongAnswerOfTheApp_GoesOnInAnotherMessage()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, ChannelMode.App);
        string longest = AskedQuestions.All().Where(c => c.Turns.Count == 1).Select(c => c.Turns[0])
            .First(t => TextCommand.Parse(t, fixture.Knowledge) is null && Parts(fixture.Assistant(TimeProvider.System).Ask(new Question(t))) > 1);
        var question = await lab.SayAsync(lab.World.Alice, longest);
        await lab.AnswerAsync(question);
        await lab.NextAsync(0, d => d.Kind == DeliveryKind.Card);
        var parts = lab.Answers(question);
        Assert.True(parts.Count > 1);
        Assert.Contains(fixture.Knowledge.Plan.Front.Title, parts[^1].Content, StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    private int Parts(Reply reply) => WeComPlainText.Parts(ReplyLines.Of(reply, fixture.Knowledge.Plan), ByteLimits.App).Count;

    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    [InlineData(ChannelMode.App)]
    public async Task AFaultInAnAnswer_IsOneApology_AndLoggedWithoutTheQuestion(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = mode, Compose = (q, _, _) => throw new InvalidOperationException(q.Text) });
        var question = await lab.SayAsync(lab.World.Alice, Airport);
        Assert.Contains(ChannelWording.Failed(WrittenLanguage.Simplified), (await lab.AnswerAsync(question)).Content, StringComparison.Ordinal);
        await lab.StopBotAsync();
        Assert.Single(lab.Answers(question));
        Assert.DoesNotContain("永州", Assert.Single(lab.Log.Errors), StringComparison.Ordinal);
    }
}
