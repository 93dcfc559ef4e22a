using System.Net.WebSockets;
using System.Threading.Channels;

namespace PlanBot.LocalWeCom;

/// <summary>The sending half of a connection: one queue, one writer.</summary>
internal sealed class RobotSocket(WebSocket socket)
{
    private readonly Channel<Item> _queue = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Whether a close was queued by this side.</summary>
    public bool IsClosing { get; private set; }

    public void Send(byte[] payload) => _queue.Writer.TryWrite(new Item(payload, null, 0, ""));

    /// <summary>Whether it was written before the connection ended.</summary>
    public Task<bool> SendAsync(byte[] payload)
    {
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite(new Item(payload, written, 0, "")) ? written.Task : Task.FromResult(false);
    }

    public void Close(int code, string reason)
    {
        IsClosing = true;
        _queue.Writer.TryWrite(new Item(null, null, code, reason));
        _queue.Writer.TryComplete();
    }

    /// <summary>Nothing more is to be sent; what is queued still is.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    public void Abort()
    {
        IsClosing = true;
        _queue.Writer.TryComplete();
        socket.Abort();
    }

    /// <summary>Writes what is queued until a close was written or the connection broke.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in _queue.Reader.ReadAllAsync(cancellation))
            {
                if (item.Payload is null)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)item.Code, item.Reason, cancellation);
                    return;
                }
                try
                {
                    await socket.SendAsync(item.Payload.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
                    item.Written?.TrySetResult(true);
                }
                finally
                {
                    item.Written?.TrySetResult(false);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is gone: WeCom does not repeat what was lost with it.
        }
        finally
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var left))
            {
                left.Written?.TrySetResult(false);
            }
        }
    }

    private readonly record struct Item(byte[]? Payload, TaskCompletionSource<bool>? Written, int Code, string Reason);
}
