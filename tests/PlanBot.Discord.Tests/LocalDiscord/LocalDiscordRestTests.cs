using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.LocalDiscord;

public sealed class LocalDiscordRestTests
{
    private static string Messages(LocalChannel channel) => $"channels/{channel.Id}/messages";

    [Fact]
    public async Task GatewayBot_SaysWhereToConnectAndHowOften()
    {
        await using var bot = await RawBot.StartAsync();
        var (status, body, _) = await bot.RequestAsync(HttpMethod.Get, "gateway/bot");
        Assert.Equal(200, status);
        Assert.Equal($"ws://{bot.Server.ApiUrl.Authority}", body.GetProperty("url").GetString());
        Assert.Equal(1000, body.GetProperty("session_start_limit").GetProperty("remaining").GetInt32());
        await bot.LogInAsync();
        (_, body, _) = await bot.RequestAsync(HttpMethod.Get, "gateway/bot");
        Assert.Equal(999, body.GetProperty("session_start_limit").GetProperty("remaining").GetInt32());
    }

    [Fact]
    public async Task Reply_IsSeenByTheUserAndByTheGateway()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.LogInAsync();
        var question = await bot.Server.SayAsync(bot.World.Alice, bot.World.Channel, "hello", mentionBot: true);
        var (status, body, _) = await bot.PostAsync(Messages(bot.World.Channel), $$$"""
            {"content":"hi","message_reference":{"message_id":"{{{question.Id}}}"},"allowed_mentions":{"parse":[]},"embeds":[{"title":"t","description":"d"}]}
            """);
        Assert.Equal(200, status);
        Assert.Equal("rich", body.GetProperty("embeds")[0].GetProperty("type").GetString());

        var reply = await bot.Server.ReplyToAsync(question);
        Assert.Equal("hi\nt\nd", reply.Text);
        Assert.Empty(reply.Mentions);
        await bot.ReadEventAsync("MESSAGE_CREATE");
        var told = await bot.ReadEventAsync("MESSAGE_CREATE");
        Assert.Equal(question.Id.ToString(), told.GetProperty("referenced_message").GetProperty("id").GetString());
        Assert.Empty(bot.Server.Violations);
    }

    [Theory]
    [InlineData("""{"content":1}""", "content", "BASE_TYPE_BAD_TYPE")]
    [InlineData("""{}""", "content", "EMPTY_MESSAGE")]
    [InlineData("""{"embeds":[{"title":"t","fields":[{"name":"n"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"embeds":[{"color":16777216,"title":"t"}]}""", "embeds.0.color", "NUMBER_TYPE_MAX")]
    [InlineData("""{"embeds":[{"description":"d","url":"nowhere"}]}""", "embeds.0.url", "URL_TYPE_INVALID_URL")]
    [InlineData("""{"content":"c","components":[{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"a"},{"type":2,"style":1,"label":"y","custom_id":"a"}]}]}""", "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")]
    [InlineData("""{"content":"c","components":[{"type":1,"components":[{"type":2,"style":1,"label":"x"}]}]}""", "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"c","components":[{"type":1,"components":[{"type":3,"custom_id":"s"}]}]}""", "components.0.components.0.options", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"c","components":[{"type":2,"style":1,"label":"x","custom_id":"a"}]}""", "components.0.type", "UNION_TYPE_CHOICES|BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"c","message_reference":{"message_id":"1"}}""", "message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE")]
    public async Task WrongMessage_IsRefusedWithTheFieldAndRecorded(string json, string field, string codes)
    {
        await using var bot = await RawBot.StartAsync();
        var (status, body, _) = await bot.PostAsync(Messages(bot.World.Channel), json);
        Assert.Equal(400, status);
        Assert.Equal(50035, body.GetProperty("code").GetInt32());
        var at = field.Split('.').Aggregate(body.GetProperty("errors"), (errors, name) => errors.GetProperty(name));
        Assert.Contains(at.GetProperty("_errors")[0].GetProperty("code").GetString(), codes.Split('|'));
        Assert.Equal("body", Assert.Single(bot.Server.Violations).Kind);
    }

    [Theory]
    [InlineData(2000, 200)]
    [InlineData(2001, 400)]
    public async Task Content_HasAtMost2000Characters(int characters, int expected)
    {
        await using var bot = await RawBot.StartAsync();
        // Outside the basic plane, where a character is two UTF-16 units.
        var text = string.Concat(Enumerable.Repeat("𠮷", characters));
        Assert.Equal(expected, (await bot.PostAsync(Messages(bot.World.Channel), $$"""{"content":"{{text}}"}""")).Status);
    }

    [Theory]
    [InlineData(3000, 200)]
    [InlineData(3001, 400)]
    public async Task Embeds_HaveAtMost6000CharactersTogether(int characters, int expected)
    {
        await using var bot = await RawBot.StartAsync();
        var text = new string('字', 3000);
        var rest = new string('字', characters);
        Assert.Equal(expected, (await bot.PostAsync(Messages(bot.World.Channel), $$$"""{"embeds":[{"description":"{{{text}}}"},{"description":"{{{rest}}}"}]}""")).Status);
    }

    [Fact]
    public async Task SixRows_AreRefused()
    {
        await using var bot = await RawBot.StartAsync();
        var rows = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"{{i}}"}]}"""));
        Assert.Equal(400, (await bot.PostAsync(Messages(bot.World.Channel), $$"""{"content":"c","components":[{{rows}}]}""")).Status);
    }

    [Fact]
    public async Task UnknownMember_IsIgnoredAsDiscordDoes_ButRecorded()
    {
        await using var bot = await RawBot.StartAsync();
        Assert.Equal(200, (await bot.PostAsync(Messages(bot.World.Channel), """{"content":"c","embeds":[{"description":"d","colour":1}]}""")).Status);
        var violation = Assert.Single(bot.Server.Violations);
        Assert.Equal(("unknown field", "embeds.0.colour"), (violation.Kind, violation.Detail));
    }

    [Fact]
    public async Task SameNonce_MakesOneMessage()
    {
        await using var bot = await RawBot.StartAsync();
        const string json = """{"content":"c","nonce":"n1","enforce_nonce":true}""";
        var first = (await bot.PostAsync(Messages(bot.World.Channel), json)).Body.GetProperty("id").GetString();
        Assert.Equal(first, (await bot.PostAsync(Messages(bot.World.Channel), json)).Body.GetProperty("id").GetString());
        Assert.Single(bot.World.MessagesIn(bot.World.Channel));
    }

    [Fact]
    public async Task SixthMessage_IsRateLimited_AndTooEarlyAgainIsCounted()
    {
        await using var bot = await RawBot.StartAsync(new LocalDiscordOptions { RateLimits = new RateLimitOptions { UnderWay = TimeSpan.Zero } });
        var path = Messages(bot.World.Channel);
        for (var left = 4; left >= 0; left--)
        {
            var (_, _, response) = await bot.PostAsync(path, """{"content":"c"}""");
            Assert.Equal(left.ToString(), response.Headers.GetValues("X-RateLimit-Remaining").Single());
        }
        var (status, body, refused) = await bot.PostAsync(path, """{"content":"c"}""");
        Assert.Equal(429, status);
        Assert.Equal("user", refused.Headers.GetValues("X-RateLimit-Scope").Single());
        Assert.InRange(body.GetProperty("retry_after").GetDouble(), 0.1, 5);
        Assert.Equal(200, (await bot.PostAsync(Messages(bot.World.AskChannel), """{"content":"c"}""")).Status);
        Assert.Equal(new RateLimitCount(1, 1), bot.Server.RateLimits);
    }

    [Fact]
    public async Task GlobalLimit_IsMarkedAsGlobal()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Server.Faults.Add(new RestFault(RestFaultKind.RateLimitedGlobally) { RetryAfter = TimeSpan.FromSeconds(9) });
        foreach (var path in new[] { "gateway/bot", "users/@me" })
        {
            var (status, body, response) = await bot.RequestAsync(HttpMethod.Get, path);
            Assert.Equal(429, status);
            Assert.True(body.GetProperty("global").GetBoolean());
            Assert.Equal("true", response.Headers.GetValues("X-RateLimit-Global").Single());
        }
    }

    [Fact]
    public async Task RequestCutAfterItWasCarriedOut_LeavesItsMessage()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Server.Faults.Add(new RestFault(RestFaultKind.CutAfter) { Operation = "create_message" });
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.PostAsync(Messages(bot.World.Channel), """{"content":"c"}"""));
        Assert.Single(bot.World.MessagesIn(bot.World.Channel));
    }

    [Theory]
    [InlineData("GET", "nowhere", 404)]
    [InlineData("PUT", "gateway/bot", 405)]
    public async Task UnknownRoute_IsRefusedAndRecorded(string method, string path, int expected)
    {
        await using var bot = await RawBot.StartAsync();
        Assert.Equal(expected, (await bot.RequestAsync(new HttpMethod(method), path)).Status);
        Assert.Equal("route", Assert.Single(bot.Server.Violations).Kind);
    }

    [Fact]
    public async Task WrongTokenOrUserAgent_IsRefused()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Http.DefaultRequestHeaders.Remove("User-Agent");
        Assert.Equal(403, (await bot.RequestAsync(HttpMethod.Get, "users/@me")).Status);
        bot.Http.DefaultRequestHeaders.Remove("Authorization");
        Assert.Equal(401, (await bot.RequestAsync(HttpMethod.Get, "users/@me")).Status);
    }

    [Fact]
    public async Task TooManyInvalidRequests_AreShutOutWithoutJson()
    {
        await using var bot = await RawBot.StartAsync(new LocalDiscordOptions { RateLimits = new RateLimitOptions { InvalidRequests = 2 } });
        bot.Http.DefaultRequestHeaders.Remove("Authorization");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(401, (await bot.RequestAsync(HttpMethod.Get, "users/@me")).Status);
        }
        using var response = await bot.Http.GetAsync("users/@me");
        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal("error code: 1015", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RoutesOfOneBucket_ShareItsLimit()
    {
        await using var bot = await RawBot.StartAsync();
        var path = Messages(bot.World.Channel);
        var id = (await bot.PostAsync(path, """{"content":"c"}""")).Body.GetProperty("id").GetString();
        var edit = await bot.RequestAsync(HttpMethod.Patch, $"{path}/{id}", """{"content":"d"}""");
        var delete = await bot.RequestAsync(HttpMethod.Delete, $"{path}/{id}");
        Assert.Equal(edit.Response.Headers.GetValues("X-RateLimit-Bucket"), delete.Response.Headers.GetValues("X-RateLimit-Bucket"));
        Assert.Equal(("4", "3"), (edit.Response.Headers.GetValues("X-RateLimit-Remaining").Single(), delete.Response.Headers.GetValues("X-RateLimit-Remaining").Single()));
    }
}
