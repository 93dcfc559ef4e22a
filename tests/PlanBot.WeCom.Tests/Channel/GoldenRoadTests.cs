using PlanBot.Answers;
using PlanBot.LocalWeCom;
using PlanBot.WeCom.Tests.Rendering;

namespace PlanBot.WeCom.Tests.Channels;

/// <summary>What is delivered, through the whole road, is what the reply says.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class GoldenRoadTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData(ChannelMode.LongConnection)]
    [InlineData(ChannelMode.RobotCallback)]
    public async Task EveryQuestionOfDev_IsDeliveredWithTheQuotesOfItsReply(ChannelMode mode)
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Mode = mode, WeCom = new LocalWeComOptions { ChatLimitPerMinute = 0, ChatLimitPerHour = 0 } });
        var assistant = fixture.Assistant(TimeProvider.System);
        int quotes = 0;
        foreach (var chat in AskedQuestions.All().Where(c => AskedReplies.IsDev(c.Id)))
        {
            var user = new LocalUser(chat.Id.Replace(':', '-'), "用户");
            foreach (string turn in chat.Turns)
            {
                var reply = assistant.Ask(new Question(turn, chat.Id));
                // A command as text is asked in its own words.
                if (TextCommand.Parse(turn, fixture.Knowledge) is not null) continue;
                var answer = await lab.AskAsync(user, turn);
                Assert.Equal(lab.Shown(reply), answer.Content);
                string shown = ShownText.OfMarkdown(answer.Content);
                foreach (var quote in reply.Blocks.OfType<QuoteBlock>())
                {
                    Assert.Contains(ShownText.Folded(quote.Citation.Quote), shown, StringComparison.Ordinal);
                    quotes++;
                }
            }
        }
        Assert.True(quotes > 100, $"{quotes} quotes");
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }
}
