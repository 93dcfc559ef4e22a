namespace PlanBot.LocalDiscord;

/// <summary>Writes interactions as Discord sends them (page "Receiving and Responding" of its documentation).</summary>
internal static class InteractionJson
{
    private const string AppPermissions = "2248473465835073";
    private const int AttachmentLimit = 10 * 1024 * 1024;

    /// <summary>INTERACTION_CREATE, which is the body of an HTTP interaction as well.</summary>
    public static byte[] Event(DiscordWorld world, LocalInteraction interaction) => JsonWriting.Object(writer =>
    {
        var guild = interaction.Channel.GuildId;
        writer.Id("id", interaction.Id);
        writer.Id("application_id", world.ApplicationId);
        writer.WriteNumber("type", (int)interaction.Kind);
        writer.WriteNumber("version", 1);
        writer.WriteString("token", interaction.Token);
        writer.WriteString("app_permissions", AppPermissions);
        writer.EmptyArrays("entitlements");
        writer.WriteNumber("attachment_size_limit", AttachmentLimit);
        writer.Object("authorizing_integration_owners", owners => owners.WriteString("0", guild?.ToString() ?? "0"));
        if (interaction.Kind == InteractionKind.Ping)
        {
            writer.Object("user", user => user.UserFields(interaction.User));
            return;
        }
        writer.WritePropertyName("data");
        interaction.Data.WriteTo(writer);
        writer.WriteString("locale", interaction.User.Locale);
        writer.WriteNumber("context", guild is null ? 1 : 0);
        writer.Id("channel_id", interaction.Channel.Id);
        writer.WritePropertyName("channel");
        writer.ChannelObject(world, interaction.Channel, interaction.User);
        if (guild is { } id)
        {
            writer.Id("guild_id", id);
            writer.WriteString("guild_locale", "zh-CN");
            writer.Object("guild", w =>
            {
                w.Id("id", id);
                w.WriteString("locale", "zh-CN");
                w.EmptyArrays("features");
            });
            writer.Object("member", w =>
            {
                w.Object("user", user => user.UserFields(interaction.User));
                w.MemberFields();
                w.WriteString("permissions", interaction.User.Permissions.ToString());
            });
        }
        else
        {
            writer.Object("user", user => user.UserFields(interaction.User));
        }
        if (interaction.Source is { } source)
        {
            writer.WritePropertyName("message");
            writer.MessageObject(world, source);
        }
    });

    /// <summary>The answer to a callback with <c>with_response</c>.</summary>
    public static byte[] CallbackResponse(DiscordWorld world, LocalInteraction interaction, int type, LocalMessage? message) => JsonWriting.Object(writer =>
    {
        writer.Object("interaction", w =>
        {
            w.Id("id", interaction.Id);
            w.WriteNumber("type", (int)interaction.Kind);
            if (message is not null)
            {
                w.Id("response_message_id", message.Id);
                w.WriteBoolean("response_message_loading", message.IsLoading);
                w.WriteBoolean("response_message_ephemeral", message.IsEphemeral);
            }
        });
        if (type is 4 or 5 or 7)
        {
            writer.Object("resource", w =>
            {
                w.WriteNumber("type", type);
                if (message is not null)
                {
                    w.WritePropertyName("message");
                    w.MessageObject(world, message);
                }
            });
        }
    });
}
