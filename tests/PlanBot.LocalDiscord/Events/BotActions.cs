using System.Threading.Channels;

namespace PlanBot.LocalDiscord;

/// <summary>Everything the bot did, in order, with ways to wait for more. Safe to use from several threads.</summary>
public sealed class BotActions(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<BotAction> all = [];
    private readonly List<(Func<BotAction, bool> Wanted, TaskCompletionSource<BotAction> Found)> waiting = [];
    private readonly List<ChannelWriter<BotAction>> readers = [];
    private readonly Dictionary<ulong, List<LocalMessage>> replies = [];
    private readonly Dictionary<ulong, TaskCompletionSource<LocalMessage>> awaitedReplies = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<BotAction> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    /// <summary>A reader of everything from now on.</summary>
    public ChannelReader<BotAction> Read()
    {
        var channel = Channel.CreateUnbounded<BotAction>();
        lock (gate)
        {
            readers.Add(channel.Writer);
        }
        return channel.Reader;
    }

    /// <summary>The first action that is wanted, be it past or to come.</summary>
    public Task<BotAction> WaitAsync(Func<BotAction, bool> wanted, int from = 0, CancellationToken cancellation = default)
    {
        lock (gate)
        {
            for (var i = from; i < all.Count; i++)
            {
                if (wanted(all[i]))
                {
                    return Task.FromResult(all[i]);
                }
            }
            var found = new TaskCompletionSource<BotAction>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, found));
            return found.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>The bot's messages that reply to a message, or stand in the thread begun from it; oldest first.</summary>
    public IReadOnlyList<LocalMessage> RepliesTo(ulong messageId)
    {
        lock (gate)
        {
            return replies.TryGetValue(messageId, out var list) ? [.. list] : [];
        }
    }

    /// <summary>The first of <see cref="RepliesTo"/>, be it there or to come.</summary>
    public Task<LocalMessage> ReplyToAsync(ulong messageId, CancellationToken cancellation = default)
    {
        lock (gate)
        {
            if (replies.TryGetValue(messageId, out var list))
            {
                return Task.FromResult(list[0]);
            }
            if (!awaitedReplies.TryGetValue(messageId, out var awaited))
            {
                awaitedReplies[messageId] = awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return awaited.Task.WaitAsync(cancellation);
        }
    }

    internal void Add(BotActionKind kind, LocalMessage? message = null, LocalInteraction? interaction = null, LocalChannel? channel = null, string? detail = null)
    {
        lock (gate)
        {
            var action = new BotAction(all.Count, time.GetUtcNow(), kind) { Message = message, Interaction = interaction, Channel = channel, Detail = detail };
            all.Add(action);
            if (kind == BotActionKind.Sent)
            {
                AddReply(message!);
            }
            for (var i = waiting.Count - 1; i >= 0; i--)
            {
                if (waiting[i].Found.Task.IsCompleted || waiting[i].Wanted(action))
                {
                    waiting[i].Found.TrySetResult(action);
                    waiting.RemoveAt(i);
                }
            }
            foreach (var reader in readers)
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
            if (!replies.TryGetValue(target, out var list))
            {
                replies[target] = list = [];
            }
            list.Add(message);
            if (awaitedReplies.Remove(target, out var awaited))
            {
                awaited.TrySetResult(message);
            }
        }
    }
}
