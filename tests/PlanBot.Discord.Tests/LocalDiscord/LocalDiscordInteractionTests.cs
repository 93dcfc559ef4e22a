using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NSec.Cryptography;
using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.LocalDiscord;

public sealed class LocalDiscordInteractionTests
{
    private const string Commands = """
        [{"name":"ask","description":"Ask","options":[
            {"type":3,"name":"question","description":"What","required":true},
            {"type":3,"name":"place","description":"Where","autocomplete":true}]},
         {"name":"reload","description":"Reload","default_member_permissions":"8"}]
        """;

    [Fact]
    public async Task Command_ArrivesWithItsOptions_AndItsAnswerIsSeen()
    {
        await using var bot = await StartAsync();
        var interaction = await AskAsync(bot);
        var arrived = await bot.ReadEventAsync("INTERACTION_CREATE");
        Assert.Equal("who?", arrived.GetProperty("data").GetProperty("options")[0].GetProperty("value").GetString());
        Assert.Equal("alice", arrived.GetProperty("member").GetProperty("user").GetProperty("username").GetString());
        Assert.Equal(204, (await RespondAsync(bot, interaction, """{"type":4,"data":{"content":"you","flags":64}}""")).Status);

        var answer = await interaction.Answer;
        Assert.True(answer.IsEphemeral);
        Assert.Single(bot.World.MessagesIn(bot.World.Channel, bot.World.Alice));
        Assert.Empty(bot.World.MessagesIn(bot.World.Channel, bot.World.Ben));
        Assert.Empty(bot.Server.Violations);
    }

    [Fact]
    public async Task SecondResponse_IsRefusedWith40060()
    {
        await using var bot = await StartAsync();
        var interaction = await AskAsync(bot);
        await RespondAsync(bot, interaction, """{"type":5}""");
        var (status, body, _) = await RespondAsync(bot, interaction, """{"type":4,"data":{"content":"x"}}""");
        Assert.Equal((400, 40060), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task ResponseAfterThreeSeconds_IsRefusedAndRecordedAsLate()
    {
        var time = Clock();
        await using var bot = await StartAsync(time);
        var interaction = await AskAsync(bot);
        time.Advance(TimeSpan.FromSeconds(3));
        var (status, body, _) = await RespondAsync(bot, interaction, """{"type":5}""");
        Assert.Equal((404, 10062), (status, body.GetProperty("code").GetInt32()));
        Assert.Contains(bot.Server.Violations, violation => violation.Kind == "late");
        await Assert.ThrowsAsync<TimeoutException>(() => interaction.Response);
    }

    [Fact]
    public async Task DeferredAnswer_IsFilledByItsEdit_UntilTheTokenEnds()
    {
        var time = Clock();
        await using var bot = await StartAsync(time);
        var interaction = await AskAsync(bot);
        await RespondAsync(bot, interaction, """{"type":5}""");
        Assert.True(Assert.Single(bot.World.MessagesIn(bot.World.Channel)).IsLoading);
        var path = $"webhooks/{bot.World.ApplicationId}/{interaction.Token}/messages/@original";
        Assert.Equal(200, (await bot.RequestAsync(HttpMethod.Patch, path, """{"content":"there"}""")).Status);
        Assert.Equal("there", (await interaction.Answer).Content);

        time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        var (status, body, _) = await bot.RequestAsync(HttpMethod.Patch, path, """{"content":"late"}""");
        Assert.Equal((401, 50027), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task FollowUpBeforeAnyResponse_IsRefused()
    {
        await using var bot = await StartAsync();
        var interaction = await AskAsync(bot);
        Assert.Equal(404, (await bot.PostAsync($"webhooks/{bot.World.ApplicationId}/{interaction.Token}", """{"content":"x"}""")).Status);
    }

    [Theory]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    [InlineData("""{"type":7,"data":{"content":"x"}}""")]
    [InlineData("""{"type":1}""")]
    public async Task ResponseOfAnotherKind_IsRefused(string json)
    {
        await using var bot = await StartAsync();
        var (status, body, _) = await RespondAsync(bot, await AskAsync(bot), json);
        Assert.Equal((400, 50035), (status, body.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task MoreThan25Choices_AreRefused()
    {
        await using var bot = await StartAsync();
        var typed = await bot.Server.AutocompleteAsync(bot.World.Alice, bot.World.Channel, "ask", "place", "g");
        var choices = string.Join(',', Enumerable.Range(0, 26).Select(i => $$"""{"name":"{{i}}","value":"{{i}}"}"""));
        Assert.Equal(400, (await RespondAsync(bot, typed, $$$"""{"type":8,"data":{"choices":[{{{choices}}}]}}""")).Status);
    }

    [Fact]
    public async Task UserCannotDoWhatTheClientWouldNotAllow()
    {
        await using var bot = await StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => bot.Server.RunCommandAsync(bot.World.Alice, bot.World.Channel, "reload"));
        await Assert.ThrowsAsync<ArgumentException>(() => bot.Server.RunCommandAsync(bot.World.Alice, bot.World.Channel, "ask"));
        await Assert.ThrowsAsync<ArgumentException>(() => bot.Server.RunCommandAsync(bot.World.Alice, bot.World.Direct(bot.World.Alice), "ask", ("question", "x")));
        await bot.Server.RunCommandAsync(bot.World.Admin, bot.World.Channel, "reload");
    }

    [Fact]
    public async Task CommandsRegisteredAgain_KeepTheirIds_AndTheirVersionsUnlessTheyChanged()
    {
        await using var bot = await StartAsync();
        var path = CommandsPath(bot);
        var before = (await bot.RequestAsync(HttpMethod.Get, path)).Body;
        await bot.RequestAsync(HttpMethod.Put, path, Commands.Replace("\"Ask\"", "\"Ask the plan\""));
        var after = (await bot.RequestAsync(HttpMethod.Get, path)).Body;
        Assert.Equal(Member(before, 0, "id"), Member(after, 0, "id"));
        Assert.NotEqual(Member(before, 0, "version"), Member(after, 0, "version"));
        Assert.Equal(Member(before, 1, "version"), Member(after, 1, "version"));
    }

    [Fact]
    public async Task InteractionByHttp_IsSigned_AndItsAnswerCounts()
    {
        await using var bot = await StartAsync();
        await using var endpoint = await EndpointAsync(bot.Server.PublicKey, """{"type":4,"data":{"content":"by HTTP"}}""");
        bot.Server.InteractionsEndpoint = new Uri(endpoint.Urls.Single());
        Assert.Equal("by HTTP", (await (await AskAsync(bot)).Answer).Content);
        using var refused = await bot.Server.PostToEndpointAsync("""{"type":1}"""u8.ToArray(), tamper: true);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(bot.Server.Violations);
    }

    private static FakeTimeProvider Clock() => new(DateTimeOffset.UnixEpoch.AddYears(56));

    private static async Task<RawBot> StartAsync(TimeProvider? time = null)
    {
        var bot = await RawBot.StartAsync(new LocalDiscordOptions { Time = time ?? TimeProvider.System });
        await bot.LogInAsync();
        Assert.Equal(200, (await bot.RequestAsync(HttpMethod.Put, CommandsPath(bot), Commands)).Status);
        return bot;
    }

    private static string CommandsPath(RawBot bot) => $"applications/{bot.World.ApplicationId}/guilds/{bot.World.GuildId}/commands";

    private static Task<LocalInteraction> AskAsync(RawBot bot) => bot.Server.RunCommandAsync(bot.World.Alice, bot.World.Channel, "ask", ("question", "who?"));

    private static Task<(int Status, JsonElement Body, HttpResponseMessage Response)> RespondAsync(RawBot bot, LocalInteraction interaction, string json) =>
        bot.PostAsync($"interactions/{interaction.Id}/{interaction.Token}/callback", json);

    private static string? Member(JsonElement commands, int index, string name) => commands[index].GetProperty(name).GetString();

    // An endpoint that checks the signature by itself, from the documentation: Ed25519 over timestamp and body.
    private static async Task<WebApplication> EndpointAsync(string publicKey, string answer)
    {
        var key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            byte[] signed = [.. System.Text.Encoding.ASCII.GetBytes(context.Request.Headers["X-Signature-Timestamp"].ToString()), .. body.ToArray()];
            var genuine = SignatureAlgorithm.Ed25519.Verify(key, signed, Convert.FromHexString(context.Request.Headers["X-Signature-Ed25519"].ToString()));
            context.Response.StatusCode = genuine ? 200 : 401;
            await context.Response.WriteAsync(genuine ? answer : "");
        });
        await app.StartAsync();
        return app;
    }
}
