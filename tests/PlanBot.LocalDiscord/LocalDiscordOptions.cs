namespace PlanBot.LocalDiscord;

/// <summary>How a local Discord behaves. The defaults are Discord's own figures where its documentation states one.</summary>
public sealed record LocalDiscordOptions
{
    /// <summary>TCP port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The bot's token. Not a secret: it opens nothing but this server.</summary>
    public string Token { get; init; } = "local.bot.token";

    /// <summary>Clock of all deadlines, windows and ids.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Checks the bodies of requests against Discord's schema. Off for load runs.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>The rate limits of REST.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>What HELLO tells the client. Discord says 41,250 ms.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How long after <see cref="HeartbeatInterval"/> a missing heartbeat closes the connection.</summary>
    public TimeSpan HeartbeatTolerance { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a session without a connection can be resumed ("a few minutes").</summary>
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How many events a session keeps for a resume.</summary>
    public int ReplayLimit { get; init; } = 20_000;

    /// <summary>Privileged intents that are switched on for the application, as bits; the message content intent is 1 &lt;&lt; 15.</summary>
    public int PrivilegedIntents { get; init; } = GatewayIntents.MessageContent;

    /// <summary>Shards that <c>GET /gateway/bot</c> recommends.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Whether an IDENTIFY with fewer shards is closed with 4011.</summary>
    public bool ShardingRequired { get; init; }

    /// <summary>Identifies allowed in each <see cref="IdentifyWindow"/>, per rate limit key.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>The window of <see cref="MaxConcurrency"/>; Discord says 5 seconds.</summary>
    public TimeSpan IdentifyWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Sessions that may be started a day.</summary>
    public int SessionStarts { get; init; } = 1000;

    /// <summary>Frames that a client may send in 60 seconds.</summary>
    public int GatewaySendLimit { get; init; } = 120;

    /// <summary>The time in which an interaction must be acknowledged.</summary>
    public TimeSpan AcknowledgeWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The life of an interaction token.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a nonce with <c>enforce_nonce</c> is remembered ("the past few minutes").</summary>
    public TimeSpan NonceWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where interactions are sent by HTTP instead of the gateway; null for the gateway.</summary>
    public Uri? InteractionsEndpoint { get; init; }
}
