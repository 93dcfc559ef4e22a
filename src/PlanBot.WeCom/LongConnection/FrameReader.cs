using System.Buffers;
using System.Net.WebSockets;

namespace PlanBot.WeCom.LongConnection;

/// <summary>Reads one connection frame by frame into one buffer.</summary>
/// <param name="socket">The connection.</param>
internal sealed class FrameReader(WebSocket socket) : IDisposable
{
    /// <summary>The largest frame that is kept, in bytes: 8 MiB, far beyond any message; pictures and files come as addresses.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const int UsualBytes = 16 * 1024;
    private const int RetainedBytes = 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);

    /// <summary>The frame that was read last; valid until the next is read, and may be written to.</summary>
    public Memory<byte> Payload { get; private set; }

    /// <summary>Reads the next frame to its end.</summary>
    /// <returns>What was read. A frame that is too big is read over, so that the next one can be read.</returns>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<FrameRead> ReadAsync(CancellationToken cancel)
    {
        if (_buffer.Length > RetainedBytes) Resize(UsualBytes, keep: 0);
        int length = 0;
        bool tooBig = false;
        while (true)
        {
            if (length == _buffer.Length) Resize(_buffer.Length * 2, keep: length);
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), cancel);
            if (received.MessageType == WebSocketMessageType.Close) return FrameRead.Closed;
            length += received.Count;
            if (tooBig |= length > MostBytes) length = 0;
            if (!received.EndOfMessage) continue;
            Payload = _buffer.AsMemory(0, length);
            return tooBig ? FrameRead.TooBig : FrameRead.Whole;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Resize(int size, int keep)
    {
        byte[] other = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, keep).CopyTo(other);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }
}
