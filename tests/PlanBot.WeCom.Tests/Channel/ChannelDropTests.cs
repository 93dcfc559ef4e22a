using System.Collections.Concurrent;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.Channels;

[Collection(LoadedKnowledge.Name)]
public sealed class ChannelDropTests(KnowledgeFixture fixture)
{
    private const string Airport = "永州飞机场是要搬家吗";

    [Fact]
    public async Task FiveHundredDropsAndRestartsUnderLoad_WhatReachedTheBotIsAnsweredOnce()
    {
        var reached = new ConcurrentDictionary<string, int>();
        await using var lab = await ChannelLab.StartAsync(fixture, new ChannelSetup
        {
            Time = new ImpatientTime(),
            WeComTime = TimeProvider.System,
            WeCom = new LocalWeComOptions { ChatLimitPerMinute = 0, ChatLimitPerHour = 0 },
            Compose = (question, reply, _) =>
            {
                reached.AddOrUpdate(question.Text, 1, (_, n) => n + 1);
                return Task.FromResult(reply());
            },
        });
        lab.Server.Faults.DropAtRandom(0.1, seed: 3);
        var asked = new ConcurrentBag<LocalCallback>();
        var random = new Random(5);
        using var done = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(lane => Task.Run(async () =>
        {
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                var user = new LocalUser($"user-{lane}-{i}", "用户");
                try
                {
                    asked.Add(await lab.Server.SayAsync(user, lab.World.Direct(user), $"{Airport} {lane}-{i}", cancellation: done.Token));
                    // A load that a connection outlives by some messages; else nothing at all could be acknowledged.
                    await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, done.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        })).ToList();
        int restarts = 0;
        while (lab.Server.Connections.Subscriptions < 500 + restarts)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), TimeProvider.System, CancellationToken.None);
            if (random.Next(100) == 0)
            {
                restarts++;
                await lab.RestartBotAsync();
            }
            else if (random.Next(3) == 0)
            {
                lab.Server.Connections.DropAll();
            }
        }
        await done.CancelAsync();
        await Task.WhenAll(asking);
        lab.Server.Faults.Clear();
        await lab.StopBotAsync();
        Assert.True(restarts > 0);
        Assert.True(reached.Count > 300, $"{reached.Count} reached the bot");
        Assert.All(reached, r => Assert.Equal(1, r.Value));
        var wrong = asked.Where(q => lab.Answers(q).Count != (reached.ContainsKey(q.Text) ? 1 : 0) || lab.Answers(q).Any(a => !a.Finished)).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {reached.Count}: " + string.Join("; ", wrong.Take(5).Select(q => $"{q.Text}: {string.Join(", ", lab.Answers(q).Select(a => $"{a.Way} {a.Finished}"))}")) + "\n" + string.Join('\n', lab.Log.Troubles.Where(t => t.Contains("may have arrived") || t.Contains("could not")).Take(10)));
        // A stream is finished once more where its acknowledgement was lost.
        Assert.All(lab.Server.Violations, v => Assert.Equal("stream", v.Kind));
    }
}
