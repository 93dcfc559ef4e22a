using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace PlanBot.WeCom.Api;

/// <summary>What is called again: what exceeded a limit, always; what met a fault, when a repetition does no harm.</summary>
internal static partial class ApiRetries
{
    /// <summary>How often a call is repeated after faults, at most. Source: document/path/90313, error -1.</summary>
    public const int MaxFaultRetries = 3;

    /// <summary>How often a call is repeated after exceeded limits, at most; for about the 60 s that a limit by the minute bars calls: document/path/90312.</summary>
    public const int MaxLimitRetries = 6;

    /// <summary>The longest that a call takes with all its repetitions.</summary>
    public static readonly TimeSpan Total = TimeSpan.FromMinutes(2);

    /// <summary>The call under way, in the pipeline's context.</summary>
    public static readonly ResiliencePropertyKey<ApiCall> Call = new("call");

    // Doubled each time, with jitter.
    private static readonly TimeSpan s_firstFaultPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_firstLimitPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(15);

    /// <summary>The retries, faults outside, limits inside, and below them one attempt with its time limit.</summary>
    public static ResiliencePipeline<ApiAnswer> Create(TimeSpan attemptTimeout, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<ApiAnswer> { TimeProvider = time };
        builder.AddTimeout(Total);
        builder.AddRetry(Retry("Faults", MaxFaultRetries, s_firstFaultPause, logger, IsWorthRepeating));
        // Nothing was carried out, so that even what may go out once only goes again.
        builder.AddRetry(Retry("Limits", MaxLimitRetries, s_firstLimitPause, logger, static (outcome, _) => outcome.Result is { } answer && ApiErrors.Kind(answer.Errcode) == ErrorKind.Limit));
        builder.AddTimeout(attemptTimeout);
        return builder.Build();
    }

    private static RetryStrategyOptions<ApiAnswer> Retry(string name, int times, TimeSpan firstPause, ILogger logger, Func<Outcome<ApiAnswer>, ApiCall, bool> isHandled) => new()
    {
        Name = name,
        MaxRetryAttempts = times,
        Delay = firstPause,
        MaxDelay = s_longestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = args => ValueTask.FromResult(isHandled(args.Outcome, Of(args.Context))),
        OnRetry = args =>
        {
            LogRetry(logger, Of(args.Context), args.Outcome.Exception?.GetType().Name ?? $"errcode {args.Outcome.Result?.Errcode}", args.RetryDelay);
            return default;
        },
    };

    private static bool IsWorthRepeating(Outcome<ApiAnswer> outcome, ApiCall call) => outcome switch
    {
        { Result: { } answer } => call.IsRepeatable && ApiErrors.Kind(answer.Errcode) == ErrorKind.Busy,
        { Exception: HttpRequestException e } => IsUnsent(e) || (call.IsRepeatable && e.StatusCode is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests),
        { Exception: TimeoutRejectedException } => call.IsRepeatable,
        _ => false,
    };

    /// <summary>True when no connection was made, so that WeCom has carried out nothing.</summary>
    public static bool IsUnsent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static ApiCall Of(ResilienceContext context) => context.Properties.GetValue(Call, null!);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} met {Fault}; it is sent again in {Pause}")]
    private static partial void LogRetry(ILogger logger, ApiCall call, string fault, TimeSpan pause);
}
