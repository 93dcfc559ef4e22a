using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class LimitTests
{
    [Fact]
    public void TryTake_AnyRhythm_GivesNoWindowMoreThanDiscordAllows() => Gen.Int[0, 2_000].Array[200, 600].Sample(gaps =>
    {
        var time = new FakeTimeProvider();
        var limit = new SendLimit(time);
        var taken = new List<DateTimeOffset>();
        foreach (int gap in gaps)
        {
            time.Advance(TimeSpan.FromMilliseconds(gap));
            if (limit.TryTake()) taken.Add(time.GetUtcNow());
        }

        for (int i = SendLimit.Most; i < taken.Count; i++) Assert.True(taken[i] - taken[i - SendLimit.Most] >= SendLimit.Window);
        Assert.True(taken.Count >= Math.Min(gaps.Length, SendLimit.Most));
    });

    [Fact]
    public async Task WaitAsync_WhenUsedUp_GoesOnWhenTheOldestLeavesTheWindow()
    {
        var time = new WatchedTime();
        var limit = new SendLimit(time);
        Assert.True(limit.TryTake());
        time.Advance(TimeSpan.FromSeconds(20));
        while (limit.TryTake())
        {
        }

        var waiting = limit.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        await time.PassAsync(TimeSpan.FromSeconds(40));
        await waiting;
        Assert.False(limit.TryTake());
    }

    [Fact]
    public void TryTake_WithSpare_LeavesThatMany()
    {
        var limit = new SendLimit(new FakeTimeProvider());
        while (limit.TryTake(spare: 20))
        {
        }

        Assert.Equal(20, Enumerable.Range(0, 100).Count(_ => limit.TryTake()));
    }

    [Fact]
    public async Task Queue_ShardsOfOneKey_GoInOrderAndApart()
    {
        var time = new WatchedTime();
        using var queue = Queue(time, new SessionStartLimit(1000, 1000, 0, 2));
        var went = new List<(int Shard, DateTimeOffset At)>();
        Task[] all = [.. Enumerable.Range(0, 6).Select(i => queue.RunAsync(i, () => Note(i), CancellationToken.None))];
        Assert.Equal([0, 1], went.Select(w => w.Shard));
        for (int i = 0; i < 2; i++)
        {
            await time.SetAsync(IdentifyQueue.Spacing);
            await time.PassAsync(IdentifyQueue.Spacing);
        }

        await Task.WhenAll(all);
        foreach (int key in (int[])[0, 1])
        {
            var ofKey = went.Where(w => w.Shard % 2 == key).ToList();
            Assert.Equal([key, key + 2, key + 4], ofKey.Select(w => w.Shard));
            Assert.All(ofKey.Zip(ofKey.Skip(1)), p => Assert.True(p.Second.At - p.First.At >= TimeSpan.FromSeconds(5)));
        }

        Task Note(int shard)
        {
            lock (went) went.Add((shard, time.GetUtcNow()));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Queue_OneThatLeaves_GivesItsTurnToTheNext()
    {
        var time = new WatchedTime();
        using var queue = Queue(time, new SessionStartLimit(1000, 1000, 0, 1));
        await queue.RunAsync(0, () => Task.CompletedTask, CancellationToken.None);
        using var leave = new CancellationTokenSource();
        var leaving = queue.RunAsync(1, () => Task.CompletedTask, leave.Token);
        var next = queue.RunAsync(2, () => Task.CompletedTask, CancellationToken.None);
        await time.SetAsync(IdentifyQueue.Spacing);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await time.PassAsync(IdentifyQueue.Spacing);
        await next;
    }

    [Fact]
    public async Task Queue_StartsOfADay_AreNotExceeded()
    {
        var time = new WatchedTime();
        using var queue = Queue(time, new SessionStartLimit(3, 2, 60_000, 16));
        for (int i = 0; i < 2; i++) await queue.RunAsync(i, () => Task.CompletedTask, CancellationToken.None);
        var third = queue.RunAsync(2, () => Task.CompletedTask, CancellationToken.None);
        await time.PassAsync(TimeSpan.FromMinutes(1));
        await third;
        for (int i = 3; i < 5; i++) await queue.RunAsync(i, () => Task.CompletedTask, CancellationToken.None);
        var sixth = queue.RunAsync(5, () => Task.CompletedTask, CancellationToken.None);
        await time.PassAsync(TimeSpan.FromDays(1));
        await sixth;
    }

    [Fact]
    public void Backoff_OfFailures_DoublesUpToAMinute()
    {
        var longest = new Backoff(() => 1);
        var shortest = new Backoff(() => 0);
        foreach (double seconds in (double[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), longest.After(readyFor: null, resumes: true));
            Assert.Equal(TimeSpan.FromSeconds(seconds / 2), shortest.After(readyFor: null, resumes: false));
        }
    }

    [Fact]
    public void Backoff_OfASessionThatWorked_IsShort()
    {
        var backoff = new Backoff(() => 1);
        for (int i = 0; i < 20; i++) Assert.Equal(TimeSpan.FromMilliseconds(250), backoff.After(TimeSpan.Zero, resumes: true));
    }

    [Fact]
    public void Backoff_OfResumes_CountsOnlyFailuresInARow()
    {
        var backoff = new Backoff(() => 1);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.FromSeconds(1), backoff.After(readyFor: null, resumes: true));
            Assert.Equal(TimeSpan.FromSeconds(2), backoff.After(readyFor: null, resumes: true));
            Assert.Equal(TimeSpan.FromMilliseconds(250), backoff.After(TimeSpan.Zero, resumes: true));
        }
    }

    [Fact]
    public void Backoff_OfLostSessions_BeginsAnewAfterAStableOne()
    {
        var backoff = new Backoff(() => 1);
        // Sessions that are lost as soon as they begin use up the day's starts.
        foreach (double seconds in (double[])[1, 2, 4, 8]) Assert.Equal(TimeSpan.FromSeconds(seconds), backoff.After(Backoff.Stable - TimeSpan.FromTicks(1), resumes: false));
        Assert.Equal(TimeSpan.FromSeconds(1), backoff.After(Backoff.Stable, resumes: false));
    }

    private static IdentifyQueue Queue(TimeProvider time, SessionStartLimit limit) => new(limit, time, new GatewayLog(NullLogger.Instance));
}
