using System.Text.Json;
using Microsoft.Extensions.Logging;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Discord.Gateway;
using PlanBot.Discord.Interactions;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rendering;
using PlanBot.Discord.Rest;
using PlanBot.Language;
using PlanBot.Storage;

namespace PlanBot.Discord;

/// <summary>
/// The road of a message on Discord: an event comes in, the question in it is found, answered from the knowledge, rendered and
/// sent. Questions of one chat are answered in their order, those of different chats side by side.
/// </summary>
internal sealed partial class DiscordChannel(KnowledgeBase knowledge, DiscordRest rest, InteractionHandler interactions, AnswerBook answers, BotStore store, Addressing addressing, string self, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>The events that the channel handles.</summary>
    public static readonly string[] Events = [MessageCreate, InteractionCreate, "GUILD_CREATE", "THREAD_CREATE", "THREAD_UPDATE", "THREAD_LIST_SYNC", "THREAD_DELETE"];

    private const string MessageCreate = "MESSAGE_CREATE", InteractionCreate = "INTERACTION_CREATE", Incomplete = "fields are missing";

    // Minutes of silence after which a thread is put away.
    private const int ThreadSleepsAfter = 1_440;

    // Discord's code where a message has a thread already.
    private const int ThreadExists = 160004;

    private readonly ThreadParents _threads = new(addressing.Channels);
    private readonly ChatLanes _queue = new(Environment.ProcessorCount, time);

    /// <summary>Takes an event of the gateway; the work it makes is queued. What is not as Discord documents it is logged and left out.</summary>
    public ValueTask HandleAsync(GatewayEvent happened)
    {
        try
        {
            Take(happened);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or ArgumentNullException)
        {
            // Null stands where Discord never puts it, or a value is of another kind. The text of the exception could quote what was typed.
            LogUnreadable(happened.Name, (e as JsonException)?.Path ?? e.GetType().Name);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers what was taken and ends.</summary>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private void Take(GatewayEvent happened)
    {
        switch (happened.Name)
        {
            case MessageCreate:
                if (happened.Data.Deserialize(DiscordJson.Readable.IncomingMessage) is { Id.Length: > 0, ChannelId.Length: > 0, Author: not null } message) Take(message);
                else LogUnreadable(happened.Name, Incomplete);
                break;
            case InteractionCreate:
                if (happened.Data.Deserialize(DiscordJson.Readable.Interaction) is { Id.Length: > 0, Token.Length: > 0 } interaction) Take(interaction);
                else LogUnreadable(happened.Name, Incomplete);
                break;
            case "THREAD_DELETE":
                if (happened.Data.Deserialize(DiscordJson.Readable.ChannelEvent) is { } deleted) _threads.Forget(deleted.Id);
                break;
            default:
                if (happened.Data.Deserialize(DiscordJson.Readable.ChannelEvent) is { } channel) _threads.Learn(channel);
                break;
        }
    }

    private void Take(IncomingMessage message)
    {
        string? parent = _threads.Of(message.ChannelId);
        if (message.Id.Length == 0 || addressing.Find(message, self, parent) is not { } question || !store.TryClaim("discord:" + message.Id)) return;
        _queue.Add(ConversationKey.Of(message.ChannelId, message.Author!.Id), () => AnswerAsync(message, question));
    }

    private void Take(Interaction interaction)
    {
        // A ping comes over HTTP alone; what comes twice is answered once.
        if (interaction.Id.Length == 0 || interaction.Token.Length == 0) return;
        if (interaction.Type != InteractionType.Autocomplete && !store.TryClaim("discord:" + interaction.Id)) return;
        _queue.Add(ConversationKey.Of(interaction.ChannelId ?? "", interaction.UserId), () => AnswerAsync(interaction));
    }

    private async Task AnswerAsync(IncomingMessage message, AddressedQuestion question)
    {
        try
        {
            string conversation = ConversationKey.Of(message.ChannelId, message.Author!.Id);
            // Who replies to an answer goes on from it, whatever was said since.
            if (Earlier(message) is { } turn) knowledge.Conversations.Remember(conversation, turn);
            var assistant = knowledge.Assistant;
            var reply = assistant.Ask(new Question(question.Text, conversation));
            var after = knowledge.Conversations.Last(conversation);
            answers.Add(message.Id, question.Text, reply);
            var named = reply.Leans ? new AnswerRef(message.Id, null) : AnswerRef.To(message.Id, question.Text, language: null);
            var body = ReplyMessage.Render(reply, named, 0, assistant.Knowledge) with { Nonce = message.Id, EnforceNonce = true };
            var sent = question.InThread ? await InThreadAsync(message, question, body, after) : await SendAsync(message.ChannelId, body with { MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } });
            if (after is not null) knowledge.Conversations.Remember(ConversationKey.OfAnswer(sent.Id), after);
        }
        catch (Exception e)
        {
            LogNotSent(e, message.Id);
            await ApologiseAsync(message);
        }
    }

    // With the nonce of the answer: where that had been sent after all, nothing comes twice.
    private async Task ApologiseAsync(IncomingMessage message)
    {
        try
        {
            var notice = ReplyMessage.Notice(ChannelWording.Failed(WrittenLanguages.Detect(message.Content)));
            await SendAsync(message.ChannelId, notice with { Nonce = message.Id, EnforceNonce = true, MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } });
        }
        catch (Exception e)
        {
            LogNotSent(e, message.Id);
        }
    }

    // An answer to a command is known by the id of its interaction.
    private Turn? Earlier(IncomingMessage message)
    {
        if (message.MessageReference?.MessageId is not { } answer) return null;
        return knowledge.Conversations.Last(ConversationKey.OfAnswer(answer))
            ?? (message.ReferencedMessage?.InteractionMetadata is { } command ? knowledge.Conversations.Last(ConversationKey.OfAnswer(command.Id)) : null);
    }

    private async Task<SentMessage> InThreadAsync(IncomingMessage message, AddressedQuestion question, MessageBody body, Turn? after)
    {
        try
        {
            await rest.StartThreadAsync(message.ChannelId, message.Id, new NewThread(DiscordWording.ThreadName(question.Text), ThreadSleepsAfter), DiscordJson.Readable.NewThread, DiscordJson.Readable.Identity, CancellationToken.None);
        }
        catch (DiscordException e) when (e.Code != ThreadExists)
        {
            // Without the permission to start threads the answer stands in the channel.
            LogNoThread(e, message.Id);
            return await SendAsync(message.ChannelId, body with { MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } });
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException or Polly.ExecutionRejectedException or JsonException)
        {
            // It was started by someone else, or all the same.
            LogNoThread(e, message.Id);
        }
        try
        {
            // A thread that begins at a message has the message's id. In it the one who asked goes on as in the channel.
            if (after is not null) knowledge.Conversations.Remember(ConversationKey.Of(message.Id, message.Author!.Id), after);
            return await SendAsync(message.Id, body);
        }
        catch (DiscordException e)
        {
            LogNoThread(e, message.Id);
            return await SendAsync(message.ChannelId, body with { MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } });
        }
    }

    private Task<SentMessage> SendAsync(string channel, MessageBody body) =>
        rest.CreateMessageAsync(channel, body, DiscordJson.Readable.MessageBody, DiscordJson.Readable.SentMessage, isNonceEnforced: true, CancellationToken.None);

    private async Task AnswerAsync(Interaction interaction)
    {
        try
        {
            var outcome = await interactions.HandleAsync(interaction);
            await rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, outcome.Response, DiscordJson.Readable.InteractionResponse, CancellationToken.None);
            if (outcome.Later is { } later) await SendLaterAsync(interaction, later);
            if (interaction.Type is InteractionType.Command or InteractionType.Component && knowledge.Conversations.Last(ConversationKey.Of(interaction.ChannelId ?? "", interaction.UserId)) is { } after)
                knowledge.Conversations.Remember(ConversationKey.OfAnswer(interaction.Id), after);
        }
        catch (Exception e)
        {
            LogNotSent(e, interaction.Id);
        }
    }

    /// <summary>Puts an answer in the place of a deferred response.</summary>
    public async Task SendLaterAsync(Interaction interaction, Task<MessageBody> later) =>
        await rest.EditOriginalResponseAsync(interaction.ApplicationId, interaction.Token, await later, DiscordJson.Readable.MessageBody, DiscordJson.Readable.SentMessage, CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} is not as Discord documents it and is left out: {What}")]
    private partial void LogUnreadable(string name, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {Id} could not be sent")]
    private partial void LogNotSent(Exception e, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No thread could be started for {Id}; the answer stands in the channel")]
    private partial void LogNoThread(Exception e, string id);
}
