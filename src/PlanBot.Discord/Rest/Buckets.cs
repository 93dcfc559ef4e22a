namespace PlanBot.Discord.Rest;

/// <summary>
/// The buckets by route, and by name once Discord has named them: routes of one name and one top-level resource share a bucket.
/// Not safe for several threads; <see cref="RateLimits"/> guards it.
/// </summary>
internal sealed class Buckets
{
    // Every interaction leaves a bucket; idle ones are swept when as many again have come.
    private const int SweepFrom = 1_000;

    private readonly Dictionary<RouteKey, Bucket> _byRoute = [];
    private readonly Dictionary<(string Hash, string Major), Bucket> _byHash = [];
    private int _sweepAt = SweepFrom;

    /// <summary>How many routes are remembered.</summary>
    public int Count => _byRoute.Count;

    /// <summary>The bucket of a route; one of its own until Discord has named it.</summary>
    public Bucket Of(RouteKey route, TimeSpan now)
    {
        if (_byRoute.TryGetValue(route, out var bucket)) return bucket;
        if (_byRoute.Count >= _sweepAt) Sweep(now);
        return _byRoute[route] = new Bucket();
    }

    /// <summary>Books an answer to the bucket that it names, which is henceforth the route's; gives that bucket.</summary>
    /// <param name="bucket">The bucket that let the request go.</param>
    /// <param name="route">The request's route.</param>
    /// <param name="answer">What its answer said.</param>
    /// <param name="now">The time.</param>
    public Bucket Book(Bucket bucket, RouteKey route, in LimitAnswer answer, TimeSpan now)
    {
        if (answer.Bucket is not { } state)
        {
            bucket.Abandon(now, answer.IsSuccess);
            return bucket;
        }
        var owner = state.Hash is null ? bucket : Named(bucket, (state.Hash, route.Major));
        if (owner == bucket)
        {
            bucket.Answer(state, now);
            return bucket;
        }
        bucket.Abandon(now, isServed: false);
        owner.Adopt(state, now);
        _byRoute[route] = owner;
        if (bucket.HasWaiting) bucket.Move(route, owner);
        return owner;
    }

    private Bucket Named(Bucket bucket, (string Hash, string Major) name)
    {
        if (_byHash.TryGetValue(name, out var known)) return known;
        // A route whose bucket changed its name leaves the old one to the routes that stay with it.
        var named = bucket.IsNamed ? new Bucket() : bucket;
        named.IsNamed = true;
        return _byHash[name] = named;
    }

    private void Sweep(TimeSpan now)
    {
        foreach (var (route, bucket) in _byRoute)
        {
            if (bucket.IsIdle(now)) _byRoute.Remove(route);
        }
        foreach (var (name, bucket) in _byHash)
        {
            if (bucket.IsIdle(now)) _byHash.Remove(name);
        }
        _sweepAt = Math.Max(SweepFrom, 2 * _byRoute.Count);
    }
}
