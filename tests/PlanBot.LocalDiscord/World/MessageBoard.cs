using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Makes, edits and deletes messages and threads, and tells the gateway. Call while holding the world's gate.</summary>
internal sealed class MessageBoard(DiscordWorld world, DiscordGateway gateway, BotActions actions, TimeProvider time)
{
    /// <summary>Puts up a message by anyone.</summary>
    public LocalMessage Post(LocalMessage message)
    {
        world.Put(message);
        Tell("MESSAGE_CREATE", message);
        if (message.Author.Id == world.Bot.Id && !message.IsLoading)
        {
            actions.Add(BotActionKind.Sent, message, message.Interaction);
        }
        return message;
    }

    /// <summary>Changes the members of a message that a body names.</summary>
    public LocalMessage Edit(LocalMessage message, JsonElement body, IReadOnlyList<string> files)
    {
        var wasLoading = message.IsLoading;
        var edited = message with
        {
            Content = body.TryGetProperty("content", out _) ? body.Text("content") ?? "" : message.Content,
            Embeds = body.TryGetProperty("embeds", out var embeds) ? MessageParts.Embeds(embeds) : message.Embeds,
            Components = body.TryGetProperty("components", out var components) ? MessageParts.Components(components) : message.Components,
            Files = files.Count > 0 ? [.. message.Files, .. files] : message.Files,
            Flags = (message.Flags | ((body.Int("flags") ?? 0) & LocalMessage.ComponentsV2)) & ~LocalMessage.Loading,
            EditedAt = wasLoading ? null : time.GetUtcNow(),
        };
        if (body.TryGetProperty("content", out _))
        {
            edited = edited with { Mentions = MentionsOf(edited.Content, body, null) };
        }
        world.Put(edited);
        Tell("MESSAGE_UPDATE", edited);
        actions.Add(wasLoading ? BotActionKind.Sent : BotActionKind.Edited, edited, edited.Interaction);
        return edited;
    }

    /// <summary>Takes a message away.</summary>
    public void Delete(LocalMessage message)
    {
        world.Remove(message.Id);
        var guild = GuildOf(message);
        gateway.Dispatch("MESSAGE_DELETE", guild, IntentOf(guild), _ => JsonWriting.Object(writer =>
        {
            writer.Id("id", message.Id);
            writer.Id("channel_id", message.ChannelId);
            if (guild is { } id)
            {
                writer.Id("guild_id", id);
            }
        }));
        actions.Add(BotActionKind.Deleted, message);
    }

    /// <summary>Begins a thread: from a message, whose id it takes, or by itself.</summary>
    public LocalChannel StartThread(LocalChannel parent, string name, LocalUser owner, LocalMessage? beginning)
    {
        var thread = world.AddThread(parent, name, owner.Id, beginning?.Id);
        gateway.Dispatch("THREAD_CREATE", thread.GuildId, GatewayIntents.Guilds, _ => JsonWriting.Bytes(writer => writer.ChannelObject(world, thread)));
        if (beginning is not null)
        {
            var marked = beginning with { Flags = beginning.Flags | LocalMessage.HasThread };
            world.Put(marked);
            Tell("MESSAGE_UPDATE", marked);
        }
        if (owner.Id == world.Bot.Id)
        {
            actions.Add(BotActionKind.ThreadStarted, beginning, channel: thread);
        }
        return thread;
    }

    /// <summary>Who is pinged by a new text: those it mentions and the author replied to, as far as <c>allowed_mentions</c> permits.</summary>
    /// <remarks>Page "Message" of Discord's documentation, allowed mentions object.</remarks>
    public IReadOnlyList<LocalUser> MentionsOf(string content, JsonElement body, LocalMessage? replyTo)
    {
        var allowed = body.Member("allowed_mentions");
        var all = allowed.ValueKind == JsonValueKind.Undefined;
        var users = all || allowed.Items("parse").Any(kind => kind.GetString() == "users");
        var listed = allowed.Items("users").Select(id => id.GetString()).ToHashSet();
        var mentioned = MessageParts.UsersMentionedIn(content).Where(id => users || listed.Contains(id.ToString()));
        if (replyTo is not null && (all || allowed.Flag("replied_user")))
        {
            mentioned = mentioned.Append(replyTo.Author.Id).Distinct();
        }
        return [.. mentioned.Select(id => world.TryGetUser(id, out var user) ? user : null).OfType<LocalUser>()];
    }

    /// <summary>Whether a new text pings everyone.</summary>
    public static bool PingsEveryone(string content, JsonElement body) =>
        (content.Contains("@everyone", StringComparison.Ordinal) || content.Contains("@here", StringComparison.Ordinal))
        && (!body.Has("allowed_mentions") || body.Member("allowed_mentions").Items("parse").Any(kind => kind.GetString() == "everyone"));

    private void Tell(string name, LocalMessage message)
    {
        // Ephemeral messages carry no guild, so they go where direct messages go.
        var guild = message.VisibleTo is null ? GuildOf(message) : null;
        var open = guild is null || message.Author.Id == world.Bot.Id || message.Mentions.Any(user => user.Id == world.Bot.Id);
        byte[]? with = null;
        byte[]? without = null;
        gateway.Dispatch(name, guild, IntentOf(guild), intents => open || (intents & GatewayIntents.MessageContent) != 0
            ? with ??= MessageJson.Event(world, message, withContent: true)
            : without ??= MessageJson.Event(world, message, withContent: false));
    }

    private ulong? GuildOf(LocalMessage message) => world.TryGetChannel(message.ChannelId, out var channel) ? channel.GuildId : null;

    private static int IntentOf(ulong? guild) => guild is null ? GatewayIntents.DirectMessages : GatewayIntents.GuildMessages;
}
