using Microsoft.Extensions.Logging.Abstractions;
using PlanBot.Answers;
using PlanBot.Discord.Interactions;
using PlanBot.Discord.Model;
using PlanBot.Discord.Tests.Channels;
using PlanBot.Language;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class AdminTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("reload")]
    [InlineData("knowledge")]
    public async Task AdminCommands_AreRefusedToWhoIsNoAdminOfTheBot_AlsoToTheGuildsAdmins(string command)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var answer = await RunAsync(lab, lab.World.Admin, lab.World.Channel, command);
        Assert.Equal(ChannelWording.AdminsOnly(WrittenLanguage.Simplified), answer.Content);
        Assert.True(answer.IsEphemeral);
        Assert.Contains(lab.Log.Troubles, t => t.Contains("no admin", StringComparison.Ordinal));
        // Permissions say nothing in direct messages; there the command is not offered at all.
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(lab, lab.World.Ben, lab.World.Direct(lab.World.Ben), command));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Knowledge_TellsAnAdminWhatIsInUse()
    {
        await using var lab = await StartAsync(PlanBot.Tests.Repository.Knowledge);
        var answer = await RunAsync(lab, lab.World.Admin, lab.World.Channel, "knowledge");
        Assert.True(answer.IsEphemeral);
        Assert.Contains(fixture.Knowledge.Hash, answer.Content, StringComparison.Ordinal);
        Assert.Contains($"{fixture.Knowledge.Plan.Tasks.Count}项任务", answer.Content, StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Reload_TakesAChangedFolder_AndKeepsItOnAFault_TellingFileAndLine()
    {
        using var copy = new KnowledgeCopy();
        await using var lab = await StartAsync(copy.Folder);
        copy.Replace(KnowledgeCopy.EnglishFile, "Speed up construction of the aviation network", "Fly");
        var answer = await RunAsync(lab, lab.World.Admin, lab.World.Channel, "reload");
        string hash = lab.Knowledge.Assistant.Knowledge.Hash;
        Assert.NotEqual(fixture.Knowledge.Hash, hash);
        Assert.Contains(hash, answer.Content, StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
        Assert.Equal("Fly", lab.Knowledge.Assistant.Knowledge.English.Find("task-3")?.Title);

        copy.Append(KnowledgeCopy.OwnersFile, "999,lead,省教育厅,,assigned,内部分工,2026-05-01\n");
        int line = copy.LineOf(KnowledgeCopy.OwnersFile, "999,lead");
        answer = await RunAsync(lab, lab.World.Admin, lab.World.Channel, "reload");
        Assert.Contains($"{KnowledgeCopy.OwnersFile}:{line}:", answer.Content, StringComparison.Ordinal);
        Assert.Equal(hash, lab.Knowledge.Assistant.Knowledge.Hash);
        Assert.NotEmpty(ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, "永州飞机场是要搬家吗")));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Reload_OfAFileThatCannotBeRead_IsAnsweredPolitely()
    {
        using var copy = new KnowledgeCopy();
        await using var lab = await StartAsync(copy.Folder);
        using (new FileStream(copy.PathOf(KnowledgeCopy.SourceFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var answer = await RunAsync(lab, lab.World.Admin, lab.World.Channel, "reload");
            Assert.Contains("没有更新", answer.Content, StringComparison.Ordinal);
            Assert.Contains("读不到知识库", answer.Content, StringComparison.Ordinal);
        }
        Assert.Empty(lab.Log.Errors);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData("55", true)]
    [InlineData("56", false)]
    public async Task AdminCommands_AreAllowedByRole(string role, bool allowed)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var handler = new InteractionHandler(lab.Knowledge, new DiscordSettings { AdminRoles = ["55"] }, new AnswerBook(), new FeedbackBox(lab.Store, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        var outcome = await handler.HandleAsync(new Interaction
        {
            Id = "1",
            Type = InteractionType.Command,
            Token = "t",
            Member = new Member { User = new User { Id = "2" }, Roles = ["54", role] },
            Data = new InteractionData { Name = "knowledge", Type = Command.Slash },
        });
        Assert.Equal(allowed, outcome.Response.Data!.Content!.Contains(fixture.Knowledge.Hash, StringComparison.Ordinal));
    }

    private Task<ChannelLab> StartAsync(string knowledge) => ChannelLab.StartAsync(fixture, new ChannelSetup
    {
        Knowledge = knowledge,
        Settings = (settings, world) => settings with { AdminUsers = [$"{world.Admin.Id}"] },
    });

    private static async Task<LocalMessage> RunAsync(ChannelLab lab, LocalUser user, LocalChannel channel, string command) =>
        await (await lab.Server.RunCommandAsync(user, channel, command)).Answer.WaitAsync(TimeSpan.FromSeconds(60));
}
