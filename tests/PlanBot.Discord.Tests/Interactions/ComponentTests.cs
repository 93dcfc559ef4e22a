using PlanBot.Discord.Model;
using PlanBot.Discord.Rendering;
using PlanBot.Discord.Tests.Channels;
using PlanBot.Language;
using PlanBot.LocalDiscord;
using PlanBot.Retrieval;
using PlanBot.Storage;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class ComponentTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    [Fact]
    public async Task Pages_TurnForthAndBack_AndHoldTheWholeList()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        var list = await (await lab.Server.RunCommandAsync(world.Alice, world.Channel, "tasks")).Answer.WaitAsync(ChannelLab.Patience);
        string first = ChannelLab.Description(list), all = first;
        int pages = 1;
        // Anybody may turn; the message itself changes. On the first page the button back is disabled, on the last the one onward.
        while (ChannelLab.Ids(list).FirstOrDefault(IsOnward) is { } onward)
        {
            Assert.Equal(pages > 1, ChannelLab.Ids(list).Any(IsBack));
            list = await PressAsync(lab, world.Ben, list, onward);
            all += "\n" + ChannelLab.Description(list);
            pages++;
        }
        Assert.True(pages > 1);
        Assert.Equal(fixture.Knowledge.Plan.Tasks.Select(t => t.Title), fixture.Knowledge.Plan.Tasks.Select(t => t.Title).Where(t => Markdown.Shown(all).Contains(t, StringComparison.Ordinal)));
        for (; pages > 1; pages--) list = await PressAsync(lab, world.Alice, list, ChannelLab.Ids(list).First(IsBack));
        Assert.Equal(first, ChannelLab.Description(list));
        Assert.DoesNotContain(ChannelLab.Ids(list), IsBack);
        Assert.Equal(1, lab.Sent);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task ClauseButton_OpensTheWholeClause_ForTheOneWhoPressed_AlsoAfterARestart()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var reply = await lab.AskAsync(lab.World.Alice, lab.World.Channel, Airport);
        await lab.RestartBotAsync();
        var opened = await PressAsync(lab, lab.World.Ben, reply, ChannelLab.Button(reply, "clause"));
        var clause = fixture.Knowledge.Plan.Clauses.Single(c => c.Id.Value == "task-3");
        Assert.True(opened.IsEphemeral);
        Assert.Equal(lab.World.Ben.Id, opened.VisibleTo);
        Assert.Equal(clause.Label, opened.Embeds[0].Text("title"));
        Assert.Equal(clause.Text, Markdown.Shown(ChannelLab.Description(opened)).Replace("> ", "", StringComparison.Ordinal));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task SelectOfAreas_ShowsTheTasksOfTheArea_ForTheOneWhoChose()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var areas = await (await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "areas")).Answer.WaitAsync(ChannelLab.Patience);
        var chosen = await (await lab.Server.SelectAsync(lab.World.Ben, areas, ChannelLab.Button(areas, "area"), "5")).Answer.WaitAsync(ChannelLab.Patience);
        Assert.True(chosen.IsEphemeral);
        string expected = ReplyMessage.Render(fixture.Assistant(TimeProvider.System).List(new TaskFilter(5), WrittenLanguage.Simplified), new AnswerRef("1", null), 0, fixture.Knowledge).Embeds![0].Description!;
        Assert.Equal(expected, ChannelLab.Description(chosen));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Suggestion_IsAskedByPressing()
    {
        // The plan names the city that some county lies in: that is suggested.
        var assistant = fixture.Assistant(TimeProvider.System);
        var (question, suggestion) = fixture.Knowledge.Lexicon.Places.Values.Where(p => p.Kind == "county").Select(p => $"{p.Name}有哪些任务")
            .Select(q => (q, string.Concat(assistant.Ask(new Question(q)).Suggestions.Take(1)))).First(q => q.Item2.Length > 0);
        await using var lab = await ChannelLab.StartAsync(fixture);
        var reply = await lab.AskAsync(lab.World.Alice, lab.World.Channel, question);
        var answer = await PressAsync(lab, lab.World.Ben, reply, ChannelLab.Button(reply, "suggest"));
        Assert.Equal(lab.Expected(suggestion), ChannelLab.Description(answer));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Thumbs_AreStored_AndTheModalsRemarkToo()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        var reply = await lab.AskAsync(world.Alice, world.Channel, Airport);
        var thanks = await PressAsync(lab, world.Alice, reply, ChannelLab.Button(reply, "thumb", 0));
        Assert.Equal((true, DiscordWording.ThanksForFeedback(WrittenLanguage.Simplified)), (thanks.IsEphemeral, thanks.Content));
        var down = await lab.Server.PressAsync(world.Ben, reply, ChannelLab.Button(reply, "thumb", 1));
        Assert.Equal((int)ResponseType.Modal, (await down.Response.WaitAsync(ChannelLab.Patience)).Type);
        var sentIn = await lab.Server.SubmitModalAsync(down, new Dictionary<string, string> { ["remark"] = "少了一句" });
        Assert.Equal(DiscordWording.ThanksForFeedback(WrittenLanguage.English), (await sentIn.Answer.WaitAsync(ChannelLab.Patience)).Content);
        var none = await lab.Server.SubmitModalAsync(down, new Dictionary<string, string>());
        await none.Answer.WaitAsync(ChannelLab.Patience);

        await lab.RestartBotAsync();
        var kept = lab.Store.Feedback();
        Assert.Equal([(Verdict.Up, ""), (Verdict.Down, ""), (Verdict.Remark, "少了一句"), (Verdict.Remark, "")], kept.Select(f => (f.Verdict, f.Comment)));
        Assert.All(kept, f => Assert.Equal((Airport, fixture.Knowledge.Hash, "discord"), (f.Question, f.Snapshot, f.Channel)));
        Assert.Equal(2, kept.Select(f => f.User).Distinct().Count());
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task ButtonsOfAQuestionThatStoodAlone_WorkAfterARestartToo()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        var list = await (await lab.Server.RunCommandAsync(world.Alice, world.Channel, "tasks", ("area", 5))).Answer.WaitAsync(ChannelLab.Patience);
        var all = await lab.AskAsync(world.Ben, world.Channel, "一共有哪些任务");
        await lab.RestartBotAsync();
        var turned = await PressAsync(lab, world.Ben, all, ChannelLab.Ids(all).First(IsOnward));
        var expected = ReplyMessage.Render(fixture.Assistant(TimeProvider.System).Ask(new Question("一共有哪些任务")), new AnswerRef("1", null), 1, fixture.Knowledge);
        Assert.Equal(expected.Embeds![0].Description, ChannelLab.Description(turned));
        await PressAsync(lab, world.Alice, all, ChannelLab.Button(all, "thumb"));
        await PressAsync(lab, world.Alice, list, ChannelLab.Button(list, "thumb"));
        await lab.RestartBotAsync();
        Assert.Equal(["一共有哪些任务", ""], lab.Store.Feedback().Select(f => f.Question));
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData("第五个领域有哪些任务", "都由谁负责？")]
    [InlineData(Airport, "用英文再说一遍")]
    [InlineData(Airport, "确定吗？")]
    public async Task AnAnswerThatLeanedOnWhatWasSaidBefore_IsNotMadeAgainWithoutIt(string before, string leaning)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var world = lab.World;
        await lab.AskAsync(world.Alice, world.Channel, before);
        var followUp = await lab.AskAsync(world.Alice, world.Channel, leaning);
        await lab.RestartBotAsync();
        await PressAsync(lab, world.Alice, followUp, ChannelLab.Button(followUp, "thumb"));
        await lab.RestartBotAsync();
        Assert.Equal("", Assert.Single(lab.Store.Feedback()).Question);
    }

    [Fact]
    public async Task IdsThatAreUnknownOrIllFormed_AreAnsweredPolitely()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var handler = new PlanBot.Discord.Interactions.InteractionHandler(lab.Knowledge, new DiscordSettings(), new AnswerBook(), new FeedbackBox(lab.Store, TimeProvider.System), TimeProvider.System, lab.Log);
        string?[] ids = [null, "", "|", "||", "|||", "page", "page|1", "page|1|", "page|1|x", "page|1|bb", "page|1|99999999999", "no|such|action", "suggest||zh-Hans", "thumb|1|sideways", "area||zh-Hans", "remark|1|", new string('x', 100)];
        foreach (string? id in ids)
            foreach (var type in new[] { InteractionType.Component, InteractionType.Modal, (InteractionType)42 })
            {
                if (id == "remark|1|" && type == InteractionType.Modal) continue;
                var outcome = await handler.HandleAsync(new Interaction { Id = "1", Token = "t", Type = type, Data = new InteractionData { CustomId = id } });
                Assert.Equal((ResponseType.Message, DiscordWording.Unknown(WrittenLanguage.Simplified), MessageBody.Ephemeral), (outcome.Response.Type, outcome.Response.Data!.Content, outcome.Response.Data.Flags));
            }
        foreach (string id in new[] { "page|1|0", "page|1|-1", "page|1~|0", "page|1~x|0", "page|1~xsy|0", "page|1~ts5|0", "page|1~ts5;|0" })
            Assert.Equal(DiscordWording.Expired(WrittenLanguage.Simplified), (await Press(handler, id)).Content);
        foreach (string id in new[] { "clause|task-999|zh-Hans", "clause||", "clause|../x|en" }) Assert.Null((await Press(handler, id)).Embeds is { Count: > 0 } ? "an embed" : null);
        Assert.Empty(lab.Log.Errors);
    }

    [Fact]
    public async Task UnknownCommands_AreAnsweredPolitely()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var command = lab.World.Commands[0][0];
        lab.World.Commands[0][0] = command with { Body = System.Text.Json.JsonElement.Parse("""{"name":"dance","description":"Of an older version"}""") };
        var answer = await (await lab.Server.RunCommandAsync(lab.World.Alice, lab.World.Channel, "dance")).Answer.WaitAsync(ChannelLab.Patience);
        Assert.Equal((true, DiscordWording.Unknown(WrittenLanguage.Simplified)), (answer.IsEphemeral, answer.Content));
        Assert.Empty(lab.Server.Violations);
    }

    private static bool IsOnward(string id) => id.StartsWith("page|", StringComparison.Ordinal) && !id.EndsWith('b');

    private static bool IsBack(string id) => id.StartsWith("page|", StringComparison.Ordinal) && id.EndsWith('b');

    private static async Task<LocalMessage> PressAsync(ChannelLab lab, LocalUser user, LocalMessage message, string id) =>
        await (await lab.Server.PressAsync(user, message, id)).Answer.WaitAsync(ChannelLab.Patience);

    private static async Task<ResponseData> Press(PlanBot.Discord.Interactions.InteractionHandler handler, string id) =>
        (await handler.HandleAsync(new Interaction { Id = "1", Token = "t", Type = InteractionType.Component, Data = new InteractionData { CustomId = id } })).Response.Data!;
}
