using System.Text.Json.Serialization.Metadata;

namespace PlanBot.Discord.Rest;

/// <summary>Messages and threads. Source: discord-api-docs, developers/resources/message.mdx and channel.mdx.</summary>
internal static class ChannelCalls
{
    /// <summary>Sends a message to a channel.</summary>
    /// <param name="rest">The client.</param>
    /// <param name="channel">The channel's id.</param>
    /// <param name="message">The message.</param>
    /// <param name="messageInfo">How to write it.</param>
    /// <param name="resultInfo">How to read the message that was made.</param>
    /// <param name="isNonceEnforced">True when the message carries a nonce and <c>enforce_nonce</c>: then it is retried after a fault, and still sent once.</param>
    /// <param name="cancellationToken">Gives the call up; the message may have been sent.</param>
    public static Task<TResult> CreateMessageAsync<TMessage, TResult>(
        this DiscordRest rest, string channel, TMessage message, JsonTypeInfo<TMessage> messageInfo, JsonTypeInfo<TResult> resultInfo, bool isNonceEnforced, CancellationToken cancellationToken) =>
        rest.SendAsync(CreateMessage(channel, isNonceEnforced), message, messageInfo, resultInfo, cancellationToken);

    /// <summary>Changes a message of the bot's own; what is left out of the body stays.</summary>
    public static Task<TResult> EditMessageAsync<TEdit, TResult>(
        this DiscordRest rest, string channel, string message, TEdit edit, JsonTypeInfo<TEdit> editInfo, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(EditMessage(channel, message), edit, editInfo, resultInfo, cancellationToken);

    /// <summary>Starts a thread from a message; the thread's id is the message's.</summary>
    public static Task<TResult> StartThreadAsync<TThread, TResult>(
        this DiscordRest rest, string channel, string message, TThread thread, JsonTypeInfo<TThread> threadInfo, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(StartThread(channel, message), thread, threadInfo, resultInfo, cancellationToken);

    private static Route CreateMessage(string channel, bool isNonceEnforced) =>
        new(HttpMethod.Post, "/channels/{channel}/messages", $"channels/{channel}/messages", channel, IsRepeatable: isNonceEnforced);

    private static Route EditMessage(string channel, string message) =>
        new(HttpMethod.Patch, "/channels/{channel}/messages/{message}", $"channels/{channel}/messages/{message}", channel, IsRepeatable: true);

    private static Route StartThread(string channel, string message) =>
        new(HttpMethod.Post, "/channels/{channel}/messages/{message}/threads", $"channels/{channel}/messages/{message}/threads", channel);
}
