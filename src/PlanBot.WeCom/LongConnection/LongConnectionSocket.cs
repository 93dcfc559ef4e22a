using System.Net.WebSockets;

namespace PlanBot.WeCom.LongConnection;

/// <summary>Opens real connections to WeCom.</summary>
internal static class LongConnectionSocket
{
    /// <summary>Opens a connection.</summary>
    /// <exception cref="WebSocketException">Nobody answers there, or not as a WebSocket.</exception>
    public static async Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        // The protocol has pings of its own.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            await socket.ConnectAsync(address, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
