namespace PlanBot.Host.Tests.Channels;

public sealed class WeComTests
{
    [Fact]
    public async Task Serve_ASettingThatIsWrong_IsSaidWithItsKey_AndNothingIsServed()
    {
        var outcome = await HostProcess.RunAsync("serve", "--WeCom:AiBot:Token", "token", "--WeCom:App:CorpId", "ww1", "--Admin:WeCom:Users", "zhang");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("WeCom:AiBot:EncodingAESKey", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("WeCom:App:AgentId", outcome.Error, StringComparison.Ordinal);
    }
}
