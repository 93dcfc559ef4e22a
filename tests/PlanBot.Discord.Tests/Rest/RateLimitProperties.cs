using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Tests.Rest;

/// <summary>What holds of the rate limits whatever Discord is like and whoever calls.</summary>
public sealed class RateLimitProperties
{
    private const int Calls = 40;

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(5);

    private static readonly Gen<StrictDiscord.World> s_kind =
        Gen.Select(Gen.Int[1, 6], Gen.Int[100, 3_000], Gen.Int[0, 12], Gen.Bool, Gen.Bool, Gen.Int[1, 120], (limit, window, global, isShared, statesReset, latency) => new StrictDiscord.World(
            limit, TimeSpan.FromMilliseconds(window), global < 3 ? null : global, isShared, statesReset, TimeSpan.FromMilliseconds(latency), 0, 0));

    private static readonly Gen<StrictDiscord.World> s_stormy =
        Gen.Select(s_kind, Gen.Double[0, 0.4], Gen.Double[0, 0.6], (world, others, storm) => world with { Others = others, Storm = storm });

    [Fact]
    public async Task Send_NoOneElseThere_NothingIsEverRefused() => await Gen.Select(s_kind, Gen.Int).SampleAsync(async (kind, seed) =>
    {
        var world = kind with { IsShared = false };
        var (discord, calls) = await RunAsync(world, seed, mayGiveUp: false);
        Assert.Equal(0, discord.Refused);
        Assert.Empty(discord.Early);
        foreach (var call in calls) await call.Ended;
    }, iter: 60, threads: 1);

    [Fact]
    public async Task Send_InAStormOfRefusals_NothingGoesBeforeItsTimeAndAllIsDelivered() => await Gen.Select(s_stormy, Gen.Int).SampleAsync(async (world, seed) =>
    {
        var (discord, calls) = await RunAsync(world, seed, mayGiveUp: false);
        Assert.Empty(discord.Early);
        foreach (var call in calls) await call.Ended;
        Assert.Equal(Calls, discord.Delivered.Count);
        Assert.Equal(Calls, discord.Delivered.Distinct().Count());
        // First come, first served: within a route each goes for the first time in the order in which it was asked for.
        foreach (var route in calls.GroupBy(c => (c.Channel, c.IsEdit)))
            Assert.Equal(route.Select(c => discord.FirstSent[c.Text]).Order(), route.Select(c => discord.FirstSent[c.Text]));
    }, iter: 60, threads: 1);

    [Fact]
    public async Task Send_CallsGivenUpAtAnyMoment_LeaveNoPlaceTaken() => await Gen.Select(s_stormy, Gen.Int).SampleAsync(async (world, seed) =>
    {
        var (discord, calls) = await RunAsync(world, seed, mayGiveUp: true);
        Assert.Empty(discord.Early);
        foreach (var call in calls.Where(c => !c.IsGivenUp)) await call.Ended;
    }, iter: 60, threads: 1);

    [Fact]
    public async Task Send_FromManyThreadsInRealTime_AllIsDeliveredAndNothingRefused()
    {
        var world = new StrictDiscord.World(5, TimeSpan.FromMilliseconds(40), 400, IsShared: false, StatesReset: true, TimeSpan.FromMilliseconds(4), 0, 0);
        var discord = new StrictDiscord(TimeProvider.System, world, seed: 1);
        using var http = DiscordHttp.Create(RestRun.Options with { GlobalRequestsPerSecond = world.Global }, TimeProvider.System, NullLogger.Instance, discord);
        var rest = new DiscordRest(http, TimeProvider.System, NullLogger.Instance);
        int givenUp = 0;
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            using var giveUp = i % 5 == 0 ? new CancellationTokenSource(TimeSpan.FromMilliseconds(i % 60)) : new CancellationTokenSource();
            try
            {
                await rest.SayAsync($"{i % 4}", $"{i}", giveUp.Token);
            }
            catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
            {
                Interlocked.Increment(ref givenUp);
            }
        });
        Assert.Equal(0, discord.Refused);
        Assert.Empty(discord.Early);
        Assert.InRange(discord.Delivered.Count, 400 - givenUp, 400);
    }

    private static async Task<(StrictDiscord Discord, IReadOnlyList<Call> Calls)> RunAsync(StrictDiscord.World world, int seed, bool mayGiveUp)
    {
        var time = new FakeTimeProvider();
        var discord = new StrictDiscord(time, world, seed);
        using var run = new RestRun(time, discord, world.Global);
        var random = new Random(seed);
        var calls = new List<Call>();
        for (int i = 0; i < Calls; i++)
        {
            var call = new Call($"{random.Next(2)}", random.Next(3) == 0, $$"""{"content":"{{i}}"}""") { IsGivenUp = mayGiveUp && random.Next(3) == 0 };
            calls.Add(call);
            string content = $"{i}";
            var giveUp = call.IsGivenUp ? new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(3_000)), time) : new CancellationTokenSource();
            call.Ended = run.Begin((r, token) => call.IsEdit ? r.EditAsync(call.Channel, "7", content, token) : r.SayAsync(call.Channel, content, token), giveUp.Token);
            if (random.Next(3) == 0) await run.PassAsync(TimeSpan.FromMilliseconds(random.Next(400)), s_step);
        }
        await run.EndAsync(s_step, TimeSpan.FromMinutes(10));
        Assert.Equal(0, run.Waiting);
        await Task.WhenAll(calls.Select(c => c.Ended)).ContinueWith(_ => { }, TaskScheduler.Default);
        return (discord, calls);
    }

    private sealed record Call(string Channel, bool IsEdit, string Text)
    {
        public bool IsGivenUp { get; init; }

        public Task Ended { get; set; } = Task.CompletedTask;
    }
}
