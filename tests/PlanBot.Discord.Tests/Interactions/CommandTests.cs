using PlanBot.Discord.Rendering;
using PlanBot.Discord.Tests.Channels;
using PlanBot.Language;
using PlanBot.LocalDiscord;
using PlanBot.Retrieval;
using PlanBot.Storage;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class CommandTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    [Fact]
    public async Task EveryCommandOfWords_IsAnsweredAsTheQuestionBehindIt_InTheLanguageOfTheClient()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        foreach (var (name, options, chinese, english) in new (string, (string, object)[], string, string)[]
        {
            ("task", [("number", "3")], "任务3", "task 3"),
            ("areas", [], "方案有哪几个方面", "list the areas"),
            ("owner", [("topic", "永州机场")], "永州机场由谁负责", "who is responsible for 永州机场"),
            ("about", [], "这是一份什么文件", "what is this document"),
            ("help", [], "你能做什么", "help"),
        })
        {
            // What was said before changes nothing. Ben's client speaks English.
            Assert.Equal((name, Asked(chinese, WrittenLanguage.Simplified)), (name, await RunAsync(lab, world.Alice, name, options)));
            Assert.Equal((name, Asked(english, WrittenLanguage.English)), (name, await RunAsync(lab, world.Ben, name, options)));
        }
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Ask_IsAnsweredInTheLanguageOfTheQuestion()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        Assert.Equal(lab.Expected(Airport), await RunAsync(lab, lab.World.Ben, "ask", ("question", Airport)));
        Assert.Equal(lab.Expected(Airport), await RunAsync(lab, lab.World.Ben, lab.World.Direct(lab.World.Ben), "ask", ("question", Airport)));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Tasks_PassEveryFilterGiven()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        foreach (var (options, filter) in new ((string, object)[], TaskFilter)[]
        {
            ([], new TaskFilter()),
            ([("area", 5)], new TaskFilter(5)),
            ([("place", "常德")], new TaskFilter(Place: "常德")),
            ([("place", "Changde")], new TaskFilter(Place: "Changde")),
            ([("area", 1), ("place", "长沙")], new TaskFilter(1, "长沙")),
            ([("owner", "各市州人民政府")], new TaskFilter(Owner: "各市州人民政府")),
            ([("area", 1), ("place", "火星"), ("owner", "无此单位")], new TaskFilter(1, "火星", "无此单位")),
        })
        {
            string said = await RunAsync(lab, lab.World.Alice, "tasks", options);
            Assert.Equal(Rendered(fixture.Assistant(TimeProvider.System).List(filter, WrittenLanguage.Simplified)), said);
            var passing = filter.In(fixture.Knowledge).Select(t => t.Task).ToList();
            if (passing.Count > Pages.MostLines / 2) continue;
            Assert.All(fixture.Knowledge.Plan.Tasks, t => Assert.Equal(passing.Contains(t), Markdown.Shown(said).Contains(t.Title, StringComparison.Ordinal)));
        }
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task FollowUp_GoesOnFromTheTaskOfACommand_AlsoWhenHelpWasAskedForSince()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        await RunAsync(lab, lab.World.Alice, "task", ("number", "3"));
        await RunAsync(lab, lab.World.Alice, "help");
        Assert.Equal(lab.Expected("任务3", "长沙黄花机场呢？"), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, "长沙黄花机场呢？")));
        Assert.Equal(lab.Expected("任务3", "由谁牵头？"), ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, "由谁牵头？")));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task FollowUp_GoesOnFromTheListOfACommand()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        await RunAsync(lab, lab.World.Alice, "tasks", ("area", 5));
        string second = ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, "第二个的全文"));
        Assert.Contains(fixture.Knowledge.Plan.Tasks.Where(t => t.Area == 5).ElementAt(1).Title, Markdown.Shown(second), StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(999)]
    [InlineData(int.MaxValue)]
    public async Task Task_OfANumberThatIsNone_IsAnsweredPolitely(int number)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        Assert.NotEmpty(await RunAsync(lab, lab.World.Alice, "task", ("number", $"{number}")));
        Assert.Empty(lab.Log.Errors);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task MessageCommand_AnswersTheMessageItIsUsedOn()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var said = await lab.Server.SayAsync(lab.World.Ben, lab.World.Channel, Airport);
        var asked = await lab.Server.RunMessageCommandAsync(lab.World.Alice, said, "Ask the plan");
        Assert.Equal(lab.Expected(Airport), ChannelLab.Description(await asked.Answer.WaitAsync(ChannelLab.Patience)));
        Assert.Empty(lab.Server.RepliesTo(said.Id));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Feedback_IsStored_AndThankedFor_SeenByNobodyElse()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var given = await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "feedback", ("text", "请加上联系电话"));
        var thanks = await given.Answer.WaitAsync(ChannelLab.Patience);
        Assert.True(thanks.IsEphemeral);
        Assert.Equal(DiscordWording.ThanksForFeedback(WrittenLanguage.Simplified), thanks.Content);
        var kept = Assert.Single(lab.Store.Feedback());
        Assert.Equal((Verdict.Remark, "请加上联系电话", $"discord:{given.Id}:remark"), (kept.Verdict, kept.Comment, kept.Id));
        Assert.Empty(lab.Server.Violations);
    }

    private static Task<string> RunAsync(ChannelLab lab, LocalUser user, string name, params (string, object)[] options) => RunAsync(lab, user, lab.World.Channel, name, options);

    private static async Task<string> RunAsync(ChannelLab lab, LocalUser user, LocalChannel channel, string name, params (string, object)[] options)
    {
        var answer = await (await lab.Server.RunCommandAsync(user, channel, name, options)).Answer.WaitAsync(ChannelLab.Patience);
        Assert.False(answer.IsEphemeral);
        return ChannelLab.Description(answer);
    }

    private string Asked(string question, WrittenLanguage language) => Rendered(fixture.Assistant(TimeProvider.System).Ask(new Question(question, null, language)));

    private string Rendered(PlanBot.Answers.Reply reply) => ReplyMessage.Render(reply, new AnswerRef("1", null), 0, fixture.Knowledge).Embeds![0].Description!;
}
