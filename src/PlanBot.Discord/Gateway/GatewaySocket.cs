using System.Net.WebSockets;

namespace PlanBot.Discord.Gateway;

/// <summary>Opens real connections to the gateway.</summary>
internal static class GatewaySocket
{
    /// <summary>The version of the gateway that is spoken.</summary>
    public const int Version = 10;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="WebSocketException">Nobody answers there, or not as a WebSocket.</exception>
    public static async Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        // The gateway has heartbeats of its own.
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

    /// <summary>Where the gateway was found.</summary>
    /// <exception cref="UriFormatException">The text is no address of a WebSocket; the message quotes it.</exception>
    public static Uri Url(GatewayBot bot) => Uri.TryCreate(bot.Url, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
        ? url
        : throw new UriFormatException($"The address of the gateway is no ws:// or wss:// address: '{bot.Url}'.");

    /// <summary>The address with what the bot wants of the connection, such as <c>wss://gateway.discord.gg/?v=10&amp;encoding=json&amp;compress=zlib-stream</c>.</summary>
    /// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, Gateway URL Query String Params.</remarks>
    public static Uri Address(Uri url, bool compress) =>
        new UriBuilder(url) { Query = $"v={Version}&encoding=json{(compress ? "&compress=zlib-stream" : "")}" }.Uri;
}
