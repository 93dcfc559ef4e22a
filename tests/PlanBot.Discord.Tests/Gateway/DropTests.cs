using CsCheck;
using PlanBot.Discord.Gateway;
using static PlanBot.Discord.Tests.Gateway.ReplayServer;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class DropTests
{
    private static readonly Gen<Connection> s_connection = Gen.Select(
        Gen.Int[0, 9].Select(n => n == 0), Gen.Int[0, 6], Gen.Int[0, 5], Gen.Enum<Ending>(), (before, replay, messages, ending) => new Connection(before, replay, messages, ending));

    [Fact]
    public Task Run_DropsAtAnyMoment_EveryEventIsHandledOnceAndInOrder() =>
        s_connection.Array[0, 12].Select(Gen.Bool, Gen.Bool).SampleAsync(async t => await HandleAllAsync(t.Item1, messages: 30, compress: t.Item2, slow: t.Item3), iter: 100);

    [Fact]
    public async Task Run_FiveHundredDrops_EveryEventIsHandledOnceAndInOrder()
    {
        var random = new Random(7);
        var endings = Enum.GetValues<Ending>();
        Connection[] plan = [.. Enumerable.Range(0, 500).Select(i => new Connection(random.Next(10) == 0, random.Next(8), random.Next(4), endings[i % endings.Length]))];
        await HandleAllAsync(plan, messages: 1_000, compress: true, slow: true);
    }

    private static async Task HandleAllAsync(Connection[] plan, int messages, bool compress, bool slow)
    {
        await using var lab = new GatewayLab();
        lab.Settings = lab.Settings with { Compress = compress };
        var handled = new List<string>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lab.Handle = async e =>
        {
            if (e.Name != "MESSAGE_CREATE") return;
            if (slow) await Task.Yield();
            handled.Add(e.Data.GetProperty("id").GetString()!);
            if (handled.Count == messages) all.TrySetResult();
        };
        lab.Start();
        using var done = new CancellationTokenSource();
        var passing = PassDelaysAsync(lab.Time, done.Token);
        await new ReplayServer(lab, messages).PlayAsync(plan);
        await all.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await done.CancelAsync();
        await passing;
        Assert.Equal(Enumerable.Range(2, messages).Select(i => $"{i}"), handled);
    }

    // Lets the delays between connections and before an identify pass, and no time in which something else is awaited.
    private static async Task PassDelaysAsync(WatchedTime time, CancellationToken done)
    {
        try
        {
            await foreach (var due in time.Timers.ReadAllAsync(done))
            {
                if (due <= Backoff.Longest && due != GatewayConnection.Patience && due > TimeSpan.Zero && due != TimeSpan.FromSeconds(2) && due != TimeSpan.FromMilliseconds(200)) time.Advance(due);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
