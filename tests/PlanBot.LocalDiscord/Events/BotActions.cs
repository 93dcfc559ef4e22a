using System.Threading.Channels;

namespace PlanBot.LocalDiscord;

/// <summary>Everything the bot did, in order, with ways to wait for more. Safe to use from several threads.</summary>
public sealed class BotActions(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<BotAction> _all = [];
    private readonly List<(Func<BotAction, bool> Wanted, TaskCompletionSource<BotAction> Found)> _waiting = [];
    private readonly List<ChannelWriter<BotAction>> _readers = [];
    private readonly Dictionary<ulong, List<LocalMessage>> _replies = [];
    private readonly Dictionary<ulong, TaskCompletionSource<LocalMessage>> _awaitedReplies = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<BotAction> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>A reader of everything from now on.</summary>
    public ChannelReader<BotAction> Read()
    {
        var channel = Channel.CreateUnbounded<BotAction>();
        lock (_gate)
        {
            _readers.Add(channel.Writer);
        }
        return channel.Reader;
    }

    /// <summary>The first action that is wanted, be it past or to come.</summary>
    public Task<BotAction> WaitAsync(Func<BotAction, bool> wanted, int from = 0, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            for (var i = from; i < _all.Count; i++)
            {
                if (wanted(_all[i]))
                {
                    return Task.FromResult(_all[i]);
                }
            }
            var found = new TaskCompletionSource<BotAction>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>The bot's messages that reply to a message, or stand in the thread begun from it; oldest first.</summary>
    public IReadOnlyList<LocalMessage> RepliesTo(ulong messageId)
    {
        lock (_gate)
        {
            return _replies.TryGetValue(messageId, out var list) ? [.. list] : [];
        }
    }

    /// <summary>The first of <see cref="RepliesTo"/>, be it there or to come.</summary>
    public Task<LocalMessage> ReplyToAsync(ulong messageId, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_replies.TryGetValue(messageId, out var list))
            {
                return Task.FromResult(list[0]);
            }
            if (!_awaitedReplies.TryGetValue(messageId, out var awaited))
            {
                _awaitedReplies[messageId] = awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return awaited.Task.WaitAsync(cancellation);
        }
    }

    internal void Add(BotActionKind kind, LocalMessage? message = null, LocalInteraction? interaction = null, LocalChannel? channel = null, string? detail = null)
    {
        lock (_gate)
        {
            var action = new BotAction(_all.Count, time.GetUtcNow(), kind) { Message = message, Interaction = interaction, Channel = channel, Detail = detail };
            _all.Add(action);
            if (kind == BotActionKind.Sent)
            {
                AddReply(message!);
            }
            for (var i = _waiting.Count - 1; i >= 0; i--)
            {
                if (_waiting[i].Found.Task.IsCompleted || _waiting[i].Wanted(action))
                {
                    _waiting[i].Found.TrySetResult(action);
                    _waiting.RemoveAt(i);
                }
            }
            foreach (var reader in _readers)
            {
                reader.TryWrite(action);
            }
        }
    }

    // A thread that was begun from a message has the message's id, so its messages are replies by their channel.
    private void AddReply(LocalMessage message)
    {
        foreach (var target in message.ReplyTo is { } id ? new[] { id, message.ChannelId } : [message.ChannelId])
        {
            if (!_replies.TryGetValue(target, out var list))
            {
                _replies[target] = list = [];
            }
            list.Add(message);
            if (_awaitedReplies.Remove(target, out var awaited))
            {
                awaited.TrySetResult(message);
            }
        }
    }
}
