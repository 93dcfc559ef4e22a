using Microsoft.Extensions.Logging;

namespace PlanBot.Discord.Rest;

/// <summary>
/// Lets each request go when its time has come: first come, first served within a bucket, and among the buckets that wait for
/// the global limit. Safe to use from several threads.
/// </summary>
/// <remarks>
/// A request is settled in one of two ways, exactly once: <see cref="Settle"/> with what its answer said, or
/// <see cref="Abandon"/> when none came. Source of the rules: discord-api-docs, developers/topics/rate-limits.mdx.
/// </remarks>
internal sealed partial class RateLimits : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Buckets _buckets = new();
    private readonly PriorityQueue<Bucket, TimeSpan> _asleep = new();
    private readonly PriorityQueue<Bucket, long> _forGlobal = new();
    private readonly GlobalLimit _global;
    private readonly InvalidRequests _invalid = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _start;
    private readonly ITimer _alarm;
    private TimeSpan? _alarmAt;
    private TimeSpan _blockedUntil;
    private long _turns;
    private int _waiting;

    /// <summary>Makes the limits of one bot.</summary>
    /// <param name="globalPerSecond">The bot's global limit; null for none.</param>
    /// <param name="time">What all waiting goes by.</param>
    /// <param name="logger">Hears of exceeded limits.</param>
    public RateLimits(int? globalPerSecond, TimeProvider time, ILogger logger)
    {
        _global = new GlobalLimit(globalPerSecond);
        _time = time;
        _logger = logger;
        _start = time.GetTimestamp();
        _alarm = time.CreateTimer(static limits => ((RateLimits)limits!).WakeUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many requests wait for their time.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting;
        }
    }

    /// <summary>Waits until a request may go; gives the bucket to settle it with. Given up, it leaves no place taken.</summary>
    /// <exception cref="InvalidRequestLimitException">Too many requests were refused of late.</exception>
    public ValueTask<Bucket> EnterAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            var now = Now();
            if (request.Turn == 0) request.Turn = ++_turns;
            var bucket = _buckets.Of(request.Route.Key, now);
            ThrowWhenRefusedTooOften(now);
            if (!bucket.HasWaiting && MayGo(bucket, request, now, isItsTurn: false))
            {
                Go(bucket, request);
                return new ValueTask<Bucket>(bucket);
            }
            waiter = new Waiter(request);
            bucket.Enqueue(waiter);
            _waiting++;
            Serve(bucket, now);
        }
        return new ValueTask<Bucket>(WaitAsync(waiter, cancellationToken));
    }

    /// <summary>A request was answered.</summary>
    public void Settle(Bucket bucket, DiscordRequest request, in LimitAnswer answer)
    {
        lock (_lock)
        {
            var now = Now();
            if (answer.IsInvalid && _invalid.Add(now) is var count && count % InvalidRequests.Notable == 0) LogInvalidRequests(count);
            var owner = _buckets.Book(bucket, request.Route.Key, answer, now);
            if (answer.RetryAfter is { } wait) Block(owner, request.Route, answer.Scope, wait, now);
            if (request.Route.IsGlobal) _global.Release(now);
            Serve(bucket, now);
            if (owner != bucket) Serve(owner, now);
            ServeGlobal(now);
        }
    }

    /// <summary>A request ended without an answer.</summary>
    public void Abandon(Bucket bucket, DiscordRequest request)
    {
        lock (_lock)
        {
            var now = Now();
            bucket.Abandon(now, isServed: false);
            if (request.Route.IsGlobal) _global.Release(now);
            Serve(bucket, now);
            ServeGlobal(now);
        }
    }

    /// <summary>Ends the waiting for time; requests that wait are not answered any more.</summary>
    public void Dispose() => _alarm.Dispose();

    private async Task<Bucket> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).TrySetCanceled(token), waiter))
        {
            try
            {
                return await waiter.Task;
            }
            catch (OperationCanceledException)
            {
                // Those that go are taken off the count with their leave to go.
                lock (_lock) _waiting--;
                throw;
            }
        }
    }

    private void WakeUp()
    {
        lock (_lock)
        {
            _alarmAt = null;
            var now = Now();
            while (_asleep.TryPeek(out var bucket, out var due) && due <= now)
            {
                _asleep.Dequeue();
                if (bucket.Alarm == due) bucket.Alarm = null;
                Serve(bucket, now);
            }
            ServeGlobal(now);
            if (_asleep.TryPeek(out _, out var next)) SetAlarm(next, now);
        }
    }

    // Lets go of a bucket what may go.
    private void Serve(Bucket bucket, TimeSpan now, bool isItsTurn = false)
    {
        while (bucket.First() is { } waiter)
        {
            if (_invalid.Until(now) is { } until)
            {
                if (waiter.TrySetException(new InvalidRequestLimitException(until - now))) _waiting--;
                continue;
            }
            if (!MayGo(bucket, waiter.Request, now, isItsTurn)) return;
            if (!waiter.TrySetResult(bucket)) continue;
            _waiting--;
            Go(bucket, waiter.Request);
            isItsTurn = false;
        }
    }

    // Lets go what waits for the global limit, in the order of arrival.
    private void ServeGlobal(TimeSpan now)
    {
        while (_forGlobal.TryPeek(out var bucket, out _))
        {
            if (GlobalDue(now) is not { } due) return;
            if (due > now)
            {
                SetAlarm(due, now);
                return;
            }
            _forGlobal.Dequeue();
            bucket.WaitsForGlobal = false;
            Serve(bucket, now, isItsTurn: true);
        }
    }

    // Where it may not go, sees to it that the bucket is served when it may.
    private bool MayGo(Bucket bucket, DiscordRequest request, TimeSpan now, bool isItsTurn)
    {
        if (bucket.Due(now) is not { } due) return false;
        if (_blockedUntil > due) due = _blockedUntil;
        if (due > now)
        {
            Sleep(bucket, due, now);
            return false;
        }
        if (!request.Route.IsGlobal) return true;
        var globalDue = GlobalDue(now);
        if (globalDue <= now && (isItsTurn || _forGlobal.Count == 0)) return true;
        if (!bucket.WaitsForGlobal)
        {
            bucket.WaitsForGlobal = true;
            _forGlobal.Enqueue(bucket, request.Turn);
        }
        if (globalDue is { } at) SetAlarm(at, now);
        return false;
    }

    private TimeSpan? GlobalDue(TimeSpan now) => _blockedUntil > now ? _blockedUntil : _global.Due(now);

    private void Go(Bucket bucket, DiscordRequest request)
    {
        bucket.Take();
        if (request.Route.IsGlobal) _global.Take();
    }

    private void Sleep(Bucket bucket, TimeSpan due, TimeSpan now)
    {
        if (bucket.Alarm <= due) return;
        bucket.Alarm = due;
        _asleep.Enqueue(bucket, due);
        SetAlarm(due, now);
    }

    // A timer counts whole milliseconds: rounded up, it does not ring before its time.
    private void SetAlarm(TimeSpan due, TimeSpan now)
    {
        if (_alarmAt <= due) return;
        _alarmAt = due;
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((due - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private void Block(Bucket bucket, Route route, LimitScope scope, TimeSpan wait, TimeSpan now)
    {
        LogTooManyRequests(route, scope, wait);
        bucket.Block(now + wait);
        if (scope == LimitScope.Global) _global.Block(now + wait);
        if (scope == LimitScope.Address && now + wait > _blockedUntil) _blockedUntil = now + wait;
    }

    private void ThrowWhenRefusedTooOften(TimeSpan now)
    {
        if (_invalid.Until(now) is { } until) throw new InvalidRequestLimitException(until - now);
    }

    private TimeSpan Now() => _time.GetElapsedTime(_start);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rate limit exceeded ({Scope}) by {Route}; it is sent again in {Wait}")]
    private partial void LogTooManyRequests(Route route, LimitScope scope, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} requests were refused in the last 10 minutes; Discord bans an address at 10,000. Check the token and the bot's permissions")]
    private partial void LogInvalidRequests(int count);
}
