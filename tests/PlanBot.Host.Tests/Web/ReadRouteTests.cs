using System.Net;
using System.Text.Json;
using static PlanBot.Host.Tests.Contracts;

namespace PlanBot.Host.Tests.Web;

/// <summary>The routes that only read: plan, tasks, overview, health, description.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class ReadRouteTests(WebFixture web, KnowledgeFixture fixture) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Plan_IsThePublishedPlan() => AssertHunanPlan(await web.GetAsync("/api/plan"));

    [Fact]
    public async Task Tasks_WithoutFilters_AreAll()
    {
        var tasks = await TasksAsync("");
        Assert.Equal(Enumerable.Range(1, 30), tasks.Select(t => Number(t, "number")));
        Assert.All(tasks, t => Assert.All(List(t, "owners"), AssertOwner));
        Assert.All(tasks, t => Assert.NotEmpty(Text(t, "title")));
    }

    [Theory]
    [InlineData("area=5", new[] { 17, 18, 19 })]
    [InlineData("area=8", new[] { 28, 29, 30 })]
    [InlineData("area=9", new int[0])]
    [InlineData("area=1&place=郴州", new[] { 3 })]
    [InlineData("place=郴州", new[] { 3, 5, 7, 8, 14 })]
    [InlineData("place=郴州市", new[] { 3, 5, 7, 8, 14 })]
    [InlineData("place=Chenzhou", new[] { 3, 5, 7, 8, 14 })]
    [InlineData("place=chenzhou city", new[] { 3, 5, 7, 8, 14 })]
    [InlineData("place=張家界", new[] { 1, 3, 5, 14, 15 })]
    [InlineData("place=张家界市", new[] { 1, 3, 5, 14, 15 })]
    [InlineData("place=纽约", new int[0])]
    [InlineData("owner=某局", new int[0])]
    [InlineData("place=&owner=&area=2", new[] { 5, 6, 7, 8, 9 })]
    public async Task Tasks_WithFilters_AreThoseThatPassAll(string query, int[] numbers) =>
        Assert.Equal(numbers, (await TasksAsync(query)).Select(t => Number(t, "number")));

    [Fact]
    public async Task Tasks_OfAPlace_SayWithWhichWordsTheyNameIt()
    {
        foreach (var task in await TasksAsync("place=Chenzhou"))
        {
            string words = Text(task, "namedAs");
            Assert.Contains(words, fixture.Knowledge.Plan.Tasks.Single(t => t.Number == Number(task, "number")).Clause.Text, StringComparison.Ordinal);
            Assert.Contains("郴", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tasks_OfABodyThatHasAPartInAll_AreAll() => Assert.Equal(30, (await TasksAsync("owner=省发展改革委")).Count);

    [Fact]
    public async Task Tasks_AnAreaThatIsNoNumber_IsABadRequest()
    {
        using var response = await web.Client.GetAsync("/api/tasks?area=five");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Overview_CountsTheTasksOfThe14Prefectures()
    {
        var overview = await web.GetAsync("/api/overview");
        var places = List(overview, "places");
        Assert.Equal(14, places.Count);
        foreach (var place in places) Assert.Equal((await TasksAsync($"place={Text(place, "name")}")).Count, Number(place, "tasks"));
        Assert.Equal(fixture.Knowledge.Hash, Text(overview, "snapshot"));
    }

    [Fact]
    public async Task Health_LiveAndReady_AreOk()
    {
        Assert.Equal("ok", await web.Client.GetStringAsync("/healthz/live"));
        Assert.Equal(fixture.Knowledge.Hash, await web.Client.GetStringAsync("/healthz/ready"));
    }

    [Fact]
    public async Task OpenApi_DescribesTheRoutes()
    {
        var description = await web.GetAsync("/openapi/v1.json");
        Assert.StartsWith("3.", Text(description, "openapi"), StringComparison.Ordinal);
        var paths = description.GetProperty("paths");
        foreach (var (path, method) in new[] { ("/api/ask", "post"), ("/api/plan", "get"), ("/api/tasks", "get"), ("/api/overview", "get") })
        {
            var operation = paths.GetProperty(path).GetProperty(method);
            Assert.NotEmpty(Text(operation, "summary"));
            Assert.True(operation.GetProperty("responses").TryGetProperty("200", out _));
        }
        Assert.Equal(["area", "owner", "place"], List(paths.GetProperty("/api/tasks").GetProperty("get"), "parameters").Select(p => Text(p, "name")).Order());
        var ask = paths.GetProperty("/api/ask").GetProperty("post");
        Assert.True(ask.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
        Assert.True(ask.GetProperty("responses").TryGetProperty("400", out _));
        Assert.DoesNotContain(paths.EnumerateObject(), p => p.Name.StartsWith("/healthz", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<JsonElement>> TasksAsync(string query) => [.. (await web.GetAsync("/api/tasks?" + query)).EnumerateArray()];
}
