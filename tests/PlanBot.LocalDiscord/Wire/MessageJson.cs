using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Writes messages as Discord does (page "Message" of its documentation).</summary>
internal static class MessageJson
{
    /// <summary>The message as REST answers it.</summary>
    public static byte[] Of(DiscordWorld world, LocalMessage message) => JsonWriting.Bytes(writer => writer.MessageObject(world, message));

    /// <summary>The message as MESSAGE_CREATE and MESSAGE_UPDATE carry it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="message">The message.</param>
    /// <param name="withContent">False leaves out what users wrote, as for bots without the message content intent.</param>
    public static byte[] Event(DiscordWorld world, LocalMessage message, bool withContent) => JsonWriting.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.MessageFields(world, message, withContent, nested: false);
        if (world.TryGetChannel(message.ChannelId, out var channel))
        {
            writer.WriteNumber("channel_type", (int)channel.Kind);
            // Documented for MESSAGE_CREATE: neither guild nor member is there for an ephemeral message.
            if (channel.GuildId is { } guild && message.VisibleTo is null)
            {
                writer.Id("guild_id", guild);
                writer.Object("member", static w => w.MemberFields());
            }
        }
        writer.WriteEndObject();
    });

    public static void MessageObject(this Utf8JsonWriter writer, DiscordWorld world, LocalMessage message)
    {
        writer.WriteStartObject();
        writer.MessageFields(world, message, withContent: true, nested: false);
        writer.WriteEndObject();
    }

    private static void MessageFields(this Utf8JsonWriter writer, DiscordWorld world, LocalMessage message, bool withContent, bool nested)
    {
        writer.Id("id", message.Id);
        writer.Id("channel_id", message.ChannelId);
        writer.WriteNumber("type", message.Type);
        writer.WriteNumber("flags", message.Flags);
        writer.Object("author", w => w.UserFields(message.Author));
        writer.Time("timestamp", Snowflakes.TimeOf(message.Id));
        writer.Time("edited_timestamp", message.EditedAt);
        writer.WriteBoolean("tts", false);
        writer.WriteBoolean("pinned", false);
        writer.WriteBoolean("mention_everyone", message.MentionsEveryone);
        writer.Array("mentions", message.Mentions, static (w, user) => w.UserObject(user));
        writer.EmptyArrays("mention_roles");
        writer.WriteString("content", withContent ? message.Content : "");
        writer.Elements("embeds", withContent ? message.Embeds : default);
        writer.Elements("components", withContent ? message.Components : default);
        writer.Array("attachments", withContent ? message.Files : [], (w, name) => w.Attachment(message, name));
        if (message.Nonce.ValueKind != JsonValueKind.Undefined)
        {
            writer.WritePropertyName("nonce");
            message.Nonce.WriteTo(writer);
        }
        if (message.Interaction is { } interaction)
        {
            writer.Id("application_id", world.ApplicationId);
            writer.Id("webhook_id", world.ApplicationId);
            writer.Object("interaction_metadata", w =>
            {
                w.Id("id", interaction.Id);
                w.WriteNumber("type", (int)interaction.Kind);
                w.Object("user", u => u.UserFields(interaction.User));
                w.Object("authorizing_integration_owners", _ => { });
            });
        }
        if (message.ReplyTo is { } target)
        {
            writer.Object("message_reference", w =>
            {
                w.WriteNumber("type", 0);
                w.Id("message_id", target);
                w.Id("channel_id", message.ChannelId);
                if (world.TryGetChannel(message.ChannelId, out var channel) && channel.GuildId is { } guild)
                {
                    w.Id("guild_id", guild);
                }
            });
            // Only one level deep, as Discord does.
            if (!nested)
            {
                if (world.TryGetMessage(target, out var referenced))
                {
                    writer.Object("referenced_message", w => w.MessageFields(world, referenced, withContent, nested: true));
                }
                else
                {
                    writer.WriteNull("referenced_message");
                }
            }
        }
    }

    private static void Elements(this Utf8JsonWriter writer, string name, JsonElement array)
    {
        writer.WritePropertyName(name);
        if (array.ValueKind == JsonValueKind.Array)
        {
            array.WriteTo(writer);
        }
        else
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
    }

    private static void Attachment(this Utf8JsonWriter writer, LocalMessage message, string name)
    {
        writer.WriteStartObject();
        writer.Id("id", message.Id + 1);
        writer.WriteString("filename", name);
        writer.WriteNumber("size", 0);
        writer.WriteString("url", $"https://cdn.example/{message.Id}/{name}");
        writer.WriteString("proxy_url", $"https://cdn.example/{message.Id}/{name}");
        writer.WriteEndObject();
    }
}
