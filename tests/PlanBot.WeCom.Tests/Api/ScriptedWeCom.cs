using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>Gives tokens, answers each other request by a script, and keeps when each came.</summary>
internal sealed class ScriptedWeCom(PauseTime time, Func<ScriptedWeCom.Arrival, HttpResponseMessage?> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private int _count;
    private int _tokens;

    /// <summary>A request that came.</summary>
    /// <param name="Number">Its number, from 1; fetches of tokens do not count.</param>
    /// <param name="At">When, since the start of the clock.</param>
    /// <param name="Method">The method.</param>
    /// <param name="Path">The path from the root, without the query.</param>
    /// <param name="Query">The query with its question mark.</param>
    /// <param name="Body">The body; empty when there is none.</param>
    public sealed record Arrival(int Number, TimeSpan At, string Method, string Path, string Query, string Body)
    {
        public string? Token => Query.Split("access_token=") is [_, var token] ? token : null;
    }

    /// <summary>How a fetch of a token is answered, by its number from 1; a new token each time unless a test says otherwise.</summary>
    public Func<int, HttpResponseMessage> GiveToken { get; set; } = n => Ok($$"""{"errcode":0,"errmsg":"ok","access_token":"token-{{n}}","expires_in":7200}""");

    /// <summary>Requests other than fetches of tokens, oldest first.</summary>
    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals];

    /// <summary>How many tokens were asked for.</summary>
    public int TokensAsked => Volatile.Read(ref _tokens);

    public static HttpResponseMessage Ok(string body = """{"errcode":0,"errmsg":"ok"}""") => Http(HttpStatusCode.OK, body);

    public static HttpResponseMessage Error(int errcode, string errmsg = "as told") => Ok($$"""{"errcode":{{errcode}},"errmsg":"{{errmsg}}"}""");

    public static HttpResponseMessage Http(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/gettoken", StringComparison.Ordinal)) return GiveToken(Interlocked.Increment(ref _tokens));
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var arrival = new Arrival(Interlocked.Increment(ref _count), time.GetUtcNow() - time.Start, request.Method.Method, path, request.RequestUri.Query, body);
        _arrivals.Enqueue(arrival);
        if (answer(arrival) is { } given) return given;
        // A script that gives nothing never answers.
        time.EndAttempt();
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        throw new InvalidOperationException("The attempt was to end.");
    }
}
