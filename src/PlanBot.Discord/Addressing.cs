using PlanBot.Discord.Model;

namespace PlanBot.Discord;

/// <summary>A message that is a question to the bot.</summary>
/// <param name="Text">What was asked, the bot's mention taken out.</param>
/// <param name="InThread">True where it is answered in a thread of its own.</param>
internal sealed record AddressedQuestion(string Text, bool InThread);

/// <summary>Tells whether a message is for the bot.</summary>
/// <param name="channels">The channels where every message is a question; true where it is answered in a thread.</param>
internal sealed class Addressing(IReadOnlyDictionary<string, bool> channels)
{
    /// <summary>The channels where every message is a question.</summary>
    public IEnumerable<string> Channels => channels.Keys;

    /// <summary>The question in a message; null for one that is not the bot's to answer: of a program, of the system, or to others.</summary>
    /// <param name="message">The message.</param>
    /// <param name="self">The bot's user id.</param>
    /// <param name="parent">The channel of the thread that it stands in; null outside threads.</param>
    public AddressedQuestion? Find(IncomingMessage message, string self, string? parent)
    {
        if (message.Author is not { Bot: false } author || author.Id == self || message.WebhookId is not null || message.Type is not (IncomingMessage.Default or IncomingMessage.Reply)) return null;
        string text = WithoutMention(message.Content, self);
        if (message.GuildId is null || message.Mentions?.Any(m => m.Id == self) == true) return new AddressedQuestion(text, InThread: parent is null && channels.GetValueOrDefault(message.ChannelId));
        // A picture alone is no question; and who speaks to another person does not speak to the bot.
        if (text.Length == 0 || message.Mentions is { Count: > 0 }) return null;
        if (channels.TryGetValue(message.ChannelId, out bool inThread)) return new AddressedQuestion(text, inThread && parent is null);
        return parent is not null && channels.ContainsKey(parent) ? new AddressedQuestion(text, InThread: false) : null;
    }

    private static string WithoutMention(string text, string self) =>
        text.Replace($"<@{self}>", " ", StringComparison.Ordinal).Replace($"<@!{self}>", " ", StringComparison.Ordinal).Trim();
}
