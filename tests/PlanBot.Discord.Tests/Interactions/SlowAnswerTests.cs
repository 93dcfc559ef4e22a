using PlanBot.Answers;
using PlanBot.Discord.Model;
using PlanBot.Discord.Tests.Channels;
using PlanBot.Language;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class SlowAnswerTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1.5);

    private readonly WatchedTime _time = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAnswerThatTakesLongerThanDiscordWaits_ComesAfterADeferral(bool fails)
    {
        _time.SetUtcNow(KnowledgeFixture.Today);
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Time = _time });
        using var held = new ManualResetEventSlim();
        bool failing = fails;
        lab.WhileAnswering = () =>
        {
            Assert.True(held.Wait(ChannelLab.Patience));
            if (!failing) return;
            failing = false;
            throw new InvalidOperationException("for a test");
        };
        var asked = await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "ask", ("question", Airport));
        await _time.PassAsync(s_patience);
        Assert.Equal((int)ResponseType.Deferred, (await asked.Response.WaitAsync(ChannelLab.Patience)).Type);
        Assert.False(asked.Answer.IsCompleted);
        held.Set();
        var answer = await asked.Answer.WaitAsync(ChannelLab.Patience);
        Assert.Contains(fails ? ChannelWording.Failed(WrittenLanguage.Simplified) : "迁建永州机场前期工作", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Mentions);
        Assert.Single(lab.World.MessagesIn(lab.World.Channel));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task AnAnswerThatIsReadyInTime_IsTheResponse()
    {
        _time.SetUtcNow(KnowledgeFixture.Today);
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Time = _time });
        var asked = await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "ask", ("question", Airport));
        Assert.Equal((int)ResponseType.Message, (await asked.Response.WaitAsync(ChannelLab.Patience)).Type);
        Assert.Empty(lab.Server.Violations);
    }
}
