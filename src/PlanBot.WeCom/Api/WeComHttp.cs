namespace PlanBot.WeCom.Api;

/// <summary>
/// Builds the HTTP client of the API. It is made by hand: access token, secret and response code stand in the query, and the
/// clients of a factory log each request's URL.
/// </summary>
internal static class WeComHttp
{
    // The largest answer that is asked for, a menu, stays below a tenth of this.
    private const long MaxAnswerBytes = 256 * 1024;

    /// <summary>Makes the client; it owns its handler.</summary>
    /// <param name="apiUrl">The API's root.</param>
    /// <param name="transport">What sends; null for sockets.</param>
    public static HttpClient Create(Uri apiUrl, HttpMessageHandler? transport = null) => new(transport ?? Sockets())
    {
        BaseAddress = new Uri($"{apiUrl.AbsoluteUri.TrimEnd('/')}/cgi-bin/"),
        // Each attempt has a limit of its own.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    private static SocketsHttpHandler Sockets() => new()
    {
        // The token goes where it was meant to go only.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Kept between the questions of a quiet day, renewed so that a changed address is noticed.
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(30),
    };
}
