using System.Security.Cryptography;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Interactions from their making to the last follow-up. Call while holding the world's gate.</summary>
/// <remarks>Page "Receiving and Responding" of Discord's documentation.</remarks>
internal sealed class InteractionDesk(LocalDiscordOptions options, DiscordWorld world, DiscordGateway gateway, MessageBoard board, BotActions actions, ViolationLog violations)
{
    private readonly Dictionary<ulong, LocalInteraction> _byId = [];
    private readonly Dictionary<string, LocalInteraction> _byToken = [];

    /// <summary>Makes an interaction and starts its 3 seconds; the caller sends it.</summary>
    public LocalInteraction Make(InteractionKind kind, LocalUser user, LocalChannel channel, JsonElement data, LocalMessage? source)
    {
        var id = world.Ids.Next();
        var interaction = new LocalInteraction
        {
            Id = id,
            Kind = kind,
            Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(99)).Replace('+', '-').Replace('/', '_'),
            User = user,
            Channel = channel,
            Data = data,
            Source = source,
            At = options.Time.GetUtcNow(),
        };
        _byId[id] = _byToken[interaction.Token] = interaction;
        interaction.Deadline = options.Time.CreateTimer(_ => Expire(interaction), null, options.AcknowledgeWithin, Timeout.InfiniteTimeSpan);
        return interaction;
    }

    /// <summary>Sends an interaction over the gateway.</summary>
    public void Send(LocalInteraction interaction) =>
        gateway.Dispatch("INTERACTION_CREATE", interaction.Channel.GuildId, 0, _ => InteractionJson.Event(world, interaction));

    public LocalInteraction? Find(ulong id) => _byId.GetValueOrDefault(id);

    /// <summary>The interaction that a callback is for.</summary>
    public LocalInteraction ForCallback(ulong id, string token)
    {
        if (!_byId.TryGetValue(id, out var interaction) || interaction.Token != token || interaction.Expired)
        {
            throw ApiException.UnknownInteraction();
        }
        return interaction.Responded ? throw new ApiException(400, 40060, "Interaction has already been acknowledged.") : interaction;
    }

    /// <summary>The interaction whose token a follow-up or an edit carries.</summary>
    public LocalInteraction ForWebhook(ulong applicationId, string token)
    {
        if (applicationId != world.ApplicationId || !_byToken.TryGetValue(token, out var interaction) || !interaction.Responded)
        {
            throw ApiException.UnknownWebhook();
        }
        return options.Time.GetUtcNow() - interaction.At > options.TokenLife
            ? throw new ApiException(401, 50027, "Invalid Webhook Token")
            : interaction;
    }

    /// <summary>Carries out the first response. Returns the message that it made or changed, if any.</summary>
    public LocalMessage? Respond(LocalInteraction interaction, JsonElement body, IReadOnlyList<string> files)
    {
        var type = body.Int("type") ?? 0;
        if (!Fits(type, interaction))
        {
            throw ApiException.Invalid("type", "INTERACTION_RESPONSE_TYPE_INVALID", $"Response type {type} does not fit an interaction of type {(int)interaction.Kind}");
        }
        var data = body.Member("data");
        LocalMessage? message = null;
        switch (type)
        {
            case 4:
                message = PostAnswer(interaction, data, files, (data.Int("flags") ?? 0) & LocalMessage.Ephemeral);
                break;
            case 5:
                message = PostAnswer(interaction, default, [], ((data.Int("flags") ?? 0) & LocalMessage.Ephemeral) | LocalMessage.Loading);
                break;
            case 7 when interaction.Source is { } source && world.TryGetMessage(source.Id, out var current):
                message = board.Edit(current, data, files);
                break;
        }
        interaction.OriginalId = type is 6 ? interaction.Source?.Id : message?.Id;
        interaction.Respond(new InteractionResponse(type, data, options.Time.GetUtcNow() - interaction.At));
        actions.Add(BotActionKind.Responded, message, interaction, detail: type.ToString());
        if (message is { IsLoading: false })
        {
            interaction.AnswerWith(message);
        }
        return message;
    }

    /// <summary>Sends one more message, or fills the deferred one when it is still empty.</summary>
    public LocalMessage FollowUp(LocalInteraction interaction, JsonElement body, IReadOnlyList<string> files)
    {
        if (Original(interaction) is { IsLoading: true } loading)
        {
            return EditAnswer(interaction, loading, body, files);
        }
        var message = PostAnswer(interaction, body, files, (body.Int("flags") ?? 0) & LocalMessage.Ephemeral, replyTo: interaction.OriginalId);
        interaction.AddFollowUp(message.Id);
        return message;
    }

    /// <summary>Edits a message of an interaction.</summary>
    public LocalMessage EditAnswer(LocalInteraction interaction, LocalMessage message, JsonElement body, IReadOnlyList<string> files)
    {
        var edited = board.Edit(message, body, files);
        if (message.Id == interaction.OriginalId)
        {
            interaction.AnswerWith(edited);
        }
        return edited;
    }

    /// <summary>The message that the response made, or the one whose component was used.</summary>
    public LocalMessage? Original(LocalInteraction interaction) =>
        interaction.OriginalId is { } id && world.TryGetMessage(id, out var message) ? message : null;

    private LocalMessage PostAnswer(LocalInteraction interaction, JsonElement data, IReadOnlyList<string> files, int flags, ulong? replyTo = null)
    {
        var content = data.Text("content") ?? "";
        return board.Post(new LocalMessage
        {
            Id = world.Ids.Next(),
            ChannelId = interaction.Channel.Id,
            Author = world.Bot,
            Content = content,
            // 20 answers a slash command, 23 a context menu command, 19 a component.
            Type = interaction.Kind != InteractionKind.Command ? 19 : interaction.Data.Int("type") == 1 ? 20 : 23,
            Flags = flags | ((data.Int("flags") ?? 0) & LocalMessage.ComponentsV2),
            Embeds = MessageParts.Embeds(data.Member("embeds")),
            Components = MessageParts.Components(data.Member("components")),
            Files = files,
            Mentions = board.MentionsOf(content, data, null),
            MentionsEveryone = MessageBoard.PingsEveryone(content, data),
            Interaction = interaction,
            ReplyTo = replyTo ?? (interaction.Kind == InteractionKind.Component ? interaction.Source?.Id : null),
            VisibleTo = (flags & LocalMessage.Ephemeral) != 0 ? interaction.User.Id : null,
        });
    }

    private static bool Fits(int type, LocalInteraction interaction) => interaction.Kind switch
    {
        InteractionKind.Ping => type == 1,
        InteractionKind.Autocomplete => type == 8,
        InteractionKind.Command => type is 4 or 5 or 9,
        InteractionKind.Component => type is 4 or 5 or 6 or 7 or 9,
        InteractionKind.Modal => type is 4 or 5 || type is 6 or 7 && interaction.Source is not null,
        _ => false,
    };

    private void Expire(LocalInteraction interaction)
    {
        lock (world.Gate)
        {
            if (!interaction.Responded)
            {
                violations.Add("late", $"interaction of type {(int)interaction.Kind}", $"Not acknowledged within {options.AcknowledgeWithin.TotalSeconds:0.#} s");
                interaction.Expire(options.AcknowledgeWithin);
            }
        }
    }
}
