namespace PlanBot.WeCom.Tests;

public sealed class SettingsTests
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static readonly AiBotSettings s_longConnection = new() { BotId = "bot", Secret = "robot-secret" };
    private static readonly AiBotSettings s_callback = new() { Token = "robot-token", EncodingAesKey = Key };
    private static readonly AppSettings s_app = new() { CorpId = "ww1", AgentId = "1000002", Secret = "app-secret", Token = "app-token", EncodingAesKey = Key };

    [Fact]
    public void EachDoor_WorksAlone_AndNoneIsNeeded()
    {
        Assert.Empty(new WeComSettings().Problems());
        Assert.False(new WeComSettings().IsSet);
        foreach (var settings in new[] { new WeComSettings { AiBot = s_longConnection }, new WeComSettings { AiBot = s_callback }, new WeComSettings { App = s_app } })
        {
            Assert.Empty(settings.Problems());
            Assert.True(settings.IsSet);
        }
    }

    [Fact]
    public void WhatIsWrong_IsSaidWithItsKey()
    {
        AssertProblem("WeCom:AiBot:BotId", new() { AiBot = s_longConnection with { BotId = "" } });
        AssertProblem("WeCom:AiBot:Secret", new() { AiBot = s_longConnection with { Secret = "" } });
        AssertProblem("WeCom:AiBot:Secret", new() { AiBot = s_longConnection with { Secret = "a b" } });
        AssertProblem("WeCom:AiBot:WebSocketUrl", new() { AiBot = s_longConnection with { WebSocketUrl = "https://example.com" } });
        AssertProblem("WeCom:AiBot:EncodingAESKey", new() { AiBot = s_callback with { EncodingAesKey = "" } });
        AssertProblem("WeCom:AiBot:EncodingAESKey", new() { AiBot = s_callback with { EncodingAesKey = "short" } });
        AssertProblem("WeCom:AiBot:Token", new() { AiBot = s_callback with { Token = "" } });
        AssertProblem("WeCom:App:AgentId", new() { App = s_app with { AgentId = "" } });
        AssertProblem("WeCom:App:AgentId", new() { App = s_app with { AgentId = "x" } });
        AssertProblem("WeCom:App:CorpId", new() { App = s_app with { CorpId = "" } });
        AssertProblem("WeCom:App:ApiUrl", new() { App = s_app with { ApiUrl = "qyapi" } });
        AssertProblem("WeCom:App:EncodingAESKey", new() { App = s_app with { EncodingAesKey = "short" } });
        AssertProblem("Admin:WeCom:Users", new() { AdminUsers = ["张 三"] });
    }

    [Fact]
    public void AsText_NoSecretIsToBeSeen()
    {
        string text = new WeComSettings { AiBot = s_longConnection with { Token = "robot-token", EncodingAesKey = Key }, App = s_app }.ToString();
        Assert.All(["robot-secret", "robot-token", "app-secret", "app-token", Key], s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
    }

    private static void AssertProblem(string key, WeComSettings settings) => Assert.Contains(key, Assert.Single(settings.Problems()), StringComparison.Ordinal);
}
