using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanBot.LocalDiscord;

/// <summary>The rate limits of REST: a bucket for each route and major parameter, a global one, and the limit on invalid requests.</summary>
/// <remarks>Page "Rate Limits" of Discord's documentation.</remarks>
internal sealed class RateLimiter(LocalDiscordOptions options)
{
    private static readonly string[] MajorParameters = ["channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_token"];
    private static readonly TimeSpan InvalidWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly Bucket _global = new();
    private readonly Queue<DateTimeOffset> _invalid = [];

    /// <summary>Requests answered with 429.</summary>
    public int Refused { get; private set; }

    /// <summary>Requests that came although an earlier answer had said to wait.</summary>
    public int Early { get; private set; }

    /// <summary>Judges a request and counts it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">The values in its path.</param>
    /// <param name="fault">A rate limit that a test wants.</param>
    public RateLimitVerdict Judge(ApiOperation operation, IReadOnlyDictionary<string, string> parameters, RestFault? fault)
    {
        var forced = fault?.Kind is RestFaultKind.RateLimited or RestFaultKind.RateLimitedGlobally or RestFaultKind.RateLimitedShared;
        lock (_gate)
        {
            var now = options.Time.GetUtcNow();
            var limits = options.RateLimits;
            if (limits.Lifted && _buckets.Count == 0 && !forced && _global.ForbiddenUntil <= now)
            {
                return default;
            }
            var name = limits.SharedBuckets.GetValueOrDefault(operation.Id, operation.Id);
            var bucket = Find(name + string.Concat(MajorParameters.Select(parameter => "/" + parameters.GetValueOrDefault(parameter))));
            var (limit, window) = limits.Lifted ? (int.MaxValue, Second) : limits.ByOperation.GetValueOrDefault(operation.Id, (limits.Limit, limits.Window));
            // Interactions are answered outside the bot's global limit.
            var isGlobal = operation.NeedsToken;

            if (forced)
            {
                var target = fault!.Kind == RestFaultKind.RateLimitedGlobally ? _global : bucket;
                target.Scope = fault.Kind switch { RestFaultKind.RateLimitedGlobally => "global", RestFaultKind.RateLimitedShared => "shared", _ => "user" };
                target.Forbid(now, now + fault.RetryAfter);
                return Refuse(target, name, target.Scope, limit, now);
            }
            foreach (var limiting in isGlobal ? new[] { _global, bucket } : [bucket])
            {
                if (limiting.ForbiddenUntil > now)
                {
                    if (now - limiting.ForbiddenAt > limits.UnderWay)
                    {
                        Early++;
                    }
                    return Refuse(limiting, name, limiting == _global ? "global" : limiting.Scope, limit, now);
                }
            }
            if (isGlobal && !limits.Lifted && !_global.TryTake(limits.GlobalPerSecond, Second, now))
            {
                _global.Forbid(now, _global.ResetAt);
                return Refuse(_global, name, "global", limit, now);
            }
            if (!bucket.TryTake(limit, window, now))
            {
                bucket.Scope = "user";
                // The client was told with the last answer that nothing remains.
                if (now - bucket.EmptySince > limits.UnderWay)
                {
                    Early++;
                }
                bucket.Forbid(now, bucket.ResetAt);
                return Refuse(bucket, name, "user", limit, now);
            }
            return new RateLimitVerdict(null, "user", limit, Math.Max(0, limit - bucket.Used), bucket.ResetAt - now, limits.Lifted ? null : Hash(name));
        }
    }

    /// <summary>Counts an answer; true when the client has sent so many invalid requests that it is shut out.</summary>
    public bool CountAnswer(int status, string scope)
    {
        lock (_gate)
        {
            var now = options.Time.GetUtcNow();
            while (_invalid.TryPeek(out var first) && now - first > InvalidWindow)
            {
                _invalid.Dequeue();
            }
            if (status is 401 or 403 || status == 429 && scope != "shared")
            {
                _invalid.Enqueue(now);
            }
            return _invalid.Count > options.RateLimits.InvalidRequests;
        }
    }

    private RateLimitVerdict Refuse(Bucket bucket, string name, string scope, int limit, DateTimeOffset now)
    {
        Refused++;
        var wait = bucket.ForbiddenUntil - now;
        return new RateLimitVerdict(wait, scope, limit, 0, wait, scope == "global" ? null : Hash(name));
    }

    private Bucket Find(string key) => _buckets.TryGetValue(key, out var bucket) ? bucket : _buckets[key] = new Bucket();

    // Discord's bucket names mean nothing to the client, and neither do these.
    private string Hash(string name) => _names.TryGetValue(name, out var hash)
        ? hash
        : _names[name] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];

    /// <summary>Seconds with milliseconds, never less than it is.</summary>
    public static string Seconds(TimeSpan time) => (Math.Ceiling(time.TotalMilliseconds) / 1000).ToString("0.###", CultureInfo.InvariantCulture);

    private sealed class Bucket
    {
        public int Used { get; private set; }

        public DateTimeOffset ResetAt { get; private set; }

        public DateTimeOffset EmptySince { get; private set; }

        public DateTimeOffset ForbiddenAt { get; private set; }

        public DateTimeOffset ForbiddenUntil { get; private set; }

        public string Scope { get; set; } = "user";

        public bool TryTake(int limit, TimeSpan window, DateTimeOffset now)
        {
            if (now >= ResetAt)
            {
                Used = 0;
                ResetAt = now + window;
            }
            if (Used >= limit)
            {
                return false;
            }
            if (++Used == limit)
            {
                EmptySince = now;
            }
            return true;
        }

        public void Forbid(DateTimeOffset now, DateTimeOffset until)
        {
            ForbiddenAt = now;
            ForbiddenUntil = until;
        }
    }
}
