namespace PlanBot.LocalWeCom;

/// <summary>The app's access tokens: asking again while one lives gives the same (page "获取access_token", path 91039).</summary>
internal sealed class AccessTokens(LocalWeComOptions options)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = [];
    private string? _current;
    private DateTimeOffset _ends;
    private int _asked;

    /// <summary>How often a token was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public (string Token, int ExpiresIn) Get()
    {
        lock (_gate)
        {
            _asked++;
            var now = options.Time.GetUtcNow();
            if (_current is null || now >= _ends)
            {
                _current = "local-token-" + Guid.NewGuid().ToString("N");
                _known.Add(_current);
                _ends = now + options.TokenLife;
            }
            return (_current, (int)(_ends - now).TotalSeconds);
        }
    }

    public Ack Check(string? token)
    {
        lock (_gate)
        {
            if (string.IsNullOrEmpty(token))
            {
                return new Ack(ErrorCode.MissingToken);
            }
            if (token == _current && options.Time.GetUtcNow() < _ends)
            {
                return Ack.Ok;
            }
            return new Ack(_known.Contains(token) ? ErrorCode.TokenExpired : ErrorCode.InvalidToken);
        }
    }

    /// <summary>Ends the token before its time, as WeCom may.</summary>
    public void Expire()
    {
        lock (_gate)
        {
            _current = null;
        }
    }
}
