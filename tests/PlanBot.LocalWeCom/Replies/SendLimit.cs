namespace PlanBot.LocalWeCom;

/// <summary>How many frames a chat takes: 30 a minute and 1,000 an hour, replies and pushes together (page 智能机器人长连接, path 101463).</summary>
internal sealed class SendLimit(LocalWeComOptions options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _sent = [];

    /// <summary>Takes one, unless the chat is full. Call under the reply desk's lock.</summary>
    public bool TryTake(string chatId)
    {
        if (options is { ChatLimitPerMinute: 0, ChatLimitPerHour: 0 })
        {
            return true;
        }
        var now = options.Time.GetUtcNow();
        if (!_sent.TryGetValue(chatId, out var sent))
        {
            _sent[chatId] = sent = new Queue<DateTimeOffset>();
        }
        while (sent.TryPeek(out var first) && now - first >= Hour)
        {
            sent.Dequeue();
        }
        var lastMinute = sent.Count(at => now - at < Minute);
        if (options.ChatLimitPerHour > 0 && sent.Count >= options.ChatLimitPerHour
            || options.ChatLimitPerMinute > 0 && lastMinute >= options.ChatLimitPerMinute)
        {
            return false;
        }
        sent.Enqueue(now);
        return true;
    }
}
