using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using PlanBot.Discord.Model;
using PlanBot.Discord.Tests.Channels;
using PlanBot.Language;
using PlanBot.LocalDiscord;
using PlanBot.Storage;

namespace PlanBot.Discord.Tests.Interactions;

[Collection(LoadedKnowledge.Name)]
public sealed class InteractionEndpointTests(KnowledgeFixture fixture) : IAsyncLifetime
{
    private const string Airport = "永州飞机场是要搬家吗", Ping = """{"id":"1","application_id":"2","type":1,"token":"t","version":1}""";

    private readonly WatchedTime _time = new();
    private ChannelLab _lab = null!;
    private WebApplication _app = null!;

    private LocalDiscordServer Server => _lab.Server;

    public async Task InitializeAsync()
    {
        _time.SetUtcNow(KnowledgeFixture.Today);
        _lab = await ChannelLab.StartAsync(fixture, new ChannelSetup { Time = _time });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/discord/interactions", _lab.Bot.Endpoint!.HandleAsync);
        await _app.StartAsync();
        Server.InteractionsEndpoint = new Uri(_app.Urls.Single() + "/discord/interactions");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _lab.DisposeAsync();
    }

    [Fact]
    public async Task Interactions_AreAnsweredAsOverTheGateway()
    {
        var world = _lab.World;
        var asked = await Server.RunCommandAsync(world.Alice, world.Channel, "ask", ("question", Airport));
        var answer = await asked.Answer.WaitAsync(ChannelLab.Patience);
        Assert.Contains("迁建永州机场前期工作", answer.Text, StringComparison.Ordinal);
        var opened = await Server.PressAsync(world.Ben, answer, ChannelLab.Button(answer, "clause"));
        Assert.True((await opened.Answer.WaitAsync(ChannelLab.Patience)).IsEphemeral);
        var typed = await Server.AutocompleteAsync(world.Ben, world.Channel, "tasks", "place", "常德");
        Assert.NotEmpty((await typed.Response.WaitAsync(ChannelLab.Patience)).Choices);
        var down = await Server.PressAsync(world.Ben, answer, ChannelLab.Button(answer, "thumb", 1));
        await (await Server.SubmitModalAsync(down, new Dictionary<string, string> { ["remark"] = "少了一句" })).Answer.WaitAsync(ChannelLab.Patience);
        Assert.Contains(_lab.Store.Feedback(), f => f is { Verdict: Verdict.Remark, Comment: "少了一句", Question: Airport });
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task ASlowAnswer_IsDeferred_AndComesByRest()
    {
        using var held = new ManualResetEventSlim();
        _lab.WhileAnswering = () => Assert.True(held.Wait(ChannelLab.Patience));
        var posting = Server.RunCommandAsync(_lab.World.Alice, _lab.World.Channel, "ask", ("question", Airport));
        await _time.PassAsync(TimeSpan.FromSeconds(1.5));
        var asked = await posting.WaitAsync(ChannelLab.Patience);
        Assert.Equal((int)ResponseType.Deferred, (await asked.Response).Type);
        held.Set();
        Assert.Contains("迁建永州机场前期工作", (await asked.Answer.WaitAsync(ChannelLab.Patience)).Text, StringComparison.Ordinal);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Ping_IsAnsweredAsOftenAsItComes()
    {
        for (int i = 0; i < 2; i++) Assert.Equal((HttpStatusCode.OK, 1), await PostAsync(Ping, read: json => json.GetProperty("type").GetInt32()));
    }

    [Fact]
    public async Task WhatDiscordHasNotSigned_IsRefusedWith401()
    {
        // The signature is of another body.
        using var tampered = await Server.PostToEndpointAsync(Encoding.UTF8.GetBytes(Ping), tamper: true);
        Assert.Equal(HttpStatusCode.Unauthorized, tampered.StatusCode);
        using var http = new HttpClient();
        string zeros = new('0', 128);
        foreach (var (signature, timestamp) in new (string?, string?)[] { (null, null), (zeros, null), (null, "1"), (zeros, "1"), ("", ""), ("not hex", "1"), (zeros + "00", "1"), (new string('g', 128), "1"), (zeros, new string('1', 500)) })
        {
            using var request = Request(Encoding.UTF8.GetBytes(Ping));
            if (signature is not null) request.Headers.TryAddWithoutValidation("X-Signature-Ed25519", signature);
            if (timestamp is not null) request.Headers.TryAddWithoutValidation("X-Signature-Timestamp", timestamp);
            using var refused = await http.SendAsync(request);
            Assert.Equal((signature, timestamp, HttpStatusCode.Unauthorized), (signature, timestamp, refused.StatusCode));
        }
    }

    [Fact]
    public async Task AReplay_IsAnsweredPolitely_AndDoneOnce()
    {
        const string body = """{"id":"9","application_id":"2","type":2,"token":"t","locale":"en-US","user":{"id":"3"},"data":{"name":"feedback","type":1,"options":[{"name":"text","type":3,"value":"twice"}]}}""";
        Assert.Equal((HttpStatusCode.OK, DiscordWording.ThanksForFeedback(WrittenLanguage.English)), await PostAsync(body, Content));
        Assert.Equal((HttpStatusCode.OK, DiscordWording.AnsweredBefore(WrittenLanguage.English)), await PostAsync(body, Content));
        Assert.Single(_lab.Store.Feedback());
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":"x"}""")]
    [InlineData("""{"id":7,"type":2}""")]
    [InlineData("""{"id":"7","type":2,"data":5}""")]
    public async Task Garbage_IsRefusedWith400(string body)
    {
        using var refused = await Server.PostToEndpointAsync(Encoding.UTF8.GetBytes(body), tamper: false);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("""{"id":"71","type":77,"token":"t"}""")]
    [InlineData("""{"id":"72","type":2,"token":"t"}""")]
    [InlineData("""{"id":"73","type":2,"token":"t","data":{"name":"dance"}}""")]
    [InlineData("""{"id":"74","type":3,"token":"t","data":{"custom_id":"x","component_type":2}}""")]
    public async Task WhatIsNotKnown_IsAnsweredPolitely(string body) =>
        Assert.Equal((HttpStatusCode.OK, DiscordWording.Unknown(WrittenLanguage.Simplified)), await PostAsync(body, Content));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AHugeBody_IsRefusedWith413_WhetherItTellsItsLengthOrNot(bool chunked)
    {
        using var http = new HttpClient();
        using var request = Request(new byte[(1 << 20) + 1]);
        request.Headers.TransferEncodingChunked = chunked;
        using var refused = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    private HttpRequestMessage Request(byte[] body) =>
        new(HttpMethod.Post, Server.InteractionsEndpoint) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };

    private async Task<(HttpStatusCode, T)> PostAsync<T>(string body, Func<JsonElement, T> read)
    {
        using var response = await Server.PostToEndpointAsync(Encoding.UTF8.GetBytes(body), tamper: false);
        return (response.StatusCode, read(JsonElement.Parse(await response.Content.ReadAsByteArrayAsync())));
    }

    private static string Content(JsonElement response) => response.GetProperty("data").GetProperty("content").GetString()!;
}
