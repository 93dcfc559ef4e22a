using System.Text.Json;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

public sealed class WeComApiTests
{
    [Fact]
    public async Task SendText_BodyAsThePageHasIt()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok("""{"errcode":0,"errmsg":"ok","msgid":"m-1","response_code":""}"""));
        var sent = await lab.SendTextAsync("第一行\n“引用”与<b>", "msg-1");
        Assert.Equal("m-1", sent.Msgid);
        var call = Assert.Single(lab.WeCom.Arrivals);
        Assert.Equal(("POST", "/cgi-bin/message/send", "?access_token=token-1"), (call.Method, call.Path, call.Query));
        Assert.Equal(
            $$"""{"touser":"zhang.san","msgtype":"text","agentid":1000002,"text":{"content":"第一行\n“引用”与<b>"},"safe":0,"enable_duplicate_check":1,"duplicate_check_interval":{{DuplicateCheck.Interval("msg-1")}}}""",
            call.Body);
    }

    [Fact]
    public async Task SendMarkdown_IsOfThatType()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        await lab.Api.SendMarkdownAsync("li", "> 引用", "msg-1", default);
        Assert.StartsWith("""{"touser":"li","msgtype":"markdown","agentid":1000002,"markdown":{"content":"> 引用"},""", lab.WeCom.Arrivals[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendCard_GivesTheCodeThatUpdatesIt()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok("""{"errcode":0,"errmsg":"ok","msgid":"m-1","response_code":"rc-1"}"""));
        var sent = await lab.Api.SendCardAsync("li", new TestCard("button_interaction", "task@1"), LabJson.Default.TestCard, "msg-1", default);
        Assert.Equal("rc-1", sent.ResponseCode);
        Assert.StartsWith("""{"touser":"li","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction","task_id":"task@1"},""", lab.WeCom.Arrivals[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateCard_BodyAsThePageHasIt()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        await lab.Api.UpdateCardAsync("li", "rc-1", new TestCard("text_notice", "t"), LabJson.Default.TestCard, default);
        Assert.Equal("/cgi-bin/message/update_template_card", lab.WeCom.Arrivals[0].Path);
        Assert.Equal("""{"userids":["li"],"agentid":1000002,"response_code":"rc-1","template_card":{"card_type":"text_notice","task_id":"t"}}""", lab.WeCom.Arrivals[0].Body);
    }

    [Fact]
    public async Task Send_OneAfterAnother_OneToken()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        for (int i = 0; i < 5; i++) await lab.SendTextAsync(key: $"{i}");
        Assert.Equal(1, lab.WeCom.TokensAsked);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task Send_TokenRefused_IsRenewedOnceAndTheMessageSent(int errcode)
    {
        using var lab = new ApiLab(a => a.Token == "token-1" ? ScriptedWeCom.Error(errcode) : ScriptedWeCom.Ok());
        await lab.SendTextAsync();
        Assert.Equal(["token-1", "token-2"], lab.WeCom.Arrivals.Select(a => a.Token));
        Assert.Equal(2, lab.WeCom.TokensAsked);
        Assert.Equal(lab.WeCom.Arrivals[0].Body, lab.WeCom.Arrivals[1].Body);
    }

    [Fact]
    public async Task Send_EveryTokenRefused_EndsAfterOneRenewal()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(40014));
        var refusal = await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        Assert.Equal((40014, ErrorKind.Token), (refusal.Errcode, refusal.Kind));
        Assert.Equal(2, lab.WeCom.TokensAsked);
        Assert.Equal(2, lab.WeCom.Arrivals.Count);
    }

    [Fact]
    public async Task Send_ManyWithATokenThatHasEnded_OneRenewal()
    {
        using var lab = new ApiLab(a => a.Token == "token-1" ? ScriptedWeCom.Error(42001) : ScriptedWeCom.Ok());
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => lab.Api.SendTextAsync("li", "x", $"{i}", default))));
        Assert.Equal(2, lab.WeCom.TokensAsked);
    }

    [Fact]
    public async Task Send_WrongSecret_SaysWhichKeyAndSendsNothing()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        lab.WeCom.GiveToken = _ => ScriptedWeCom.Error(40001, "invalid credential");
        var refusal = await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        Assert.Equal(ErrorKind.Setting, refusal.Kind);
        Assert.Contains("WeCom:App:Secret", refusal.Mend, StringComparison.Ordinal);
        Assert.Contains("WeCom:App:Secret", Assert.Single(lab.Log.Errors), StringComparison.Ordinal);
        Assert.Empty(lab.WeCom.Arrivals);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::7")]
    public async Task Send_AddressNotAllowed_TheLogNamesItAndTheMend(string ip)
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(60020, $"not allow to access from your ip, hint: [1662317178339603627481038], from ip: {ip}, more info at https://open.work.weixin.qq.com/devtool/query?e=60020"));
        await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        string line = Assert.Single(lab.Log.Errors);
        Assert.Contains($"从 IP {ip} 调用", line, StringComparison.Ordinal);
        Assert.Contains("企业可信IP", line, StringComparison.Ordinal);
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Theory]
    [InlineData("""{"errcode":81013,"errmsg":"user & party & tag all invalid"}""")]
    [InlineData("""{"errcode":0,"errmsg":"ok","invaliduser":"li"}""")]
    [InlineData("""{"errcode":0,"errmsg":"ok","invaliduser":"","unlicenseduser":"li"}""")]
    public async Task Send_ReceiverOutOfScope_IsARefusalOfThatKind(string answer)
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok(answer));
        var refusal = await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        Assert.Equal((ApiErrors.NoReceiver, ErrorKind.Receiver), (refusal.Errcode, refusal.Kind));
        Assert.Contains("可见范围", refusal.Mend, StringComparison.Ordinal);
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public void Interval_SameKeySame_OtherKeysOthersWithinWhatWeComAllows()
    {
        var intervals = Enumerable.Range(0, 1_000).Select(i => DuplicateCheck.Interval($"msg-{i}")).ToList();
        Assert.All(intervals, i => Assert.InRange(i, DuplicateCheck.Shortest, DuplicateCheck.Limit - 1));
        Assert.True(intervals.Distinct().Count() > 400);
        Assert.True(DuplicateCheck.Shortest >= 3 * ApiRetries.Total.TotalSeconds);
        // Kept from version to version: a message that is sent again after an update of the bot is the same one.
        Assert.Equal(1154, DuplicateCheck.Interval("msg-1"));
    }

    [Fact]
    public async Task Send_SameTextForAnotherMessage_IsAnotherRequest()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        await lab.SendTextAsync("帮助", "msg-1");
        await lab.SendTextAsync("帮助", "msg-2");
        Assert.NotEqual(lab.WeCom.Arrivals[0].Body, lab.WeCom.Arrivals[1].Body);
        Assert.Equal(JsonDocument.Parse(lab.WeCom.Arrivals[0].Body).RootElement.GetProperty("text").ToString(), JsonDocument.Parse(lab.WeCom.Arrivals[1].Body).RootElement.GetProperty("text").ToString());
    }
}
