using System.IO.Compression;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace PlanBot.LocalDiscord;

/// <summary>The sending half of a gateway connection: one queue, one writer, compression when the client asked for it.</summary>
internal sealed class GatewaySocket : IDisposable
{
    private readonly WebSocket _socket;
    private readonly Channel<Frame> _queue = Channel.CreateUnbounded<Frame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream? _stream;

    public GatewaySocket(WebSocket socket, bool zlibStream)
    {
        _socket = socket;
        _stream = zlibStream ? new ZLibStream(_compressed, CompressionLevel.Fastest, leaveOpen: true) : null;
    }

    /// <summary>Compresses each payload by itself, as IDENTIFY's <c>compress</c> asks for; without meaning for a zlib stream.</summary>
    public bool CompressPayloads { get; set; }

    /// <summary>Splits each compressed payload over two messages, as Discord may: only the last ends with the flush.</summary>
    public bool SplitMessages { get; set; }

    /// <summary>Whether a close was queued by this side.</summary>
    public bool IsClosing { get; private set; }

    public void Send(byte[] payload) => _queue.Writer.TryWrite(new Frame(payload, 0, ""));

    public void Close(int code, string reason)
    {
        IsClosing = true;
        _queue.Writer.TryWrite(new Frame(null, code, reason));
        _queue.Writer.TryComplete();
    }

    /// <summary>Nothing more is to be sent; what is queued still is.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    public void Abort()
    {
        IsClosing = true;
        _queue.Writer.TryComplete();
        _socket.Abort();
    }

    /// <summary>Writes what is queued until a close was written or the connection broke.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var frame in _queue.Reader.ReadAllAsync(cancellation))
            {
                if (frame.Payload is null)
                {
                    await _socket.CloseOutputAsync((WebSocketCloseStatus)frame.Code, frame.Reason, cancellation);
                    return;
                }
                await WriteAsync(frame.Payload, cancellation);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is gone; the session keeps what was not delivered.
        }
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _stream?.Dispose();
        _compressed.Dispose();
    }

    private async ValueTask WriteAsync(byte[] payload, CancellationToken cancellation)
    {
        if (_stream is not null)
        {
            _compressed.SetLength(0);
            _stream.Write(payload);
            _stream.Flush();
            var whole = _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
            var first = SplitMessages ? whole.Length / 2 : 0;
            if (first > 0)
            {
                await _socket.SendAsync(whole[..first], WebSocketMessageType.Binary, endOfMessage: true, cancellation);
            }
            await _socket.SendAsync(whole[first..], WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        }
        else if (CompressPayloads)
        {
            using var one = new MemoryStream();
            using (var zlib = new ZLibStream(one, CompressionLevel.Fastest, leaveOpen: true))
            {
                zlib.Write(payload);
            }
            await _socket.SendAsync(one.GetBuffer().AsMemory(0, (int)one.Length), WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        }
        else
        {
            await _socket.SendAsync(payload.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
    }

    private readonly record struct Frame(byte[]? Payload, int Code, string Reason);
}
