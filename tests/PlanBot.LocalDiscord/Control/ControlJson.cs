using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Writes what the control routes answer.</summary>
internal static class ControlJson
{
    public static byte[] World(LocalDiscordServer server) => JsonWriting.Object(writer =>
    {
        writer.WriteString("api_url", server.ApiUrl.ToString());
        writer.WriteString("token", server.Token);
        writer.Id("application_id", server.World.ApplicationId);
        writer.WriteString("public_key", server.PublicKey);
        writer.Id("guild_id", server.World.GuildId);
        writer.Array("users", server.World.Users, static (w, user) => w.UserObject(user));
        writer.Array("channels", server.World.Channels, (w, channel) => w.ChannelObject(server.World, channel));
    });

    public static byte[] Messages(LocalDiscordServer server, IEnumerable<LocalMessage> messages) =>
        JsonWriting.Array(messages, (writer, message) => writer.MessageObject(server.World, message));

    public static byte[] Actions(LocalDiscordServer server, IEnumerable<BotAction> actions) => JsonWriting.Array(actions, (writer, action) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", action.Index);
        writer.WriteString("kind", action.Kind.ToString());
        writer.Time("at", action.At);
        writer.WriteString("detail", action.Detail);
        if (action.Message is { } message)
        {
            writer.WritePropertyName("message");
            writer.MessageObject(server.World, message);
        }
        if (action.Interaction is { } interaction)
        {
            writer.Id("interaction_id", interaction.Id);
        }
        if (action.Channel is { } channel)
        {
            writer.WritePropertyName("channel");
            writer.ChannelObject(server.World, channel);
        }
        writer.WriteEndObject();
    });

    public static byte[] Violations(LocalDiscordServer server) => JsonWriting.Array(server.Violations, static (writer, violation) =>
    {
        writer.WriteStartObject();
        writer.Time("at", violation.At);
        writer.WriteString("kind", violation.Kind);
        writer.WriteString("where", violation.Where);
        writer.WriteString("detail", violation.Detail);
        writer.WriteEndObject();
    });

    public static byte[] Limits(LocalDiscordServer server) => JsonWriting.Object(writer =>
    {
        writer.WriteNumber("refused", server.RateLimits.Refused);
        writer.WriteNumber("early", server.RateLimits.Early);
        writer.WriteNumber("connections", server.Gateway.Connections);
        writer.WriteNumber("heartbeats", server.Gateway.Heartbeats);
        writer.WriteNumber("starts_left", server.Gateway.StartsLeft);
    });

    /// <summary>An interaction with what has become of it so far.</summary>
    public static async Task<byte[]> InteractionAsync(LocalDiscordServer server, LocalInteraction interaction)
    {
        var response = interaction.Response.IsCompletedSuccessfully ? await interaction.Response : null;
        var answer = interaction.OriginalId is { } id && server.World.TryGetMessage(id, out var message) ? message : null;
        var followUps = interaction.FollowUps.Select(follow => server.World.TryGetMessage(follow, out var found) ? found : null).OfType<LocalMessage>().ToArray();
        return JsonWriting.Object(writer =>
        {
            writer.Id("id", interaction.Id);
            writer.WriteNumber("kind", (int)interaction.Kind);
            writer.WriteBoolean("expired", interaction.Response.IsFaulted);
            if (response is not null)
            {
                writer.WriteNumber("response_type", response.Type);
                writer.WriteNumber("after_ms", response.After.TotalMilliseconds);
                if (response.Data.ValueKind != JsonValueKind.Undefined)
                {
                    writer.WritePropertyName("data");
                    response.Data.WriteTo(writer);
                }
            }
            if (answer is not null)
            {
                writer.WritePropertyName("message");
                writer.MessageObject(server.World, answer);
            }
            writer.Array("follow_ups", followUps, (w, follow) => w.MessageObject(server.World, follow));
        });
    }
}
