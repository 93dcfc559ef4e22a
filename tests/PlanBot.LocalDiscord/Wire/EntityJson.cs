using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Writes users, members, channels, the guild and commands as Discord does.</summary>
/// <remarks>Pages "User", "Guild", "Channel" (developers/resources) and "Application Commands" of Discord's documentation.</remarks>
internal static class EntityJson
{
    private static readonly DateTimeOffset Joined = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void UserObject(this Utf8JsonWriter writer, LocalUser user)
    {
        writer.WriteStartObject();
        writer.UserFields(user);
        writer.WriteEndObject();
    }

    public static void UserFields(this Utf8JsonWriter writer, LocalUser user)
    {
        writer.Id("id", user.Id);
        writer.WriteString("username", user.Name);
        writer.WriteString("discriminator", user.Bot ? (user.Id % 10_000).ToString("0000") : "0");
        writer.WriteString("global_name", user.GlobalName);
        writer.Nulls("avatar", "banner", "accent_color", "avatar_decoration_data", "collectibles", "primary_guild");
        writer.WriteNumber("public_flags", 0);
        writer.WriteNumber("flags", 0);
        if (user.Bot)
        {
            writer.WriteBoolean("bot", true);
        }
    }

    /// <summary>The fields of a guild member, without the user.</summary>
    public static void MemberFields(this Utf8JsonWriter writer, bool voice = true)
    {
        writer.EmptyArrays("roles");
        writer.Time("joined_at", Joined);
        writer.Nulls("nick", "avatar", "banner", "premium_since", "communication_disabled_until");
        writer.WriteNumber("flags", 0);
        writer.WriteBoolean("pending", false);
        if (voice)
        {
            writer.WriteBoolean("deaf", false);
            writer.WriteBoolean("mute", false);
        }
    }

    public static void ChannelObject(this Utf8JsonWriter writer, DiscordWorld world, LocalChannel channel, LocalUser? permissionsOf = null)
    {
        writer.WriteStartObject();
        writer.Id("id", channel.Id);
        writer.WriteNumber("type", (int)channel.Kind);
        writer.WriteNull("last_message_id");
        writer.WriteNumber("flags", 0);
        if (channel.Kind == ChannelKind.Direct)
        {
            var other = world.TryGetUser(channel.OwnerId!.Value, out var user) ? new[] { user } : [];
            writer.Array("recipients", other, static (w, u) => w.UserObject(u));
        }
        else
        {
            writer.WriteString("name", channel.Name);
            writer.Id("guild_id", channel.GuildId!.Value);
            writer.WriteNumber("rate_limit_per_user", 0);
            if (channel.ParentId is { } parent)
            {
                writer.Id("parent_id", parent);
            }
            else
            {
                writer.WriteNull("parent_id");
            }
        }
        switch (channel.Kind)
        {
            case ChannelKind.Thread:
                writer.Id("owner_id", channel.OwnerId!.Value);
                writer.WriteNumber("message_count", 0);
                writer.WriteNumber("member_count", 1);
                writer.WriteNumber("total_message_sent", 0);
                writer.Object("thread_metadata", w =>
                {
                    w.WriteBoolean("archived", false);
                    w.WriteBoolean("locked", false);
                    w.WriteNumber("auto_archive_duration", 1440);
                    w.Time("archive_timestamp", Snowflakes.TimeOf(channel.Id));
                    w.Time("create_timestamp", Snowflakes.TimeOf(channel.Id));
                });
                break;
            case ChannelKind.Text or ChannelKind.Forum:
                writer.WriteNumber("position", 0);
                writer.WriteBoolean("nsfw", false);
                writer.WriteNull("topic");
                writer.EmptyArrays("permission_overwrites");
                if (channel.Kind == ChannelKind.Forum)
                {
                    writer.EmptyArrays("available_tags");
                    writer.WriteNumber("default_forum_layout", 0);
                    writer.Nulls("default_reaction_emoji", "default_sort_order");
                }
                break;
        }
        if (permissionsOf is not null)
        {
            writer.WriteString("permissions", permissionsOf.Permissions.ToString());
        }
        writer.WriteEndObject();
    }

    /// <summary>The payload of GUILD_CREATE.</summary>
    public static void GuildObject(this Utf8JsonWriter writer, DiscordWorld world)
    {
        writer.WriteStartObject();
        writer.Id("id", world.GuildId);
        writer.WriteString("name", "Planning office");
        writer.Id("owner_id", world.Admin.Id);
        writer.WriteString("preferred_locale", "zh-CN");
        writer.Time("joined_at", Joined);
        writer.WriteBoolean("large", false);
        writer.WriteBoolean("unavailable", false);
        writer.WriteBoolean("nsfw", false);
        writer.WriteBoolean("premium_progress_bar_enabled", false);
        writer.WriteBoolean("widget_enabled", false);
        writer.WriteString("region", "deprecated");
        writer.WriteNumber("max_video_channel_users", 25);
        writer.WriteNumber("max_stage_video_channel_users", 50);
        foreach (var zero in (string[])["verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level", "nsfw_level", "premium_tier", "premium_subscription_count", "system_channel_flags"])
        {
            writer.WriteNumber(zero, 0);
        }
        writer.WriteNumber("afk_timeout", 300);
        writer.WriteNumber("max_members", 500_000);
        writer.Nulls("icon", "splash", "discovery_splash", "banner", "description", "vanity_url_code", "afk_channel_id", "system_channel_id", "rules_channel_id", "public_updates_channel_id", "safety_alerts_channel_id", "application_id", "max_presences", "hub_type", "home_header", "widget_channel_id", "incidents_data");
        writer.EmptyArrays("features", "emojis", "stickers", "voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds");
        writer.Array("roles", [world.GuildId], static (w, id) => w.RoleObject(id));
        writer.WriteNumber("member_count", world.Users.Count);
        writer.Array("members", world.Users, static (w, user) =>
        {
            w.WriteStartObject();
            w.Object("user", inner => inner.UserFields(user));
            w.MemberFields();
            w.WriteEndObject();
        });
        var channels = world.Channels.Where(channel => channel.GuildId is not null).ToLookup(channel => channel.Kind == ChannelKind.Thread);
        writer.Array("channels", channels[false], (w, channel) => w.ChannelObject(world, channel));
        writer.Array("threads", channels[true], (w, channel) => w.ChannelObject(world, channel));
        writer.WriteEndObject();
    }

    // The guild has one role, @everyone, whose id is the guild's.
    private static void RoleObject(this Utf8JsonWriter writer, ulong id)
    {
        writer.WriteStartObject();
        writer.Id("id", id);
        writer.WriteString("name", "@everyone");
        writer.WriteString("permissions", LocalUser.Member.ToString());
        writer.WriteNumber("color", 0);
        writer.Object("colors", static colors =>
        {
            colors.WriteNumber("primary_color", 0);
            colors.Nulls("secondary_color", "tertiary_color");
        });
        writer.WriteNumber("position", 0);
        writer.WriteNumber("flags", 0);
        writer.WriteBoolean("hoist", false);
        writer.WriteBoolean("managed", false);
        writer.WriteBoolean("mentionable", false);
        writer.Nulls("icon", "unicode_emoji");
        writer.WriteEndObject();
    }
}
