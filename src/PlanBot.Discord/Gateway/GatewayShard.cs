using System.Net.WebSockets;

namespace PlanBot.Discord.Gateway;

/// <summary>Keeps one shard connected: connects, waits for the end of the connection, waits its delay, connects again.</summary>
/// <param name="shard">The shard's number, from 0.</param>
/// <param name="url">Where the gateway was found.</param>
/// <param name="shared">What the shards share.</param>
internal sealed class GatewayShard(int shard, Uri url, ShardContext shared)
{
    private readonly GatewaySession _session = new(shard, shared.Time, shared.Log);
    private readonly Backoff _backoff = new(shared.Settings.Jitter);
    private Uri? _url = url;

    /// <summary>Completes when the shard is ready for the first time.</summary>
    public Task FirstReady => _session.FirstReady;

    /// <summary>How the shard fares.</summary>
    public ShardStatus Status => _session.Status;

    /// <summary>Runs until asked to stop.</summary>
    /// <exception cref="GatewayStoppedException">Discord refuses the bot.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            _session.Apply(new GatewayInput.Opening());
            var readyFor = await ConnectAsync(stopping);
            if (_session.State is GatewayState.Stopped stopped)
            {
                var refusal = new GatewayStoppedException(stopped.Code);
                shared.Log.Stops(shard, refusal.Code, refusal.Mend);
                throw refusal;
            }

            if (stopping.IsCancellationRequested) return;
            var delay = _backoff.After(readyFor, resumes: _session.State.Point is not null);
            shared.Log.Waits(shard, delay);
            await Task.Delay(delay, shared.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The time for which the connection was ready; null when it never was.
    private async Task<TimeSpan?> ConnectAsync(CancellationToken stopping)
    {
        using var socket = await OpenAsync(stopping);
        if (socket is null)
        {
            _session.Apply(new GatewayInput.Broken());
            return null;
        }

        using var connection = new GatewayConnection(socket, _session, shared);
        await connection.RunAsync(stopping);
        return _session.ReadyFor;
    }

    private async Task<WebSocket?> OpenAsync(CancellationToken stopping)
    {
        var resumeUrl = _session.State.Point?.Address;
        try
        {
            var address = resumeUrl ?? (_url ??= GatewaySocket.Url(await shared.FindGateway(stopping)));
            using var patience = new CancellationTokenSource(GatewayConnection.Patience, shared.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
            return await shared.Connect(GatewaySocket.Address(address, shared.Settings.Compress), either.Token);
        }
        catch (Exception e) when (e is not GatewayStoppedException)
        {
            if (!stopping.IsCancellationRequested) shared.Log.Unreachable(shard, e.Message);
            // Discord: ask for the address again only where it no longer serves.
            if (resumeUrl is null) _url = null;
            return null;
        }
    }
}
