using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Discord.Rest;
using Polly.Timeout;

namespace PlanBot.Discord.Tests.Rest;

public sealed class RetryTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Send_ServerFault_AMessageWithItsNonceIsSentAgain(HttpStatusCode fault)
    {
        var discord = new ScriptedDiscord(_time, a => a.Number < 3 ? Answers.Of(fault, "oops") : Answers.Ok());
        await EndAsync(RestOver(discord).SayAsync("1", "the nonce", hasNonce: true, default));
        Assert.Equal(3, discord.Arrivals.Count);
        Assert.All(discord.Arrivals, a => Assert.Equal("""{"content":"the nonce","nonce":"the nonce"}""", a.Body));
        Assert.True(discord.Arrivals[1].At - discord.Arrivals[0].At > TimeSpan.Zero);
    }

    [Fact]
    public async Task Send_ServerFault_AMessageWithoutNonceIsNotSentAgain()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Of(HttpStatusCode.BadGateway, "oops"));
        var refused = await Assert.ThrowsAsync<DiscordException>(() => EndAsync(RestOver(discord).SayAsync("1", "x")));
        Assert.Equal(HttpStatusCode.BadGateway, refused.Status);
        Assert.Single(discord.Arrivals);
    }

    [Fact]
    public async Task Send_ConnectionCut_OnlyWhatIsRepeatableIsSentAgain()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : Answers.Ok());
        await Assert.ThrowsAsync<HttpRequestException>(() => EndAsync(RestOver(discord).SayAsync("1", "x")));
        Assert.Single(discord.Arrivals);
        discord = new ScriptedDiscord(_time, a => a.Number == 1 ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : Answers.Ok());
        await EndAsync(RestOver(discord).EditAsync("1", "7", "x"));
        Assert.Equal(2, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_NoConnection_EverythingIsSentAgainSinceNothingWasSent()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError) : Answers.Ok());
        await EndAsync(RestOver(discord).SayAsync("1", "x"));
        Assert.Equal(2, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_BodyOfTheAnswerCut_IsAFaultOfTheAttempt()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? new HttpResponseMessage { Content = new StreamContent(new CutStream()) } : Answers.Ok());
        await EndAsync(RestOver(discord).SayAsync("1", "x", hasNonce: true, default));
        Assert.Equal(2, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_FaultThatStays_EndsAfterAFewAttempts()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Of(HttpStatusCode.ServiceUnavailable, ""));
        var call = RestOver(discord).EditAsync("1", "7", "x");
        await Assert.ThrowsAsync<DiscordException>(() => EndAsync(call));
        Assert.Equal(1 + Retries.MaxFaultRetries, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_FaultThatSaysWhen_WaitsSoLong()
    {
        var discord = new ScriptedDiscord(_time, a =>
        {
            if (a.Number > 1) return Answers.Ok();
            var busy = Answers.Of(HttpStatusCode.ServiceUnavailable, "");
            busy.Headers.Add("Retry-After", "20");
            return busy;
        });
        await EndAsync(RestOver(discord).EditAsync("1", "7", "x"));
        Assert.True(discord.Arrivals[1].At >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Send_NoAnswer_TheAttemptEndsInTime()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        var discord = new ScriptedDiscord(_time, _ => never.Task);
        await Assert.ThrowsAsync<TimeoutRejectedException>(() => EndAsync(RestOver(discord).SayAsync("1", "x")));
        Assert.Single(discord.Arrivals);
    }

    [Fact]
    public async Task Send_LongRateLimit_IsNotCountedAsAFault()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number <= 10 ? Answers.TooMany(60) : Answers.Ok());
        await EndAsync(RestOver(discord).SayAsync("1", "x"));
        Assert.Equal(11, discord.Arrivals.Count);
        Assert.True(discord.Arrivals[^1].At >= TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Respond_AnswerLostAndTheRepetitionRefused_CountsAsDone()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded)
            : Answers.Of(HttpStatusCode.BadRequest, """{"code":40060,"message":"Interaction has already been acknowledged."}"""));
        await EndAsync(RestOver(discord).RespondAsync("9", "x"));
        await Assert.ThrowsAsync<DiscordException>(() => RestOver(discord).RespondAsync("9", "x"));
    }

    // Lets time pass until the call has ended.
    private async Task EndAsync(Task call)
    {
        while (!call.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        await call;
    }

    private DiscordRest RestOver(ScriptedDiscord discord) => new(DiscordHttp.Create(RestRun.Options, _time, NullLogger.Instance, discord), _time, NullLogger.Instance);

    private sealed class CutStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("cut");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("cut");
    }
}
