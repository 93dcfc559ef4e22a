using PlanBot.Discord.Tests.Channels;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class AutocompleteTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("tasks", "place", "常", "常德")]
    [InlineData("tasks", "place", "德市", "常德")]
    [InlineData("tasks", "place", "chang", "常德")]
    [InlineData("tasks", "place", "ANGDE", "常德")]
    [InlineData("tasks", "owner", "市州", "各市州人民政府")]
    [InlineData("owner", "topic", "机场", "")]
    [InlineData("owner", "topic", "航空", "任务3 加快航空网建设")]
    [InlineData("owner", "topic", "aviation", "任务3 加快航空网建设")]
    [InlineData("task", "number", "3", "3")]
    [InlineData("task", "number", "航空", "3")]
    [InlineData("task", "number", "Aviation Net", "3")]
    [InlineData("task", "number", " 航空 ", "3")]
    public async Task Typed_FindsByPartOfAName_InChineseAndEnglish(string command, string option, string typed, string value)
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var choices = await ChoicesAsync(lab, command, option, typed);
        Assert.InRange(choices.Count, value.Length == 0 ? 0 : 1, 25);
        if (value.Length > 0) Assert.Contains(value, choices.Select(c => c.Value));
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task NothingTyped_OffersAtMost25_AndOddThingsTypedNothing()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        foreach (var (command, option) in new[] { ("tasks", "place"), ("tasks", "owner"), ("owner", "topic"), ("task", "number") })
        {
            var choices = await ChoicesAsync(lab, command, option, "");
            Assert.InRange(choices.Count, 1, 25);
            Assert.Equal(choices.Count, choices.Select(c => c.Value).Distinct().Count());
            Assert.Equal(choices.Count, choices.Select(c => c.Name).Distinct().Count());
            Assert.All(choices, c => Assert.InRange(c.Name.Length, 1, 100));
            foreach (string odd in new[] { "火星", "\"}]", "😀", new string('长', 3_000) }) Assert.Empty(await ChoicesAsync(lab, command, option, odd));
        }
        Assert.Empty(lab.Log.Troubles);
        Assert.Empty(lab.Server.Violations);
    }

    [Fact]
    public async Task EveryPlaceOffered_LeadsToATask()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        foreach (var choice in await ChoicesAsync(lab, "tasks", "place", ""))
            Assert.NotEmpty(new PlanBot.Retrieval.TaskFilter(Place: choice.Value).In(fixture.Knowledge));
    }

    [Fact]
    public async Task TheBestComeFirst()
    {
        await using var lab = await ChannelLab.StartAsync(fixture);
        var numbers = (await ChoicesAsync(lab, "task", "number", "2")).Select(c => c.Value).ToList();
        // Those that begin with what is typed come before those that hold it somewhere.
        Assert.Equal("2", numbers[0]);
        Assert.Contains("20", numbers);
        Assert.True(numbers.IndexOf("12") > numbers.IndexOf("29"), string.Join(' ', numbers));
    }

    private static async Task<IReadOnlyList<(string Name, string Value)>> ChoicesAsync(ChannelLab lab, string command, string option, string typed)
    {
        var asked = await lab.Server.AutocompleteAsync(lab.World.Alice, lab.World.Channel, command, option, typed);
        return (await asked.Response.WaitAsync(ChannelLab.Patience)).Choices;
    }
}
