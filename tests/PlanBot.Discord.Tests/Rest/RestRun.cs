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
    private readonly List<(Task Task, CancellationToken Token)> _calls = [];

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
    public Task Begin(Func<DiscordRest, Task> call) => Begin((rest, _) => call(rest), CancellationToken.None);

    /// <summary>Begins a call that may be given up.</summary>
    public Task Begin(Func<DiscordRest, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var task = call(Rest, cancellationToken);
        _calls.Add((task, cancellationToken));
        return task;
    }

    /// <summary>Waits until every request waits for time: held back here, held on the way there, or ended.</summary>
    public async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!IsAtRest())
        {
            Assert.False(patience.IsCancellationRequested, $"{_calls.Count(c => !c.Task.IsCompleted)} calls go on, {_limits.Waiting} waiting, {_discord.AtRest} there");
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
        while (_calls.Exists(c => !c.Task.IsCompleted))
        {
            Assert.True(Time.GetUtcNow() - start < limit, $"{_calls.Count(c => !c.Task.IsCompleted)} calls go on; {_limits.Waiting} wait");
            Time.Advance(step);
            await RestAsync();
        }
    }

    public void Dispose() => _http.Dispose();

    // A call just given up is not at rest: it has not heard of it yet. Nor is anything when a request moved while it was counted.
    private bool IsAtRest()
    {
        _calls.RemoveAll(c => c.Task.IsCompleted);
        int moves = _discord.Moves, waiting = _limits.Waiting;
        bool isAtRest = waiting + _discord.AtRest == _calls.Count && !_calls.Exists(c => c.Token.IsCancellationRequested);
        return isAtRest && _discord.Moves == moves && _limits.Waiting == waiting;
    }
}
