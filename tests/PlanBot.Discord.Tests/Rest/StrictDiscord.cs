namespace PlanBot.Discord.Tests.Rest;

/// <summary>
/// A simulated Discord that counts by the letter: fixed windows by bucket, a global limit over any second, requests and answers
/// on the way for a while. It refuses what comes too early, and notes what was sent against an answer already given.
/// </summary>
internal sealed class StrictDiscord(TimeProvider time, StrictDiscord.World world, int seed) : HttpMessageHandler, IResting
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Window> _windows = [];
    private readonly Dictionary<string, Told> _told = [];
    private readonly HashSet<string> _answered = [];
    private readonly Queue<DateTimeOffset> _arrived = new();
    private readonly Dictionary<string, DateTimeOffset> _firstSent = [];
    private readonly List<string> _delivered = [], _early = [];
    private Told _toldGlobally;
    private int _held;
    private int _moves;

    /// <summary>What this Discord is like.</summary>
    /// <param name="Limit">Requests in a window.</param>
    /// <param name="Window">The length of a window.</param>
    /// <param name="Global">Requests in any second; null for no limit.</param>
    /// <param name="IsShared">True when both routes of a channel share a bucket.</param>
    /// <param name="StatesReset">True when answers name the window's end by the server's clock as well.</param>
    /// <param name="Latency">The longest way there, and back.</param>
    /// <param name="Others">The share of arrivals before which someone else uses up a request of the bucket, 0 to 1.</param>
    /// <param name="Storm">The share of arrivals refused for no reason, 0 to 1.</param>
    public sealed record World(int Limit, TimeSpan Window, int? Global, bool IsShared, bool StatesReset, TimeSpan Latency, double Others, double Storm);

    public int AtRest => Volatile.Read(ref _held);

    public int Moves => Volatile.Read(ref _moves);

    /// <summary>When each text was sent for the first time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> FirstSent => _firstSent;

    /// <summary>The texts that were taken, in the order of arrival.</summary>
    public IReadOnlyList<string> Delivered => _delivered;

    /// <summary>What was sent before the time that an answer had given.</summary>
    public IReadOnlyList<string> Early => _early;

    /// <summary>How many were refused.</summary>
    public int Refused { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string text = await request.Content!.ReadAsStringAsync(cancellationToken);
        string bucket = BucketOf(request), route = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _firstSent.TryAdd(text, now);
            if (_toldGlobally.Forbids(now)) _early.Add($"{text} before the global time");
            // A route that was never answered cannot be known to share a bucket.
            if (_answered.Contains(route) && _told.GetValueOrDefault(bucket).Forbids(now)) _early.Add($"{text} before its time");
        }
        await HoldAsync(cancellationToken);
        HttpResponseMessage response;
        DateTimeOffset notBefore;
        bool isGlobal;
        lock (_lock) (response, notBefore, isGlobal) = Arrive(bucket, text);
        await HoldAsync(cancellationToken);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (isGlobal) _toldGlobally = _toldGlobally.And(notBefore, now);
            else _told[bucket] = _told.GetValueOrDefault(bucket).And(notBefore, now);
            _answered.Add(route);
        }
        return response;
    }

    private (HttpResponseMessage Response, DateTimeOffset NotBefore, bool IsGlobal) Arrive(string bucket, string text)
    {
        var now = time.GetUtcNow();
        while (_arrived.TryPeek(out var first) && first + TimeSpan.FromSeconds(1) <= now) _arrived.Dequeue();
        if (world.Global is { } global && _arrived.Count >= global)
        {
            Refused++;
            var wait = _arrived.Peek() + TimeSpan.FromSeconds(1) - now;
            return (Answers.TooMany(wait.TotalSeconds, "global"), now + wait, true);
        }
        _arrived.Enqueue(now);
        if (!_windows.TryGetValue(bucket, out var window) || window.End <= now) _windows[bucket] = window = new Window(now + world.Window);
        if (_random.NextDouble() < world.Others) window.Used++;
        if (window.Used >= world.Limit)
        {
            Refused++;
            return (State(Answers.TooMany((window.End - now).TotalSeconds), bucket, window, now), window.End, false);
        }
        if (_random.NextDouble() < world.Storm)
        {
            Refused++;
            double wait = Math.Round(_random.NextDouble() * 2, 3) + 0.001;
            return (State(Answers.TooMany(wait, _random.Next(2) == 0 ? "shared" : "user"), bucket, window, now), now + TimeSpan.FromSeconds(wait), false);
        }
        window.Used++;
        _delivered.Add(text);
        return (State(Answers.Ok(), bucket, window, now), window.Used >= world.Limit ? window.End : default, false);
    }

    private HttpResponseMessage State(HttpResponseMessage answer, string bucket, Window window, DateTimeOffset now) =>
        answer.With(bucket.Split(' ')[0], world.Limit, Math.Max(0, world.Limit - window.Used), (window.End - now).TotalSeconds, world.StatesReset ? window.End : null);

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        TimeSpan span;
        lock (_lock) span = world.Latency * _random.NextDouble();
        // The count falls when time releases the request, not when its continuation comes to run; and it rises last of all.
        var released = Task.Delay(span, time, cancellationToken).ContinueWith(_ => Hold(-1), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Hold(1);
        await released;
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Hold(int change)
    {
        Interlocked.Increment(ref _moves);
        Interlocked.Add(ref _held, change);
        Interlocked.Increment(ref _moves);
    }

    private string BucketOf(HttpRequestMessage request)
    {
        string[] path = request.RequestUri!.AbsolutePath.Split('/');
        return $"{(world.IsShared ? "all" : request.Method)} {path[4]}";
    }

    // What answers gave as the time to wait for. It holds from the moment after: what goes at that very moment may not have heard of it.
    private readonly record struct Told(DateTimeOffset NotBefore, DateTimeOffset At)
    {
        public bool Forbids(DateTimeOffset now) => now < NotBefore && now > At;

        public Told And(DateTimeOffset notBefore, DateTimeOffset now) => notBefore > NotBefore ? new Told(notBefore, now) : this;
    }

    private sealed class Window(DateTimeOffset end)
    {
        public DateTimeOffset End => end;

        public int Used { get; set; }
    }
}
