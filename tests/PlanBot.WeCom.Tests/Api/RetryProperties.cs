using System.Net;
using CsCheck;
using PlanBot.WeCom.Api;
using Polly.Timeout;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>What holds of repeated calls whatever goes wrong between.</summary>
public sealed class RetryProperties
{
    /// <summary>What happens to one attempt.</summary>
    private enum Fate
    {
        Taken,
        TakenAndAnswerLost,
        TakenAndNoAnswer,
        TakenAndBusy,
        Lost,
        Busy,
        Limited,
        TokenRefused,
        Gateway,
        NoConnection,
    }

    private static readonly Gen<Fate[]> s_fates = Gen.Enum<Fate>().Array[0, 8];

    [Fact]
    public async Task Send_WhateverHappens_ArrivesAtMostOnceAndDoesWhenToldSo() => await s_fates.SampleAsync(async fates =>
    {
        var taken = new List<string>();
        using var lab = new ApiLab(a => Happen(Of(fates, a.Number), () =>
        {
            // WeCom's check for repeated messages.
            if (!taken.Contains(a.Body)) taken.Add(a.Body);
        }));
        bool isTold = await IsTakenAsync(lab.SendTextAsync());
        Assert.InRange(taken.Count, isTold ? 1 : 0, 1);
        Assert.Single(lab.WeCom.Arrivals.Select(a => a.Body).Distinct());
        Assert.InRange(lab.Time.GetUtcNow() - lab.Time.Start, TimeSpan.Zero, 2 * ApiRetries.Total);
        // Once taken and told, it does not go again.
        int firstTold = Array.IndexOf(fates, Fate.Taken);
        if (firstTold >= 0) Assert.InRange(lab.WeCom.Arrivals.Count, 1, firstTold + 1);
    }, iter: 300, threads: 1);

    [Fact]
    public async Task Post_WhateverHappens_GoesOutNoMoreOnceItMayHaveArrived() => await s_fates.SampleAsync(async fates =>
    {
        int taken = 0;
        using var lab = new ApiLab(a => Happen(Of(fates, a.Number), () => taken++));
        var outcome = await lab.PostAsync();
        Assert.InRange(taken, 0, 1);
        if (outcome == ResponseUrlOutcome.Delivered) Assert.Equal(1, taken);
        if (outcome == ResponseUrlOutcome.Refused) Assert.Equal(0, taken);
        var before = fates.Take(lab.WeCom.Arrivals.Count - 1);
        Assert.All(before, fate => Assert.True(fate is Fate.Limited or Fate.NoConnection));
    }, iter: 300, threads: 1);

    // What comes after the script is well.
    private static Fate Of(Fate[] fates, int attempt) => attempt <= fates.Length ? fates[attempt - 1] : Fate.Taken;

    private static HttpResponseMessage? Happen(Fate fate, Action take)
    {
        if (fate is Fate.Taken or Fate.TakenAndAnswerLost or Fate.TakenAndBusy or Fate.TakenAndNoAnswer) take();
        return fate switch
        {
            Fate.Taken => ScriptedWeCom.Ok(),
            Fate.TakenAndNoAnswer => null,
            Fate.TakenAndBusy or Fate.Busy => ScriptedWeCom.Error(-1),
            Fate.Limited => ScriptedWeCom.Error(45009),
            Fate.TokenRefused => ScriptedWeCom.Error(42001),
            Fate.Gateway => ScriptedWeCom.Http(HttpStatusCode.BadGateway, "<html>"),
            Fate.NoConnection => throw new HttpRequestException(HttpRequestError.ConnectionError),
            _ => throw new HttpRequestException(HttpRequestError.ResponseEnded),
        };
    }

    private static async Task<bool> IsTakenAsync(Task<SendResult> call)
    {
        try
        {
            await call;
            return true;
        }
        catch (Exception e) when (e is WeComException or HttpRequestException or TimeoutRejectedException)
        {
            return false;
        }
    }
}
