namespace PlanBot.LocalDiscord;

/// <summary>Channels and threads (page "Channel" of Discord's documentation).</summary>
internal sealed class ChannelHandlers(DiscordWorld world, MessageBoard board)
{
    public IEnumerable<(string Operation, Func<ApiRequest, ApiAnswer> Handler)> All =>
    [
        ("get_channel", request => Ok(ChannelOf(request))),
        ("list_guild_channels", ListOfGuild),
        ("create_dm", OpenDirect),
        ("create_thread_from_message", StartFromMessage),
        ("create_thread", Start),
        ("join_thread", _ => ApiAnswer.NoContent),
        ("add_thread_member", _ => ApiAnswer.NoContent),
    ];

    private ApiAnswer ListOfGuild(ApiRequest request)
    {
        CheckGuild(request);
        var channels = world.Channels.Where(channel => channel.Kind is ChannelKind.Text or ChannelKind.Forum);
        return ApiAnswer.Ok(JsonWriting.Array(channels, (writer, channel) => writer.ChannelObject(world, channel)));
    }

    private ApiAnswer OpenDirect(ApiRequest request) =>
        request.Body.Id("recipient_id") is { } id && world.TryGetUser(id, out var user) && !user.Bot
            ? Ok(world.Direct(user))
            : throw new ApiException(400, 50033, "Invalid Recipient(s)");

    private ApiAnswer StartFromMessage(ApiRequest request)
    {
        var parent = ChannelOf(request);
        if (!world.TryGetMessage(request.Id("message_id"), out var message) || message.ChannelId != parent.Id)
        {
            throw ApiException.UnknownMessage();
        }
        if (parent.Kind != ChannelKind.Text)
        {
            throw new ApiException(400, 50024, "Cannot execute action on this channel type");
        }
        if ((message.Flags & LocalMessage.HasThread) != 0)
        {
            throw new ApiException(400, 160004, "A thread has already been created for this message");
        }
        return Created(board.StartThread(parent, request.Body.Text("name")!, world.Bot, message));
    }

    private ApiAnswer Start(ApiRequest request)
    {
        var parent = ChannelOf(request);
        if (parent.Kind is not (ChannelKind.Text or ChannelKind.Forum))
        {
            throw new ApiException(400, 50024, "Cannot execute action on this channel type");
        }
        var first = request.Body.Member("message");
        var thread = board.StartThread(parent, request.Body.Text("name")!, world.Bot, beginning: null);
        if (parent.Kind == ChannelKind.Forum)
        {
            // The first message of a forum post has the thread's id.
            board.Post(new LocalMessage
            {
                Id = thread.Id,
                ChannelId = thread.Id,
                Author = world.Bot,
                Content = first.Text("content") ?? "",
                Embeds = MessageParts.Embeds(first.Member("embeds")),
                Components = MessageParts.Components(first.Member("components")),
                Mentions = board.MentionsOf(first.Text("content") ?? "", first, null),
            });
        }
        return Created(thread);
    }

    private ApiAnswer Ok(LocalChannel channel) => ApiAnswer.Ok(JsonWriting.Bytes(writer => writer.ChannelObject(world, channel)));

    private ApiAnswer Created(LocalChannel channel) => Ok(channel) with { Status = 201 };

    private LocalChannel ChannelOf(ApiRequest request) =>
        world.TryGetChannel(request.Id("channel_id"), out var channel) ? channel : throw ApiException.UnknownChannel();

    private void CheckGuild(ApiRequest request)
    {
        if (request.Id("guild_id") != world.GuildId)
        {
            throw ApiException.MissingAccess();
        }
    }
}
