using System.Text.Json;
using PlanBot.Discord.Tests.Channels;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class RegistrationTests(KnowledgeFixture fixture)
{
    private static readonly string[] s_all = ["ask", "tasks", "task", "areas", "owner", "about", "help", "feedback", "reload", "knowledge", "Ask the plan"];

    [Fact]
    public async Task Commands_AreRegisteredByOneOverwrite_AndNotAgainAfterARestart()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        await lab.RestartBotAsync();
        var registered = Assert.Single(lab.Server.Actions.All, a => a.Kind == BotActionKind.CommandsRegistered);
        Assert.Equal(string.Join(' ', s_all), registered.Detail);
        Assert.Equal(s_all, Commands(lab, 0).Select(c => c.Name));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Commands_WhereAGuildIsSet_AreThatGuilds()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Settings = (settings, world) => settings with { GuildId = $"{world.GuildId}", ApplicationId = $"{world.ApplicationId}" } });
        await lab.RestartBotAsync();
        Assert.Single(lab.Server.Actions.All, a => a.Kind == BotActionKind.CommandsRegistered);
        Assert.Equal(s_all, Commands(lab, lab.World.GuildId).Select(c => c.Name));
        Assert.DoesNotContain(0UL, lab.World.Commands.Keys);
        Assert.Empty(lab.Server.Violations);
    }

    [Theory]
    [InlineData("\"Show one task in full\"", "\"Something else\"")]
    [InlineData("\"编号或标题\"", "\"编号\"")]
    [InlineData("\"default_member_permissions\":\"0\"", "\"default_member_permissions\":\"8\"")]
    [InlineData("\"autocomplete\":true", "\"autocomplete\":false")]
    [InlineData("\"max_length\":600", "\"max_length\":500")]
    public async Task Commands_ThatWereChangedElsewhere_AreOverwritten(string from, string to)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var commands = lab.World.Commands[0];
        int changed = commands.FindIndex(c => c.Body.GetRawText().Contains(from, StringComparison.Ordinal));
        Assert.True(changed >= 0, $"No command has {from}");
        commands[changed] = commands[changed] with { Body = JsonElement.Parse(commands[changed].Body.GetRawText().Replace(from, to, StringComparison.Ordinal)) };
        await lab.RestartBotAsync();
        Assert.Equal(2, lab.Server.Actions.All.Count(a => a.Kind == BotActionKind.CommandsRegistered));
        Assert.Contains(from, lab.World.Commands[0][changed].Body.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task Commands_ThatCannotBeRegistered_DoNotKeepMessagesFromBeingAnswered()
    {
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Settings = (settings, _) => settings with { GuildId = "404", ApplicationId = "404" } });
        Assert.Contains(lab.Log.Errors, e => e.Contains("commands could not be registered", StringComparison.Ordinal));
        Assert.NotEmpty(ChannelLab.Description(await lab.AskAsync(lab.World.Alice, lab.World.Channel, "永州飞机场是要搬家吗")));
    }

    [Fact]
    public async Task Commands_AreLocalised_AndTheAdminsHidden()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        foreach (var command in Commands(lab, 0))
        {
            AssertLocalised(command.Body, isMessageCommand: command.Type == 3);
            foreach (var option in command.Body.Items("options")) AssertLocalised(option, isMessageCommand: false);
            Assert.Equal(command.Name is "reload" or "knowledge" ? 0UL : null, command.RequiredPermissions);
        }
        Assert.Equal("更新知識庫", Commands(lab, 0).Single(c => c.Name == "reload").Body.GetProperty("name_localizations").GetProperty("zh-TW").GetString());
        Assert.Equal("问方案", Commands(lab, 0).Single(c => c.Type == 3).Body.GetProperty("name_localizations").GetProperty("zh-CN").GetString());
    }

    [Fact]
    public async Task Areas_AreTheChoicesOfTasks()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var options = Commands(lab, 0).Single(c => c.Name == "tasks").Body.GetProperty("options").EnumerateArray().ToList();
        Assert.Equal(["area", "place", "owner"], options.Select(o => o.GetProperty("name").GetString()));
        Assert.Equal(fixture.Knowledge.Plan.Areas.Select(a => (a.Mark + a.Title, a.Number)), options[0].Items("choices").Select(c => (c.GetProperty("name").GetString()!, c.GetProperty("value").GetInt32())));
        Assert.All(options[1..], o => Assert.True(o.Flag("autocomplete")));
        Assert.All(options, o => Assert.False(o.Flag("required")));
    }

    private static void AssertLocalised(JsonElement named, bool isMessageCommand)
    {
        foreach (string locale in new[] { "zh-CN", "zh-TW" })
        {
            Assert.False(string.IsNullOrEmpty(named.Member("name_localizations").Text(locale)), $"{named.Text("name")} has no name in {locale}");
            Assert.True(isMessageCommand || !string.IsNullOrEmpty(named.Member("description_localizations").Text(locale)), $"{named.Text("name")} has no description in {locale}");
        }
        Assert.True(isMessageCommand ? named.Text("description") is null or "" : named.Text("description")!.All(char.IsAscii));
    }

    private static List<LocalCommand> Commands(ChannelLab lab, ulong guild) => lab.World.Commands[guild];
}
