using System.Buffers;
using System.Net.WebSockets;

namespace PlanBot.Discord.Gateway;

/// <summary>Reads one connection payload by payload, through one receive buffer and, where it must be put together or inflated, one more.</summary>
/// <param name="socket">The connection.</param>
/// <param name="compressed">Whether it carries a zlib stream.</param>
internal sealed class PayloadReader(WebSocket socket, bool compressed) : IDisposable
{
    /// <summary>The largest payload that is kept, in bytes of JSON: 16 MiB, far beyond the READY or GUILD_CREATE of a large guild.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    // The end of every compressed payload: an empty block, as Z_SYNC_FLUSH writes it.
    private const uint FlushMark = 0x0000FFFF;
    private const int UsualBytes = 32 * 1024;
    private const int RetainedBytes = 1024 * 1024;

    private readonly byte[] _received = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private readonly Inflater? _inflater = compressed ? new Inflater() : null;
    private byte[] _gathered = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private int _length;
    private uint _tail;
    private bool _tooBig;

    /// <summary>The payload that was read last; valid until the next is read.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>Reads the next payload to its end.</summary>
    /// <returns>What was read. A payload that is too big is read over, so that the next one can be read.</returns>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">The zlib stream is damaged; nothing more can be read.</exception>
    public async ValueTask<PayloadRead> ReadAsync(CancellationToken cancel)
    {
        Begin();
        while (true)
        {
            var received = await socket.ReceiveAsync(_received.AsMemory(), cancel);
            if (received.MessageType == WebSocketMessageType.Close) return PayloadRead.Closed;
            var piece = _received.AsMemory(0, received.Count);
            // Text is never compressed: a server that knows no compression sends it although we asked for more.
            bool inflates = _inflater is not null && received.MessageType == WebSocketMessageType.Binary;
            if (!inflates && received.EndOfMessage && _length == 0 && !_tooBig)
            {
                Payload = piece;
                return PayloadRead.Whole;
            }

            if (inflates) Inflate(piece);
            else Gather(piece.Span);
            // A compressed payload may span messages; only the mark ends it.
            if (!received.EndOfMessage || (inflates && _tail != FlushMark)) continue;
            if (_tooBig) return PayloadRead.TooBig;
            if (inflates && _length == 0) throw new InvalidDataException("The compressed stream has ended.");
            Payload = _gathered.AsMemory(0, _length);
            return PayloadRead.Whole;
        }
    }

    public void Dispose()
    {
        _inflater?.Dispose();
        ArrayPool<byte>.Shared.Return(_received);
        ArrayPool<byte>.Shared.Return(_gathered);
    }

    private void Begin()
    {
        _length = 0;
        _tooBig = false;
        if (_gathered.Length <= RetainedBytes) return;
        ArrayPool<byte>.Shared.Return(_gathered);
        _gathered = ArrayPool<byte>.Shared.Rent(UsualBytes);
    }

    private void Gather(ReadOnlySpan<byte> piece)
    {
        if (_tooBig || (_tooBig = _length + piece.Length > MostBytes)) return;
        if (_length + piece.Length > _gathered.Length) Grow(_length + piece.Length);
        piece.CopyTo(_gathered.AsSpan(_length));
        _length += piece.Length;
    }

    private void Inflate(ReadOnlyMemory<byte> piece)
    {
        foreach (byte b in piece.Span[Math.Max(0, piece.Length - sizeof(uint))..]) _tail = (_tail << 8) | b;
        _inflater!.Add(piece);
        while (true)
        {
            if (_length == _gathered.Length && !_tooBig) Grow(_length + 1);
            int count = _inflater.Read(_gathered.AsSpan(_length));
            if (count == 0) return;
            _length += count;
            // What is too big is inflated all the same, or the next payload could not be; it is only not kept.
            if (_tooBig || (_tooBig = _length > MostBytes)) _length = 0;
        }
    }

    private void Grow(int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _gathered.Length * 2));
        _gathered.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_gathered);
        _gathered = larger;
    }
}
