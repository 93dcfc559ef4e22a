using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace PlanBot.Discord.Rest;

/// <summary>Builds the HTTP client of a bot: retries outside, rate limits inside, and below them one attempt with its time limit.</summary>
internal static partial class DiscordHttp
{
    // discord-api-docs, developers/reference.mdx, API Versioning.
    private const string Version = "v10";

    /// <summary>Makes the client that <see cref="DiscordRest"/> sends by; it owns its handlers.</summary>
    /// <param name="options">Where Discord is, and who asks.</param>
    /// <param name="time">What all waiting goes by.</param>
    /// <param name="logger">Hears of exceeded limits and retries.</param>
    /// <param name="transport">What sends; null for sockets.</param>
    /// <param name="limits">The rate limits, which the client then owns; null for those of the options.</param>
    public static HttpClient Create(DiscordRestOptions options, TimeProvider time, ILogger logger, HttpMessageHandler? transport = null, RateLimits? limits = null)
    {
        var whole = new WholeAnswerHandler { InnerHandler = transport ?? Sockets() };
        var timely = new ResilienceHandler(Attempt(options.AttemptTimeout, time)) { InnerHandler = whole };
        var limited = new RateLimitHandler(limits ?? new RateLimits(options.GlobalRequestsPerSecond, time, logger)) { InnerHandler = timely };
        var http = new HttpClient(new ResilienceHandler(Retries.Create(time, logger)) { InnerHandler = limited })
        {
            BaseAddress = Versioned(options.ApiUrl),
            // A request may wait long for its time; each attempt has a limit of its own.
            Timeout = Timeout.InfiniteTimeSpan,
            // Where TLS agrees on HTTP/2, a burst shares one connection.
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        // Answers to interactions need none: their own token says who may.
        if (options.Token.Length > 0) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        // discord-api-docs, developers/reference.mdx, User Agent: requests without it may be blocked.
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"DiscordBot ({options.Homepage.OriginalString}, {typeof(DiscordHttp).Assembly.GetName().Version?.ToString(3)})");
        return http;
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        // The token goes where it was meant to go only.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // Kept between the questions of a quiet day, renewed so that a changed address is noticed.
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(30),
        EnableMultipleHttp2Connections = true,
    };

    private static ResiliencePipeline<HttpResponseMessage> Attempt(TimeSpan timeout, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddTimeout(timeout).Build();

    private static Uri Versioned(Uri root)
    {
        string url = root.AbsoluteUri.TrimEnd('/');
        return new Uri(EndsInVersion().IsMatch(url) ? $"{url}/" : $"{url}/{Version}/");
    }

    [GeneratedRegex(@"/v\d+$")]
    private static partial Regex EndsInVersion();
}
