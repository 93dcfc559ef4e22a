using System.Net.WebSockets;

namespace PlanBot.Discord.Gateway;

/// <summary>Sends over one connection, one payload at a time and never more than Discord allows. Safe to use from several threads.</summary>
internal sealed class GatewaySender(WebSocket socket, TimeProvider time) : IDisposable
{
    // What requested heartbeats leave to those of our own rhythm.
    private const int SpareSends = 20;

    private readonly SendLimit _limit = new(time);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Sends a payload as soon as it may be sent.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task SendAsync(byte[] payload, CancellationToken cancel)
    {
        await _limit.WaitAsync(cancel);
        await WriteAsync(payload, cancel);
    }

    /// <summary>Sends a payload if it may be sent now.</summary>
    /// <returns>Whether it was sent.</returns>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<bool> TrySendAsync(byte[] payload, CancellationToken cancel)
    {
        if (!_limit.TryTake(SpareSends)) return false;
        await WriteAsync(payload, cancel);
        return true;
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteAsync(byte[] payload, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(payload.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }
}
