using System.Net;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

public sealed class ResponseUrlTests
{
    [Fact]
    public async Task Post_Taken_IsDeliveredWithoutAToken()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        Assert.Equal(ResponseUrlOutcome.Delivered, await lab.PostAsync());
        var call = Assert.Single(lab.WeCom.Arrivals);
        Assert.Equal(("POST", "/cgi-bin/aibot/response", "?response_code=CODE-1"), (call.Method, call.Path, call.Query));
        Assert.Equal("""{"msgtype":"markdown","markdown":{"content":"**答案**"}}""", call.Body);
        Assert.Equal(0, lab.WeCom.TokensAsked);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(60020)]
    [InlineData(93000)]
    public async Task Post_Refused_IsNotSentAgain(int errcode)
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(errcode));
        Assert.Equal(ResponseUrlOutcome.Refused, await lab.PostAsync());
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Post_Limited_IsSentAgainSinceNothingWasDelivered()
    {
        using var lab = new ApiLab(a => a.Number <= 2 ? ScriptedWeCom.Error(45009) : ScriptedWeCom.Ok());
        Assert.Equal(ResponseUrlOutcome.Delivered, await lab.PostAsync());
        Assert.Equal(3, lab.WeCom.Arrivals.Count);
    }

    [Fact]
    public async Task Post_LimitThatStays_IsRefused()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(45033));
        Assert.Equal(ResponseUrlOutcome.Refused, await lab.PostAsync());
    }

    [Fact]
    public async Task Post_Busy_IsUnknownAndNotSentAgain()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(-1));
        Assert.Equal(ResponseUrlOutcome.Unknown, await lab.PostAsync());
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.OK)]
    public async Task Post_AnsweredByAnotherThanWeCom_IsUnknownAndNotSentAgain(HttpStatusCode status)
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Http(status, "<html>"));
        Assert.Equal(ResponseUrlOutcome.Unknown, await lab.PostAsync());
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Post_AnswerLost_IsUnknownAndNotSentAgain()
    {
        using var lab = new ApiLab(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded));
        Assert.Equal(ResponseUrlOutcome.Unknown, await lab.PostAsync());
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Post_NoAnswer_IsUnknownAndNotSentAgain()
    {
        using var lab = new ApiLab(_ => null);
        Assert.Equal(ResponseUrlOutcome.Unknown, await lab.PostAsync());
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Post_NoConnectionAtFirst_IsSentAgain()
    {
        using var lab = new ApiLab(a => a.Number == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError) : ScriptedWeCom.Ok());
        Assert.Equal(ResponseUrlOutcome.Delivered, await lab.PostAsync());
        Assert.Equal(2, lab.WeCom.Arrivals.Count);
    }

    [Fact]
    public async Task Post_ConnectionNotMadeInTime_IsRefusedAfterAFewAttempts()
    {
        // That is how a connect timeout is told.
        using var lab = new ApiLab(_ => throw new TaskCanceledException("", new TimeoutException()));
        Assert.Equal(ResponseUrlOutcome.Refused, await lab.PostAsync());
        Assert.Equal(1 + ApiRetries.MaxFaultRetries, lab.WeCom.Arrivals.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/cgi-bin/aibot/response")]
    [InlineData("ftp://wecom.test/x")]
    public async Task Post_NoUrl_IsRefused(string url)
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        Assert.Equal(ResponseUrlOutcome.Refused, await lab.PostAsync(url));
        Assert.Empty(lab.WeCom.Arrivals);
    }

    [Fact]
    public async Task Post_GivenUp_TheCallerHears()
    {
        using var giveUp = new CancellationTokenSource();
        await giveUp.CancelAsync();
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            lab.Api.PostResponseUrlAsync(ApiLab.ResponseUrl, new MarkdownBody("markdown", new TextContent("x")), LabJson.Default.MarkdownBody, giveUp.Token));
    }
}
