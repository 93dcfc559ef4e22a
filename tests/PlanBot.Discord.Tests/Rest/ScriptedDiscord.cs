using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace PlanBot.Discord.Tests.Rest;

/// <summary>Answers each request by a script, at once or when the test lets it go; keeps when each came.</summary>
internal sealed class ScriptedDiscord(FakeTimeProvider time, Func<ScriptedDiscord.Arrival, Task<HttpResponseMessage>> answer) : HttpMessageHandler, IResting
{
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private int _count;
    private int _held;
    private int _moves;

    public ScriptedDiscord(FakeTimeProvider time, Func<Arrival, HttpResponseMessage> answer) : this(time, a => Task.FromResult(answer(a)))
    {
    }

    /// <summary>A request that came.</summary>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="At">When, since the start of the clock.</param>
    /// <param name="Method">The method.</param>
    /// <param name="Path">The path from the root, with the query.</param>
    /// <param name="Body">The body; empty when there is none.</param>
    /// <param name="Request">The request, for its headers.</param>
    public sealed record Arrival(int Number, TimeSpan At, HttpMethod Method, string Path, string Body, HttpRequestMessage Request);

    public int AtRest => Volatile.Read(ref _held);

    public int Moves => Volatile.Read(ref _moves);

    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var arrival = new Arrival(Interlocked.Increment(ref _count), time.GetUtcNow() - time.Start, request.Method, request.RequestUri!.PathAndQuery, body, request);
        _arrivals.Enqueue(arrival);
        var answered = answer(arrival);
        if (answered.IsCompleted) return await answered;
        Hold(1);
        try
        {
            return await answered.WaitAsync(cancellationToken);
        }
        finally
        {
            Hold(-1);
        }
    }

    private void Hold(int change)
    {
        Interlocked.Increment(ref _moves);
        Interlocked.Add(ref _held, change);
        Interlocked.Increment(ref _moves);
    }
}
