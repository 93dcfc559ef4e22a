namespace PlanBot.Discord.Gateway;

/// <summary>Where the gateway is and how many connections to open, as <c>GET /gateway/bot</c> answers.</summary>
/// <param name="Url">The address to connect to, <c>wss://</c> or <c>ws://</c>, without the query.</param>
/// <param name="Shards">How many shards Discord recommends, at least 1.</param>
/// <param name="SessionStartLimit">How many sessions may be started.</param>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, Get Gateway Bot.</remarks>
public sealed record GatewayBot(string Url, int Shards, SessionStartLimit SessionStartLimit);

/// <summary>How many sessions may be started; a bot that goes beyond has its token reset.</summary>
/// <param name="Total">Starts allowed in a window (a day).</param>
/// <param name="Remaining">Starts left in this window.</param>
/// <param name="ResetAfter">Milliseconds until the window ends; 0 when none has begun.</param>
/// <param name="MaxConcurrency">Identify requests allowed in 5 seconds.</param>
public sealed record SessionStartLimit(int Total, int Remaining, int ResetAfter, int MaxConcurrency);
