using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace PlanBot.Discord.Rest;

/// <summary>What is sent again: what exceeded a rate limit, always; what met a fault, when a repetition does no harm.</summary>
internal static partial class Retries
{
    /// <summary>How often a request is sent again after faults, at most.</summary>
    public const int MaxFaultRetries = 4;

    // Doubled each time, with jitter.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);

    /// <summary>The retries, faults outside, rate limits inside.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddRetry(new HttpRetryStrategyOptions
        {
            Name = "Faults",
            MaxRetryAttempts = MaxFaultRetries,
            Delay = s_firstPause,
            MaxDelay = s_longestPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = static args => ValueTask.FromResult(args.Context.GetRequestMessage() is DiscordRequest request && IsWorthRepeating(args.Outcome, request.Route)),
            OnRetry = args =>
            {
                if (args.Context.GetRequestMessage() is DiscordRequest request) LogFault(logger, request.Route, args.Outcome.Exception?.GetType().Name ?? $"{args.Outcome.Result?.StatusCode}", args.RetryDelay);
                return default;
            },
        });
        // The rate limits know the time of the repetition and hold it back; no pause is needed here.
        builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            Name = "Rate limits",
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.Zero,
            ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests),
        });
        return builder.Build();
    }

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, Route route) => outcome switch
    {
        { Result: { } answer } => (int)answer.StatusCode >= 500 && route.IsRepeatable,
        { Exception: HttpRequestException e } => route.IsRepeatable || IsUnsent(e),
        { Exception: TimeoutRejectedException or IOException } => route.IsRepeatable,
        _ => false,
    };

    // No connection, no request: Discord has carried out nothing.
    private static bool IsUnsent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} met {Fault}; it is sent again in {Pause}")]
    private static partial void LogFault(ILogger logger, Route route, string fault, TimeSpan pause);
}
