using CsCheck;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class BackoffTests
{
    [Fact]
    public void After_FailuresInARow_DoublesUpToTheLongest()
    {
        var backoff = new Backoff(() => 0);
        double[] seconds = [.. Enumerable.Range(0, 7).Select(_ => backoff.After(WaitReason.Lost, readyFor: null).TotalSeconds)];
        Assert.Equal([1, 2, 4, 8, 15, 15, 15], seconds);
    }

    [Fact]
    public void After_AStableConnection_BeginsAnew()
    {
        var backoff = new Backoff(() => 0);
        backoff.After(WaitReason.Lost, readyFor: null);
        backoff.After(WaitReason.Refused, readyFor: null);
        Assert.Equal(TimeSpan.FromSeconds(4), backoff.After(WaitReason.Lost, Backoff.Stable - TimeSpan.FromTicks(1)));
        Assert.Equal(TimeSpan.FromSeconds(1), backoff.After(WaitReason.Lost, Backoff.Stable));
    }

    [Theory]
    [InlineData(WaitReason.Displaced)]
    [InlineData(WaitReason.Throttled)]
    internal void After_BeingShownOut_StaysAwayForMinutes(WaitReason reason) =>
        Assert.Equal(TimeSpan.FromMinutes(2), new Backoff(() => 0).After(reason, TimeSpan.FromHours(1)));

    [Fact]
    public void After_Anything_IsBetweenOneSecondAndTheLongest() =>
        Gen.Select(Gen.Double[0, 0.999], Gen.Int[0, 40].List[1, 60]).Sample(t =>
        {
            var backoff = new Backoff(() => t.Item1);
            foreach (int seconds in t.Item2)
            {
                var delay = backoff.After(WaitReason.Lost, seconds == 0 ? null : TimeSpan.FromSeconds(seconds));
                Assert.InRange(delay, TimeSpan.FromSeconds(1), Backoff.Longest);
            }
        });
}
