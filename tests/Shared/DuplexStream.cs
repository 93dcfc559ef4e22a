using System.IO.Pipelines;

namespace PlanBot.Tests;

/// <summary>One end of an in-memory connection, which can be torn.</summary>
internal sealed class DuplexStream : Stream
{
    private readonly PipeReader _in;
    private readonly PipeWriter _out;
    private readonly Stream _reading;
    private readonly Stream _writing;

    private DuplexStream(Pipe incoming, Pipe outgoing)
    {
        (_in, _out) = (incoming.Reader, outgoing.Writer);
        (_reading, _writing) = (_in.AsStream(), _out.AsStream());
    }

    public static (DuplexStream One, DuplexStream Other) Pair()
    {
        // Without limits on what lies in the pipes, nobody waits for the other side to read.
        var options = new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false);
        Pipe there = new(options), back = new(options);
        return (new DuplexStream(back, there), new DuplexStream(there, back));
    }

    /// <summary>Tears the connection: the other side reads what was sent, then the end, without a close.</summary>
    public void End() => _out.Complete();

    /// <summary>Tears the connection: what is under way is lost.</summary>
    public void Break() => _out.Complete(new IOException("The connection was reset."));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _reading.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _writing.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => _writing.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _out.Complete();
        base.Dispose(disposing);
    }
}
