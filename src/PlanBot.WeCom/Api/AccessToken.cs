namespace PlanBot.WeCom.Api;

/// <summary>
/// The app's access token: kept while it is good, fetched anew some time before it ends. However many callers wait, one fetch
/// is under way at a time. Safe to use from several threads.
/// </summary>
/// <remarks>Source: document/path/91039, getting an access token; fetching it often is refused.</remarks>
/// <param name="fetch">Gets a new token; its own limits of time end it.</param>
/// <param name="time">Measures the token's age.</param>
internal sealed class AccessToken(Func<Task<TokenAnswer>> fetch, TimeProvider time)
{
    // WeCom may give the token that is still good, with what is left of its time. Half of a short rest keeps that from
    // making every call fetch.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private string? _value;
    private long _fetchedAt;
    private TimeSpan _goodFor;
    private Task<string>? _fetch;

    /// <summary>The token. A caller who gives up leaves the fetch to the others; a failed fetch fails for those who waited for it, and the next caller begins another.</summary>
    /// <exception cref="WeComException">WeCom gives no token.</exception>
    /// <exception cref="HttpRequestException">WeCom cannot be reached.</exception>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_value is { } value && time.GetElapsedTime(_fetchedAt) < _goodFor) return new ValueTask<string>(value);
            // Off the lock: a fetch may do much before it first waits.
            if (_fetch is not { IsCompleted: false }) _fetch = Task.Run(FetchAsync, CancellationToken.None);
            return new ValueTask<string>(_fetch.WaitAsync(cancellationToken));
        }
    }

    /// <summary>WeCom refused a token. Nothing happens when another has come since.</summary>
    public void Forget(string refused)
    {
        lock (_lock)
        {
            if (_value == refused) _value = null;
        }
    }

    private async Task<string> FetchAsync()
    {
        long start = time.GetTimestamp();
        var answer = await fetch();
        var life = TimeSpan.FromSeconds(answer.ExpiresIn);
        lock (_lock)
        {
            _value = answer.AccessToken;
            _fetchedAt = start;
            _goodFor = life - (life / 2 < s_margin ? life / 2 : s_margin);
        }
        return answer.AccessToken;
    }
}
