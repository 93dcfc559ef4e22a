using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Messages, reactions and typing (page "Message" of Discord's documentation).</summary>
internal sealed class MessageHandlers(LocalDiscordOptions options, DiscordWorld world, MessageBoard board, BotActions actions, ViolationLog violations)
{
    // SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, IS_VOICE_MESSAGE, IS_COMPONENTS_V2.
    private const int FlagsOfCreate = (1 << 2) | (1 << 12) | (1 << 13) | LocalMessage.ComponentsV2;

    private readonly Dictionary<string, (ulong MessageId, DateTimeOffset At)> _nonces = [];

    public IEnumerable<(string Operation, Func<ApiRequest, ApiAnswer> Handler)> All =>
    [
        ("create_message", Create),
        ("list_messages", List),
        ("get_message", request => ApiAnswer.Ok(MessageJson.Of(world, Find(request)))),
        ("update_message", Update),
        ("delete_message", Delete),
        ("trigger_typing_indicator", Typing),
        ("add_my_message_reaction", request => React(request, "+")),
        ("delete_my_message_reaction", request => React(request, "-")),
    ];

    private ApiAnswer Create(ApiRequest request)
    {
        var channel = ChannelOf(request);
        if (channel.Kind == ChannelKind.Forum)
        {
            throw new ApiException(400, 50008, "Cannot send messages in a non-text channel");
        }
        var body = request.Body;
        var now = options.Time.GetUtcNow();
        var nonce = body.Member("nonce");
        if (nonce.ValueKind != JsonValueKind.Undefined && body.Flag("enforce_nonce")
            && _nonces.TryGetValue(nonce.ToString(), out var earlier) && now - earlier.At < options.NonceWindow
            && world.TryGetMessage(earlier.MessageId, out var same))
        {
            return ApiAnswer.Ok(MessageJson.Of(world, same));
        }
        var target = ReplyTarget(body, channel);
        var flags = body.Int("flags") ?? 0;
        if ((flags & ~FlagsOfCreate) != 0)
        {
            violations.Add("flags", request.Operation.Id, $"{flags} has flags that cannot be set here; they were ignored");
        }
        var content = body.Text("content") ?? "";
        var message = board.Post(new LocalMessage
        {
            Id = world.Ids.Next(),
            ChannelId = channel.Id,
            Author = world.Bot,
            Content = content,
            Type = target is null ? 0 : 19,
            Flags = flags & FlagsOfCreate,
            Embeds = MessageParts.Embeds(body.Member("embeds")),
            Components = MessageParts.Components(body.Member("components")),
            Files = request.Files,
            Mentions = board.MentionsOf(content, body, target),
            MentionsEveryone = MessageBoard.PingsEveryone(content, body),
            Nonce = nonce,
            ReplyTo = target?.Id,
        });
        if (nonce.ValueKind != JsonValueKind.Undefined)
        {
            _nonces[nonce.ToString()] = (message.Id, now);
        }
        return ApiAnswer.Ok(MessageJson.Of(world, message));
    }

    private ApiAnswer List(ApiRequest request)
    {
        var channel = ChannelOf(request);
        var limit = int.TryParse(request.Query["limit"], out var wanted) ? wanted : 50;
        var before = ulong.TryParse(request.Query["before"], out var end) ? end : ulong.MaxValue;
        var after = ulong.TryParse(request.Query["after"], out var start) ? start : 0;
        var messages = world.MessagesIn(channel).Where(message => message.VisibleTo is null && message.Id < before && message.Id > after);
        return ApiAnswer.Ok(JsonWriting.Array(messages.Reverse().Take(limit), (writer, message) => writer.MessageObject(world, message)));
    }

    private ApiAnswer Update(ApiRequest request) =>
        ApiAnswer.Ok(MessageJson.Of(world, board.Edit(OwnMessage(request, 50005, "Cannot edit a message authored by another user"), request.Body, request.Files)));

    private ApiAnswer Delete(ApiRequest request)
    {
        board.Delete(OwnMessage(request, 50013, "Missing Permissions"));
        return ApiAnswer.NoContent;
    }

    private ApiAnswer Typing(ApiRequest request)
    {
        actions.Add(BotActionKind.Typed, channel: ChannelOf(request));
        return ApiAnswer.NoContent;
    }

    private ApiAnswer React(ApiRequest request, string sign)
    {
        actions.Add(BotActionKind.Reacted, Find(request), detail: sign + Uri.UnescapeDataString(request.Parameters["emoji_name"]));
        return ApiAnswer.NoContent;
    }

    private LocalMessage? ReplyTarget(JsonElement body, LocalChannel channel)
    {
        var reference = body.Member("message_reference");
        if (reference.Id("message_id") is not { } id)
        {
            return null;
        }
        if (world.TryGetMessage(id, out var target) && target.ChannelId == channel.Id)
        {
            return target;
        }
        return reference.Member("fail_if_not_exists").ValueKind == JsonValueKind.False
            ? null
            : throw ApiException.Invalid("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
    }

    private LocalMessage OwnMessage(ApiRequest request, int code, string refusal)
    {
        var message = Find(request);
        return message.Author.Id == world.Bot.Id ? message : throw new ApiException(403, code, refusal);
    }

    private LocalChannel ChannelOf(ApiRequest request) =>
        world.TryGetChannel(request.Id("channel_id"), out var channel) ? channel : throw ApiException.UnknownChannel();

    // Ephemeral messages are out of reach of these routes; they are edited by the interaction's token.
    private LocalMessage Find(ApiRequest request) =>
        world.TryGetMessage(request.Id("message_id"), out var message) && message.ChannelId == ChannelOf(request).Id && message.VisibleTo is null
            ? message
            : throw ApiException.UnknownMessage();
}
