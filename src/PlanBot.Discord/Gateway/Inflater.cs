using System.IO.Compression;

namespace PlanBot.Discord.Gateway;

/// <summary>Inflates one connection's zlib stream piece by piece; its dictionary lives as long as the connection.</summary>
/// <remarks>Source: discord-api-docs, developers/events/gateway.mdx, zlib-stream.</remarks>
internal sealed class Inflater : IDisposable
{
    private readonly Pieces _pieces = new();
    private readonly ZLibStream _zlib;

    public Inflater() => _zlib = new ZLibStream(_pieces, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Gives the next piece of the stream; the memory is read until <see cref="Read"/> returns 0.</summary>
    public void Add(ReadOnlyMemory<byte> piece) => _pieces.Left = piece;

    /// <summary>Inflates into the target; 0 means that the pieces given so far are used up.</summary>
    /// <exception cref="InvalidDataException">This is no zlib stream, or it is damaged.</exception>
    public int Read(Span<byte> target) => _zlib.Read(target);

    public void Dispose() => _zlib.Dispose();

    // Between pieces the stream looks as if it had ended; the inflater asks again at the next read.
    private sealed class Pieces : Stream
    {
        public ReadOnlyMemory<byte> Left { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, Left.Length);
            Left.Span[..count].CopyTo(buffer);
            Left = Left[count..];
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
