using System.Collections.Concurrent;
using CsCheck;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class DropTests
{
    /// <summary>How the peer ends a connection.</summary>
    private enum Ending
    {
        Close,
        End,
        Break,
        Displace,
        Forget,
    }

    /// <param name="Messages">How many messages the peer sends.</param>
    /// <param name="Acks">How many frames of answers it acknowledges before it ends.</param>
    /// <param name="Refuses">Whether every third of those is refused.</param>
    /// <param name="Subscribes">Whether it takes the subscription at all.</param>
    /// <param name="Ending">How it ends.</param>
    private sealed record Script(int Messages, int Acks, bool Refuses, bool Subscribes, Ending Ending);

    private static readonly Gen<Script> s_script = Gen.Select(
        Gen.Int[0, 6], Gen.Int[0, 12], Gen.Bool, Gen.Int[0, 9].Select(n => n > 0), Gen.Enum<Ending>(), (m, a, r, s, e) => new Script(m, a, r, s, e));

    [Fact]
    public Task Run_DropsAtAnyMoment_EveryFrameIsHandledOnceAndEverySendIsToldOnce() =>
        s_script.Array[1, 12].Select(Gen.Bool).SampleAsync(async t => await PlayAsync(t.Item1, slow: t.Item2), iter: 100);

    [Fact]
    public async Task Run_FiveHundredDrops_EveryFrameIsHandledOnceAndEverySendIsToldOnce()
    {
        var random = new Random(7);
        var endings = Enum.GetValues<Ending>();
        await PlayAsync([.. Enumerable.Range(0, 500).Select(i => new Script(random.Next(6), random.Next(12), i % 3 == 0, i % 10 > 0, endings[i % endings.Length]))], slow: true);
    }

    private static async Task PlayAsync(Script[] scripts, bool slow)
    {
        await using var lab = new ConnectionLab();
        var handled = new List<string>();
        var told = new ConcurrentDictionary<string, SendOutcome>();
        var sends = new List<Task>();
        lab.Handle = async frame =>
        {
            if (slow) await Task.Yield();
            handled.Add(frame.ReqId);
            for (int i = 0; i < 3; i++) sends.Add(SendAsync(lab, told, frame.ReqId, $"{frame.ReqId}/{i}"));
        };
        lab.Start();
        using var done = new CancellationTokenSource();
        var passing = PassDelaysAsync(lab.Time, done.Token);
        var delivered = new List<string>();
        var answered = new Dictionary<string, int>();
        var mayBeLost = new HashSet<string>();
        for (int i = 0; i < scripts.Length; i++)
        {
            string[] reqIds = scripts[i].Subscribes ? [.. Enumerable.Range(0, scripts[i].Messages).Select(m => $"{i}.{m}")] : [];
            delivered.AddRange(reqIds);
            if (scripts[i].Ending == Ending.Break) mayBeLost.UnionWith(reqIds);
            await PlayAsync(await lab.PeerAsync(), scripts[i], reqIds, answered);
        }

        // The last drop has been seen when the client comes back.
        await lab.PeerAsync();
        await done.CancelAsync();
        await passing;
        await Task.WhenAll(sends).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(handled.Count, handled.Distinct().Count());
        Assert.Equal(delivered.Where(r => !mayBeLost.Contains(r)), handled.Where(r => !mayBeLost.Contains(r)));
        Assert.Equal(handled.Count * 3, told.Count);
        foreach (var (text, outcome) in told)
        {
            bool lost = mayBeLost.Contains(text[..text.IndexOf('/', StringComparison.Ordinal)]);
            if (answered.TryGetValue(text, out int code))
            {
                if (!lost || outcome.Reason != SendFailureReason.NotConnected) Assert.Equal(code, outcome.ErrorCode);
                if (!lost) Assert.Equal(code == 0, outcome.IsOk);
            }
            else
            {
                Assert.Equal(SendFailureReason.NotConnected, outcome.Reason);
            }
        }
    }

    private static async Task SendAsync(ConnectionLab lab, ConcurrentDictionary<string, SendOutcome> told, string reqId, string text)
    {
        var outcome = await lab.SendAsync(reqId, text);
        Assert.True(told.TryAdd(text, outcome));
    }

    private static async Task PlayAsync(Peer peer, Script script, string[] reqIds, Dictionary<string, int> answered)
    {
        var subscription = await peer.ExpectAsync("aibot_subscribe");
        if (script.Subscribes)
        {
            await peer.AckAsync(subscription);
            foreach (string reqId in reqIds) await peer.MessageAsync(reqId);
            var expected = reqIds.ToDictionary(r => r, _ => 0);
            for (int i = 0; i < Math.Min(script.Acks, reqIds.Length * 3); i++)
            {
                var frame = await peer.ExpectAsync("aibot_respond_msg");
                string reqId = Peer.ReqId(frame), text = ConnectionLab.Text(frame);
                // In order, and never before the acknowledgement of the one before.
                Assert.Equal($"{reqId}/{expected[reqId]++}", text);
                int code = script.Refuses && i % 3 == 2 ? 846608 : 0;
                answered.Add(text, code);
                await peer.AckAsync(frame, code);
            }
        }

        switch (script.Ending)
        {
            case Ending.Close:
                await peer.CloseAsync();
                break;
            case Ending.End:
                peer.End();
                break;
            case Ending.Break:
                peer.Break();
                break;
            case Ending.Displace when script.Subscribes:
                await peer.EventAsync("gone", "disconnected_event");
                break;
            case Ending.Forget when script.Subscribes:
                await peer.AckAsync("nobody", 846609, "aibot websocket not subscribed");
                break;
            default:
                await peer.CloseAsync(1011);
                break;
        }
    }

    // Lets the delays between connections pass, and no time in which something else is awaited.
    private static async Task PassDelaysAsync(WatchedTime time, CancellationToken done)
    {
        TimeSpan[] others = [Outbox.Patience, Connection.Patience, Connection.PingInterval, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200)];
        try
        {
            await foreach (var due in time.Timers.ReadAllAsync(done))
            {
                if (due > TimeSpan.Zero && due <= Backoff.Away && !others.Contains(due)) time.Advance(due);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
