namespace PlanBot.LocalDiscord;

/// <summary>Payloads of the gateway that belong to no other part.</summary>
internal static class GatewayPayloads
{
    /// <summary>READY (page "Gateway Events" of Discord's documentation).</summary>
    public static byte[] Ready(DiscordWorld world, GatewaySession session, string resumeUrl, bool withGuild) => JsonWriting.Object(writer =>
    {
        writer.WriteNumber("v", 10);
        writer.WriteString("session_type", "normal");
        writer.WriteString("session_id", session.Id);
        writer.WriteString("resume_gateway_url", resumeUrl);
        writer.Object("user", w =>
        {
            w.UserFields(world.Bot);
            w.WriteBoolean("verified", true);
            w.WriteBoolean("mfa_enabled", true);
            w.WriteNull("email");
        });
        writer.Object("user_settings", static _ => { });
        writer.EmptyArrays("relationships", "private_channels", "presences", "guild_join_requests", "_trace");
        writer.Array("guilds", withGuild ? [world.GuildId] : Array.Empty<ulong>(), static (w, id) =>
        {
            w.WriteStartObject();
            w.Id("id", id);
            w.WriteBoolean("unavailable", true);
            w.WriteEndObject();
        });
        writer.Array("shard", session.Shards, static (w, number) => w.WriteNumberValue(number));
        writer.Object("application", w =>
        {
            w.Id("id", world.ApplicationId);
            w.WriteNumber("flags", 565_248);
        });
    });
}
