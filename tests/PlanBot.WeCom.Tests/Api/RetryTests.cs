using System.Net;
using PlanBot.WeCom.Api;
using Polly.Timeout;

namespace PlanBot.WeCom.Tests.Api;

public sealed class RetryTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(45009)]
    [InlineData(45033)]
    public async Task Send_BusyOrLimited_IsSentAgainAfterAPause(int errcode)
    {
        using var lab = new ApiLab(a => a.Number <= 2 ? ScriptedWeCom.Error(errcode) : ScriptedWeCom.Ok());
        await lab.SendTextAsync();
        Assert.Equal(3, lab.WeCom.Arrivals.Count);
        Assert.True(lab.WeCom.Arrivals[2].At > lab.WeCom.Arrivals[1].At);
        Assert.True(lab.WeCom.Arrivals[1].At > lab.WeCom.Arrivals[0].At);
        Assert.Single(lab.WeCom.Arrivals.Select(a => a.Body).Distinct());
    }

    [Fact]
    public async Task Send_LimitThatStays_EndsAfterAboutAMinuteWithTheMend()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(45009, "api freq out of limit"));
        var refusal = await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        Assert.Equal(ErrorKind.Limit, refusal.Kind);
        Assert.Contains("频率", refusal.Mend, StringComparison.Ordinal);
        Assert.Equal(1 + ApiRetries.MaxLimitRetries, lab.WeCom.Arrivals.Count);
        Assert.InRange(lab.WeCom.Arrivals[^1].At, TimeSpan.FromSeconds(15), ApiRetries.Total);
    }

    [Fact]
    public async Task Send_BusyThatStays_EndsAfterThreeRepetitions()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(-1, "system busy"));
        var refusal = await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        Assert.Equal((-1, ErrorKind.Busy), (refusal.Errcode, refusal.Kind));
        Assert.Equal(1 + ApiRetries.MaxFaultRetries, lab.WeCom.Arrivals.Count);
    }

    [Theory]
    [InlineData(40056)]
    [InlineData(60020)]
    [InlineData(81013)]
    [InlineData(44004)]
    public async Task Send_OtherRefusal_IsNotSentAgain(int errcode)
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(errcode));
        await Assert.ThrowsAsync<WeComException>(() => lab.SendTextAsync());
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html>", 2)]
    [InlineData(HttpStatusCode.TooManyRequests, "", 2)]
    [InlineData(HttpStatusCode.OK, "<html>", 2)]
    [InlineData(HttpStatusCode.NotFound, "<html>", 1)]
    [InlineData(HttpStatusCode.Found, "", 1)]
    public async Task Send_AnsweredByAnotherThanWeCom_IsSentAgainWhereThatMayHelp(HttpStatusCode status, string body, int attempts)
    {
        using var lab = new ApiLab(a => a.Number == 1 ? ScriptedWeCom.Http(status, body) : ScriptedWeCom.Ok());
        var call = lab.SendTextAsync();
        if (attempts == 1) await Assert.ThrowsAsync<HttpRequestException>(() => call);
        else await call;
        Assert.Equal(attempts, lab.WeCom.Arrivals.Count);
    }

    [Fact]
    public async Task Send_AnswerLost_TheSameBytesAreSentAgain()
    {
        using var lab = new ApiLab(a => a.Number == 1 ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : ScriptedWeCom.Ok());
        await lab.SendTextAsync();
        Assert.Equal(2, lab.WeCom.Arrivals.Count);
        Assert.Equal(lab.WeCom.Arrivals[0].Body, lab.WeCom.Arrivals[1].Body);
    }

    [Fact]
    public async Task Send_NoAnswer_EachAttemptEndsInTime()
    {
        using var lab = new ApiLab(_ => null);
        await Assert.ThrowsAsync<TimeoutRejectedException>(() => lab.SendTextAsync());
        Assert.Equal(1 + ApiRetries.MaxFaultRetries, lab.WeCom.Arrivals.Count);
    }

    [Fact]
    public async Task Send_GivenUpBeforeThePause_EndsWithTheLastAnswer()
    {
        using var giveUp = new CancellationTokenSource();
        using var lab = new ApiLab(_ =>
        {
            giveUp.Cancel();
            return ScriptedWeCom.Error(-1);
        });
        await Assert.ThrowsAsync<WeComException>(() => lab.Time.EndAsync(lab.Api.SendTextAsync("li", "x", "k", giveUp.Token)));
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Send_GivenUpInThePause_EndsAtOnce()
    {
        using var giveUp = new CancellationTokenSource();
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(45009));
        var call = lab.Api.SendTextAsync("li", "x", "k", giveUp.Token);
        await lab.Time.PausedAsync();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Send_TokenCannotBeFetchedAtFirst_IsFetchedAgain()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        lab.WeCom.GiveToken = n => n <= 2 ? throw new HttpRequestException(HttpRequestError.ConnectionError) : ScriptedWeCom.Ok("""{"errcode":0,"errmsg":"ok","access_token":"late","expires_in":7200}""");
        await lab.SendTextAsync();
        Assert.Equal("late", Assert.Single(lab.WeCom.Arrivals).Token);
    }
}
