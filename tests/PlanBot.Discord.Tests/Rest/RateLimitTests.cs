using System.Net;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Tests.Rest;

public sealed class RateLimitTests
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(5), s_minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Send_UnknownBucket_OneRequestFindsItOutWhileTheRestWait()
    {
        var gate = new TaskCompletionSource();
        var discord = new ScriptedDiscord(_time, async a =>
        {
            if (a.Number == 1) await gate.Task;
            return Answers.Ok().With("b", 5, 5 - a.Number, 1);
        });
        using var run = new RestRun(_time, discord);
        for (int i = 0; i < 4; i++) _ = run.Begin(r => r.SayAsync("1", "hi"));
        await run.RestAsync();
        Assert.Single(discord.Arrivals);
        gate.SetResult();
        await run.EndAsync(s_step, s_minute);
        Assert.All(discord.Arrivals, a => Assert.Equal(TimeSpan.Zero, a.At));
    }

    [Fact]
    public async Task Send_NoLimitStated_NothingIsHeldBack()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? Task.FromResult(Answers.Ok()) : never.Task);
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "first"));
        for (int i = 0; i < 20; i++) _ = run.Begin(r => r.SayAsync("1", "hi"));
        await run.RestAsync();
        Assert.Equal(21, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_BucketUsedUp_NextGoesAfterTheReset()
    {
        var discord = new ScriptedDiscord(_time, a => Answers.Ok().With("b", 2, a.Number % 2, 3));
        using var run = new RestRun(_time, discord);
        for (int i = 0; i < 5; i++) _ = run.Begin(r => r.SayAsync("1", $"{i}"));
        await run.EndAsync(s_step, s_minute);
        Assert.Equal([0, 0, 3, 3, 6], discord.Arrivals.Select(a => Math.Floor(a.At.TotalSeconds)));
        Assert.All(discord.Arrivals, a => Assert.InRange(a.At.TotalSeconds % 3, 0, 0.05));
    }

    [Fact]
    public async Task Send_OtherTopLevelResource_IsNotHeldBack()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Ok().With("b", 1, 0, 10));
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "a"));
        await run.Begin(r => r.SayAsync("2", "b"));
        var held = run.Begin(r => r.SayAsync("1", "c"));
        await run.RestAsync();
        Assert.False(held.IsCompleted);
        Assert.Equal(2, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_TwoRoutesOfOneBucket_ShareIt()
    {
        var discord = new ScriptedDiscord(_time, a => Answers.Ok().With("shared", 3, Math.Max(0, 3 - a.Number), 4));
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "a"));
        await run.Begin(r => r.EditAsync("1", "7", "b"));
        await run.Begin(r => r.SayAsync("1", "c"));
        _ = run.Begin(r => r.EditAsync("1", "7", "d"));
        await run.PassAsync(TimeSpan.FromSeconds(3.9), s_step);
        Assert.Equal(3, discord.Arrivals.Count);
        await run.EndAsync(s_step, s_minute);
        Assert.True(discord.Arrivals[^1].At >= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Send_WaitersOfARouteWhoseBucketIsFoundOut_MoveToTheSharedOne()
    {
        var gate = new TaskCompletionSource();
        var discord = new ScriptedDiscord(_time, async a =>
        {
            if (a.Number == 2) await gate.Task;
            return Answers.Ok().With("shared", 2, Math.Max(0, 2 - a.Number), 4);
        });
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "a"));
        for (int i = 0; i < 3; i++) _ = run.Begin(r => r.EditAsync("1", "7", "b"));
        await run.RestAsync();
        gate.SetResult();
        await run.PassAsync(TimeSpan.FromSeconds(3.9), s_step);
        Assert.Equal(2, discord.Arrivals.Count);
        await run.EndAsync(s_step, s_minute);
        Assert.Equal(4, discord.Arrivals.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_TooMany_TheRequestIsRepeatedAfterItsTimeAndBeforeThoseBehindIt(bool hasHeader)
    {
        var gate = new TaskCompletionSource();
        var discord = new ScriptedDiscord(_time, async a =>
        {
            if (a.Number > 1) return Answers.Ok().With("b", 5, 4, 1);
            await gate.Task;
            return Answers.TooMany(2, hasHeader: hasHeader);
        });
        using var run = new RestRun(_time, discord);
        for (int i = 0; i < 3; i++) _ = run.Begin(r => r.SayAsync("1", $"{i}"));
        await run.RestAsync();
        gate.SetResult();
        await run.EndAsync(s_step, s_minute);
        Assert.Equal([0, 2, 2, 2], discord.Arrivals.Select(a => Math.Floor(a.At.TotalSeconds)));
        Assert.Equal(["""{"content":"0"}""", """{"content":"0"}"""], discord.Arrivals.Take(2).Select(a => a.Body));
    }

    [Fact]
    public async Task Send_RequestsStillUnderWayWhenTheWindowEnds_CountInTheNext()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        var discord = new ScriptedDiscord(_time, a => a.Number == 2 ? never.Task : Task.FromResult(Answers.Ok().With("b", 2, 1, 1)));
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "first"));
        _ = run.Begin(r => r.SayAsync("1", "late"));
        await run.PassAsync(TimeSpan.FromSeconds(1.1), s_step);
        await run.Begin(r => r.SayAsync("1", "second window"));
        var third = run.Begin(r => r.SayAsync("1", "too many"));
        await run.RestAsync();
        Assert.False(third.IsCompleted);
        Assert.Equal(3, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_BodyAndHeaderDiffer_TheLaterTimeHolds()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? Answers.TooMany(0.25) : Answers.Ok());
        using var run = new RestRun(_time, discord);
        await run.PassAsync(s_step, s_step);
        _ = run.Begin(r => r.SayAsync("1", "a"));
        await run.EndAsync(s_step, s_minute);
        Assert.InRange((discord.Arrivals[1].At - discord.Arrivals[0].At).TotalSeconds, 1, 1.05);
    }

    [Fact]
    public async Task Send_SharedTooMany_BlocksTheRouteOnlyAndCountsNothing()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? Answers.TooMany(5, "shared").With("b", 10, 9, 1) : Answers.Ok());
        using var run = new RestRun(_time, discord);
        var first = run.Begin(r => r.SayAsync("1", "a"));
        await run.Begin(r => r.SayAsync("2", "b"));
        await run.PassAsync(TimeSpan.FromSeconds(4.9), s_step);
        Assert.False(first.IsCompleted);
        await run.EndAsync(s_step, s_minute);
        Assert.Equal(3, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_GlobalTooMany_BlocksEveryRouteButInteractions()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? Answers.TooMany(3, "global") : Answers.Ok());
        using var run = new RestRun(_time, discord);
        _ = run.Begin(r => r.SayAsync("1", "a"));
        await run.RestAsync();
        _ = run.Begin(r => r.SayAsync("2", "b"));
        var interaction = run.Begin(r => r.RespondAsync("9", "c"));
        await run.RestAsync();
        Assert.True(interaction.IsCompletedSuccessfully);
        await run.EndAsync(s_step, s_minute);
        Assert.Equal([0, 0, 3, 3], discord.Arrivals.Select(a => Math.Floor(a.At.TotalSeconds)));
    }

    [Fact]
    public async Task Send_RefusedByTheGuardBeforeTheApi_EverythingWaits()
    {
        var discord = new ScriptedDiscord(_time, a =>
        {
            if (a.Number > 1) return Answers.Ok();
            var banned = Answers.Of(HttpStatusCode.TooManyRequests, "<html>error 1015</html>");
            banned.Headers.Add("Retry-After", "30");
            return banned;
        });
        using var run = new RestRun(_time, discord);
        _ = run.Begin(r => r.SayAsync("1", "a"));
        await run.RestAsync();
        _ = run.Begin(r => r.RespondAsync("9", "c"));
        await run.EndAsync(TimeSpan.FromMilliseconds(100), s_minute);
        Assert.All(discord.Arrivals.Skip(1), a => Assert.True(a.At >= TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Send_GlobalLimit_HoldsOverAllRoutesInTheOrderOfArrival()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Ok());
        using var run = new RestRun(_time, discord, globalPerSecond: 10);
        for (int i = 0; i < 35; i++) _ = run.Begin(r => r.SayAsync($"{i}", "x"));
        await run.EndAsync(s_step, s_minute);
        Assert.Equal(Enumerable.Range(0, 35).Select(i => i / 10), discord.Arrivals.Select(a => (int)a.At.TotalSeconds));
        var byWave = discord.Arrivals.Chunk(10).Select(w => w.Select(a => int.Parse(a.Path.Split('/')[4])).Order());
        Assert.Equal(Enumerable.Range(0, 35), byWave.SelectMany(w => w));
    }

    [Fact]
    public async Task Send_InteractionsBeyondTheGlobalLimit_GoAtOnce()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Ok());
        using var run = new RestRun(_time, discord, globalPerSecond: 1);
        await run.Begin(r => r.SayAsync("1", "x"));
        for (int i = 0; i < 20; i++) await run.Begin(r => r.RespondAsync($"{i}", "x"));
        Assert.Equal(21, discord.Arrivals.Count);
    }

    [Fact]
    public async Task Send_GivenUpWhileItWaits_LeavesItsPlaceToTheNext()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Ok().With("b", 1, 0, 2));
        using var run = new RestRun(_time, discord);
        using var cancellation = new CancellationTokenSource();
        await run.Begin(r => r.SayAsync("1", "0"));
        var givenUp = run.Begin((r, token) => r.SayAsync("1", "1", token), cancellation.Token);
        var next = run.Begin(r => r.SayAsync("1", "2"));
        await run.RestAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        await run.EndAsync(s_step, s_minute);
        await next;
        Assert.Equal(2, discord.Arrivals.Count);
        Assert.InRange(discord.Arrivals[1].At.TotalSeconds, 2, 2.05);
        Assert.Equal(0, run.Waiting);
    }

    [Fact]
    public async Task Send_GivenUpOnTheWay_FreesTheBucketAndTheGlobalPlace()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        var discord = new ScriptedDiscord(_time, a => a.Number == 1 ? never.Task : Task.FromResult(Answers.Ok()));
        using var run = new RestRun(_time, discord, globalPerSecond: 1);
        using var cancellation = new CancellationTokenSource();
        var givenUp = run.Begin((r, token) => r.SayAsync("1", "1", token), cancellation.Token);
        var next = run.Begin(r => r.SayAsync("1", "2"));
        await run.RestAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        await run.EndAsync(s_step, s_minute);
        await next;
    }

    [Fact]
    public async Task Send_AnswerLostInAKnownBucket_TheNextWaitsAWindow()
    {
        var discord = new ScriptedDiscord(_time, a => a.Number == 2 ? throw new HttpRequestException("cut") : Answers.Ok().With("b", 1, 0, 2));
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "0"));
        var cut = run.Begin(r => r.SayAsync("1", "1"));
        var next = run.Begin(r => r.SayAsync("1", "2"));
        await run.EndAsync(s_step, s_minute);
        await Assert.ThrowsAsync<HttpRequestException>(() => cut);
        await next;
        Assert.Equal([0, 2, 4], discord.Arrivals.Select(a => Math.Floor(a.At.TotalSeconds)));
    }

    [Fact]
    public async Task Send_TooManyRefusals_StopsBeforeDiscordBansTheAddress()
    {
        var discord = new ScriptedDiscord(_time, _ => Answers.Of(HttpStatusCode.Forbidden, """{"code":50001,"message":"Missing Access"}"""));
        using var run = new RestRun(_time, discord);
        for (int i = 0; i < InvalidRequests.Limit; i++) await Assert.ThrowsAsync<DiscordException>(() => run.Rest.SayAsync("1", "x"));
        var stopped = await Assert.ThrowsAsync<InvalidRequestLimitException>(() => run.Rest.SayAsync("1", "x"));
        Assert.Contains("token", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(InvalidRequests.Limit, discord.Arrivals.Count);
        _time.Advance(InvalidRequests.Window);
        await Assert.ThrowsAsync<DiscordException>(() => run.Rest.SayAsync("1", "x"));
    }

    [Theory]
    [InlineData("NaN", "-3", "1e300")]
    [InlineData("x", "", "2.5.1")]
    [InlineData("99999999999999999999", "0", "Infinity")]
    public async Task Send_NonsensicalHeaders_AreNoReasonToFail(string limit, string remaining, string resetAfter)
    {
        var discord = new ScriptedDiscord(_time, _ =>
        {
            var answer = Answers.Ok();
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Bucket", "b");
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Limit", limit);
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", remaining);
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Reset-After", resetAfter);
            return answer;
        });
        using var run = new RestRun(_time, discord);
        await run.Begin(r => r.SayAsync("1", "a"));
    }
}
