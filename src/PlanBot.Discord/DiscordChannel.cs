using System.Text.Json;
using Microsoft.Extensions.Logging;
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

    private const string MessageCreate = "MESSAGE_CREATE", InteractionCreate = "INTERACTION_CREATE";

    // Minutes of silence after which a thread is put away.
    private const int ThreadSleepsAfter = 1_440;

    private readonly ThreadParents _threads = new(addressing.Channels);
    private readonly ChatQueue _queue = new(Environment.ProcessorCount, time);

    /// <summary>Takes an event of the gateway; the work it makes is queued. One that is not of the shape Discord documents is logged and left.</summary>
    public ValueTask HandleAsync(GatewayEvent happened)
    {
        try
        {
            Take(happened);
        }
        catch (JsonException e)
        {
            LogIllFormed(e.Message, happened.Name);
        }
        return ValueTask.CompletedTask;
    }

    private void Take(GatewayEvent happened)
    {
        switch (happened.Name)
        {
            case MessageCreate:
                if (happened.Data.Deserialize(DiscordJson.Readable.IncomingMessage) is { } message) Take(message);
                break;
            case InteractionCreate:
                if (happened.Data.Deserialize(DiscordJson.Readable.Interaction) is { } interaction) Take(interaction);
                break;
            case "THREAD_DELETE":
                if (happened.Data.Deserialize(DiscordJson.Readable.ChannelEvent) is { } deleted) _threads.Forget(deleted.Id);
                break;
            default:
                if (happened.Data.Deserialize(DiscordJson.Readable.ChannelEvent) is { } channel) _threads.Learn(channel);
                break;
        }
    }

    /// <summary>Answers what was taken and ends.</summary>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();

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
            if (message.MessageReference?.MessageId is { } earlier && knowledge.Conversations.Last(ConversationKey.OfAnswer(earlier)) is { } turn) knowledge.Conversations.Remember(conversation, turn);
            var assistant = knowledge.Assistant;
            var reply = assistant.Ask(new Question(question.Text, conversation));
            var after = knowledge.Conversations.Last(conversation);
            answers.Add(message.Id, question.Text, reply);
            var body = ReplyMessage.Render(reply, message.Id, 0, assistant.Knowledge) with { Nonce = message.Id, EnforceNonce = true };
            var sent = question.InThread ? await InThreadAsync(message, question, body) : await SendAsync(message.ChannelId, body with { MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } });
            if (after is not null)
            {
                knowledge.Conversations.Remember(ConversationKey.OfAnswer(sent.Id), after);
                // In its thread the one who asked goes on as in the channel.
                if (question.InThread) knowledge.Conversations.Remember(ConversationKey.Of(sent.ChannelId, message.Author.Id), after);
            }
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
            var notice = ReplyMessage.Notice(DiscordWording.Failed(WrittenLanguages.Detect(message.Content)));
            await SendAsync(message.ChannelId, notice with { Nonce = message.Id, EnforceNonce = true, MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } });
        }
        catch (Exception e)
        {
            LogNotSent(e, message.Id);
        }
    }

    private async Task<SentMessage> InThreadAsync(IncomingMessage message, AddressedQuestion question, MessageBody body)
    {
        try
        {
            await rest.StartThreadAsync(message.ChannelId, message.Id, new NewThread(DiscordWording.ThreadName(question.Text), ThreadSleepsAfter), DiscordJson.Readable.NewThread, DiscordJson.Readable.Identity, CancellationToken.None);
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException or Polly.ExecutionRejectedException or JsonException)
        {
            // It may have been started all the same, or by someone else.
            LogNoThread(e, message.Id);
        }
        try
        {
            // A thread that begins at a message has the message's id.
            return await SendAsync(message.Id, body);
        }
        catch (DiscordException e)
        {
            // Without the permission to start threads the answer stands in the channel.
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
        }
        catch (Exception e)
        {
            LogNotSent(e, interaction.Id);
        }
    }

    /// <summary>Puts an answer in the place of a deferred response.</summary>
    public async Task SendLaterAsync(Interaction interaction, Task<MessageBody> later) =>
        await rest.EditOriginalResponseAsync(interaction.ApplicationId, interaction.Token, await later, DiscordJson.Readable.MessageBody, DiscordJson.Readable.SentMessage, CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {Id} could not be sent")]
    private partial void LogNotSent(Exception e, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event {Name} is not of its shape: {Reason}")]
    private partial void LogIllFormed(string reason, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No thread could be started for {Id}; the answer stands in the channel")]
    private partial void LogNoThread(Exception e, string id);
}
