using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.LocalDiscord;

/// <summary>Holds the answers of the local Discord to the schemas that Discord's document has for answers.</summary>
public sealed class LocalDiscordHonestyTests
{
    private const string Message = """
        {"content":"hi <@1>","nonce":"1","embeds":[{"title":"t","description":"d","color":1,"fields":[{"name":"n","value":"v"}],"footer":{"text":"f"}}],
         "components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"a"}]},
           {"type":1,"components":[{"type":3,"custom_id":"s","options":[{"label":"1","value":"1","emoji":{"name":"x"}}]}]}]}
        """;

    private static readonly OpenApiDocument Api = OpenApiDocument.Load();

    [Fact]
    public async Task Answers_HaveTheShapeOfDiscordsDocument()
    {
        await using var bot = await RawBot.StartAsync(new LocalDiscordOptions { RateLimits = RateLimitOptions.None });
        await bot.LogInAsync();
        var world = bot.World;
        var channel = $"channels/{world.Channel.Id}";
        var question = await bot.Server.SayAsync(world.Alice, world.Channel, "who?", mentionBot: true);
        var wrong = new List<string>();

        foreach (var path in (string[])["gateway", "gateway/bot", "users/@me", $"users/{world.Alice.Id}", "applications/@me", channel, $"channels/{world.Forum.Id}",
            $"channels/{world.Thread.Id}", $"channels/{world.Direct(world.Alice).Id}", $"guilds/{world.GuildId}", $"guilds/{world.GuildId}/channels",
            $"guilds/{world.GuildId}/members/{world.Alice.Id}", "users/@me/guilds", $"{channel}/messages/{question.Id}", $"{channel}/messages"])
        {
            await CheckAsync(HttpMethod.Get, path, null);
        }
        await CheckAsync(HttpMethod.Post, $"{channel}/messages", Message);
        await CheckAsync(HttpMethod.Post, $"{channel}/messages", $$$"""{"content":"r","message_reference":{"message_id":"{{{question.Id}}}"}}""");
        await CheckAsync(HttpMethod.Post, $"{channel}/messages/{question.Id}/threads", """{"name":"n"}""");
        await CheckAsync(HttpMethod.Post, $"channels/{world.Forum.Id}/threads", """{"name":"n","message":{"content":"c"}}""");
        await CheckAsync(HttpMethod.Post, "users/@me/channels", $$"""{"recipient_id":"{{world.Ben.Id}}"}""");
        await CheckAsync(HttpMethod.Put, $"applications/{world.ApplicationId}/commands", """
            [{"name":"ask","description":"d","name_localizations":{"zh-CN":"问"},"default_member_permissions":"8","options":[{"type":3,"name":"q","description":"d","choices":[{"name":"n","value":"v"}]}]},
             {"name":"问","type":3}]
            """);
        await CheckAsync(HttpMethod.Get, $"applications/{world.ApplicationId}/commands", null);
        var interaction = await bot.Server.RunCommandAsync(world.Admin, world.Channel, "ask");
        await CheckAsync(HttpMethod.Post, $"interactions/{interaction.Id}/{interaction.Token}/callback?with_response=true", """{"type":4,"data":{"content":"c"}}""");
        await CheckAsync(HttpMethod.Post, $"webhooks/{world.ApplicationId}/{interaction.Token}", Message.Replace("\"nonce\":\"1\",", ""));
        await CheckAsync(HttpMethod.Get, $"webhooks/{world.ApplicationId}/{interaction.Token}/messages/@original", null);

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Empty(bot.Server.Violations);

        async Task CheckAsync(HttpMethod method, string path, string? json)
        {
            var (status, body, _) = await bot.RequestAsync(method, path, json);
            Assert.True(status is 200 or 201, $"{method} {path} is answered with {status}.");
            Assert.True(Api.TryFind(method.Method, "/" + path.Split('?')[0], out var operation, out _));
            var errors = new FieldErrors();
            operation.Answer!.Check(body, errors, []);
            wrong.AddRange(errors.IsEmpty ? [] : [$"{operation.Id}: {errors.Summary}"]);
        }
    }
}
