using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>A clock that stands still while calls are under way and passes the pauses between attempts.</summary>
internal sealed class PauseTime : FakeTimeProvider
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Channel<TimeSpan> _asked = Channel.CreateUnbounded<TimeSpan>();
    private readonly TimeSpan _attempt = new WeComApiOptions(new Uri("http://wecom.test"), "", 0, "").AttemptTimeout;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // What ends an attempt or a call passes only when a test asks for it.
        if (dueTime > TimeSpan.Zero && dueTime != _attempt && dueTime != ApiRetries.Total) _asked.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Lets an attempt end for want of an answer.</summary>
    public void EndAttempt() => _asked.Writer.TryWrite(_attempt);

    /// <summary>Waits until a pause begins; does not let it pass.</summary>
    public async Task PausedAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await _asked.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Lets pauses pass until the call has ended.</summary>
    public async Task<T> EndAsync<T>(Task<T> call)
    {
        await EndAsync((Task)call);
        return await call;
    }

    /// <summary>Lets pauses pass until the call has ended.</summary>
    public async Task EndAsync(Task call)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!call.IsCompleted)
        {
            await Task.WhenAny(call, _asked.Reader.WaitToReadAsync(patience.Token).AsTask());
            Assert.False(patience.IsCancellationRequested, "The call goes on.");
            if (!call.IsCompleted && _asked.Reader.TryRead(out var pause)) Advance(pause);
        }
        await call;
    }
}
