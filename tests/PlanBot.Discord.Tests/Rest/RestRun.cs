using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Tests.Rest;

/// <summary>A REST client over a simulated Discord, on a clock that stands still until every request has come to rest.</summary>
internal sealed class RestRun : IDisposable
{
    public static readonly DiscordRestOptions Options = new(new Uri("https://discord.test/api"), "the-token");

    // Real time, for a run that hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly RateLimits _limits;
    private readonly IResting _discord;
    private int _begun;
    private int _ended;

    public RestRun(FakeTimeProvider time, HttpMessageHandler discord, int? globalPerSecond = null)
    {
        Time = time;
        _discord = (IResting)discord;
        _limits = new RateLimits(globalPerSecond, time, NullLogger.Instance);
        _http = DiscordHttp.Create(Options, time, NullLogger.Instance, discord, _limits);
        Rest = new DiscordRest(_http, time, NullLogger.Instance);
    }

    public FakeTimeProvider Time { get; }

    public DiscordRest Rest { get; }

    public int Waiting => _limits.Waiting;

    /// <summary>Begins a call; its fault is its caller's to look at.</summary>
    public Task Begin(Func<DiscordRest, Task> call)
    {
        Interlocked.Increment(ref _begun);
        return RunAsync();

        async Task RunAsync()
        {
            try
            {
                await call(Rest);
            }
            finally
            {
                Interlocked.Increment(ref _ended);
            }
        }
    }

    /// <summary>Waits until every request waits for time: held back here, held on the way there, or ended.</summary>
    public async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (_limits.Waiting + _discord.AtRest + Volatile.Read(ref _ended) < Volatile.Read(ref _begun))
        {
            Assert.False(patience.IsCancellationRequested, $"{_begun} begun, {_limits.Waiting} waiting, {_discord.AtRest} there, {_ended} ended");
            await Task.Yield();
        }
    }

    /// <summary>Lets time pass, in steps, with everything at rest before and after each.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan step)
    {
        await RestAsync();
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            Time.Advance(step);
            await RestAsync();
        }
    }

    /// <summary>Lets time pass until all calls have ended.</summary>
    public async Task EndAsync(TimeSpan step, TimeSpan limit)
    {
        var start = Time.GetUtcNow();
        await RestAsync();
        while (Volatile.Read(ref _ended) < Volatile.Read(ref _begun))
        {
            Assert.True(Time.GetUtcNow() - start < limit, $"{_ended} of {_begun} calls ended; {_limits.Waiting} wait");
            Time.Advance(step);
            await RestAsync();
        }
    }

    public void Dispose() => _http.Dispose();
}
