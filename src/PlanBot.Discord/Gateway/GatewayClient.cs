using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace PlanBot.Discord.Gateway;

/// <summary>Receives what happens on Discord: finds the gateway, runs as many shards as Discord says, keeps them connected.</summary>
/// <param name="settings">What the gateway is told of the bot.</param>
/// <param name="findGateway">Asks <c>GET /gateway/bot</c>. A <see cref="GatewayStoppedException"/> or an <see cref="HttpRequestException"/> with 401 stops the client; after any other exception it is asked again later.</param>
/// <param name="handle">Takes an event. Each shard awaits it before it reads on, so that it must return fast; every event of a session comes once and in order. Its exceptions are logged.</param>
/// <param name="connect">Opens a connection; <see cref="GatewaySocket.ConnectAsync"/> opens real ones.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx.</remarks>
internal sealed class GatewayClient(
    GatewaySettings settings,
    Func<CancellationToken, Task<GatewayBot>> findGateway,
    Func<GatewayEvent, ValueTask> handle,
    Func<Uri, CancellationToken, Task<WebSocket>> connect,
    TimeProvider time,
    ILogger logger)
{
    private readonly GatewayLog _log = new(logger);
    private GatewayShard[] _shards = [];

    /// <summary>How the connections fare.</summary>
    public GatewayStatus Status => new([.. Volatile.Read(ref _shards).Select(s => s.Status)]);

    /// <summary>Runs until cancelled, then closes every connection with 1000 and returns; an event that is being handled is waited for.</summary>
    /// <exception cref="GatewayStoppedException">Discord refuses the bot; all shards are closed.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await FindFirstAsync(cancel) is not { } bot) return;
        using var queue = new IdentifyQueue(bot.SessionStartLimit, time, _log);
        var shared = new ShardContext
        {
            Settings = settings,
            Shards = Math.Max(1, bot.Shards),
            Names = new EventNames(settings.Events),
            Handle = handle,
            FindGateway = FindAsync,
            Connect = connect,
            Queue = queue,
            Time = time,
            Log = _log,
        };
        var shards = Enumerable.Range(0, shared.Shards).Select(i => new GatewayShard(i, GatewaySocket.Url(bot), shared)).ToArray();
        Volatile.Write(ref _shards, shards);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = new List<Task>();
        // Discord wants the shards started in order, so many at a time.
        foreach (var together in shards.Chunk(Math.Max(1, bot.SessionStartLimit.MaxConcurrency)))
        {
            running.AddRange(together.Select(s => s.RunAsync(stopping.Token)));
            await Task.WhenAny([Task.WhenAll(together.Select(s => s.FirstReady)), .. running]);
            if (running.Any(r => r.IsCompleted)) break;
        }

        // A shard ends when all are to end, or when Discord refuses the bot.
        await Task.WhenAny(running);
        await stopping.CancelAsync();
        await Task.WhenAll(running);
    }

    // Null when cancelled before it was found.
    private async Task<GatewayBot?> FindFirstAsync(CancellationToken cancel)
    {
        var backoff = new Backoff(settings.Jitter);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var bot = await FindAsync(cancel);
                GatewaySocket.Url(bot);
                return bot;
            }
            catch (Exception e) when (e is not GatewayStoppedException)
            {
                if (cancel.IsCancellationRequested) break;
                var delay = backoff.After(readyFor: null, resumes: false);
                _log.NotFound(e.Message, delay);
                await Task.Delay(delay, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return null;
    }

    private async Task<GatewayBot> FindAsync(CancellationToken cancel)
    {
        try
        {
            return await findGateway(cancel);
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw new GatewayStoppedException(GatewayClose.AuthenticationFailed);
        }
    }
}
