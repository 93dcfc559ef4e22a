using System.Text.Json.Serialization.Metadata;

namespace PlanBot.WeCom.LongConnection;

/// <summary>What the bot says over the long connection, by its purpose.</summary>
/// <remarks>Source: developer.work.weixin.qq.com, document 101463.</remarks>
internal static class LongConnectionSends
{
    /// <summary>Answers a message: a stream, a stream with a card, or a card.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="reqId">That of the message.</param>
    /// <param name="body">The answer.</param>
    /// <param name="type">How the answer is written.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public static Task<SendOutcome> RespondAsync<T>(this LongConnectionClient client, string reqId, T body, JsonTypeInfo<T> type, CancellationToken cancel) =>
        client.SendAsync(FrameCommand.Respond, reqId, body, type, cancel);

    /// <summary>Welcomes somebody who opened the chat: a text or a card, within 5 seconds of the event.</summary>
    public static Task<SendOutcome> WelcomeAsync<T>(this LongConnectionClient client, string reqId, T body, JsonTypeInfo<T> type, CancellationToken cancel) =>
        client.SendAsync(FrameCommand.Welcome, reqId, body, type, cancel);

    /// <summary>Gives the card that was clicked another face, within 5 seconds of the event.</summary>
    public static Task<SendOutcome> UpdateCardAsync<T>(this LongConnectionClient client, string reqId, T body, JsonTypeInfo<T> type, CancellationToken cancel) =>
        client.SendAsync(FrameCommand.UpdateCard, reqId, body, type, cancel);

    /// <summary>Sends a message that answers none: markdown or a card, to a chat in which the robot was written to before.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="chatId">The group, or the user id in a single chat.</param>
    /// <param name="message">The message, without the chat; a JSON object.</param>
    /// <param name="type">How the message is written.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public static Task<SendOutcome> SendMessageAsync<T>(this LongConnectionClient client, string chatId, T message, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        string reqId = Connection.NewReqId(FrameCommand.SendMessage);
        return client.SendAsync(FrameCommand.SendMessage, reqId, FrameJson.ToChat(reqId, chatId, message, type), cancel);
    }
}
