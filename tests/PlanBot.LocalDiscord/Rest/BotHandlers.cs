namespace PlanBot.LocalDiscord;

/// <summary>The gateway's address, the bot's user and application, the guild.</summary>
internal sealed class BotHandlers(LocalDiscordOptions options, DiscordWorld world, DiscordGateway gateway, string publicKey)
{
    public IEnumerable<(string Operation, Func<ApiRequest, ApiAnswer> Handler)> All =>
    [
        ("get_gateway", _ => ApiAnswer.Ok(JsonWriting.Object(writer => writer.WriteString("url", gateway.Url)))),
        ("get_bot_gateway", _ => GatewayBot()),
        ("get_my_user", _ => MyUser()),
        ("get_user", User),
        ("get_my_application", _ => Application()),
        ("get_my_oauth2_application", _ => Application()),
        ("get_guild", Guild),
        ("list_my_guilds", _ => Guilds()),
        ("get_guild_member", Member),
    ];

    private ApiAnswer GatewayBot()
    {
        var (remaining, resetAfter) = gateway.Starts.State;
        return ApiAnswer.Ok(JsonWriting.Object(writer =>
        {
            writer.WriteString("url", gateway.Url);
            writer.WriteNumber("shards", options.Shards);
            writer.Object("session_start_limit", limit =>
            {
                limit.WriteNumber("total", options.SessionStarts);
                limit.WriteNumber("remaining", remaining);
                limit.WriteNumber("reset_after", (long)resetAfter.TotalMilliseconds);
                limit.WriteNumber("max_concurrency", options.MaxConcurrency);
            });
        }));
    }

    private ApiAnswer MyUser() => ApiAnswer.Ok(JsonWriting.Object(writer =>
    {
        writer.UserFields(world.Bot);
        writer.WriteBoolean("mfa_enabled", true);
        writer.WriteBoolean("verified", true);
        writer.WriteString("locale", "en-US");
        writer.WriteNull("email");
    }));

    private ApiAnswer Application() => ApiAnswer.Ok(JsonWriting.Object(writer =>
    {
        writer.Id("id", world.ApplicationId);
        writer.WriteString("name", world.Bot.GlobalName);
        writer.WriteString("description", "");
        writer.WriteString("verify_key", publicKey);
        writer.WriteNumber("flags", (options.PrivilegedIntents & GatewayIntents.MessageContent) != 0 ? 1 << 19 : 0);
        writer.WriteBoolean("bot_public", false);
        writer.WriteBoolean("bot_require_code_grant", false);
        writer.WriteNumber("approximate_guild_count", 1);
        writer.WriteString("flags_new", "0");
        writer.WriteNumber("explicit_content_filter", 0);
        writer.WriteNumber("approximate_user_install_count", 0);
        writer.WriteNumber("approximate_user_authorization_count", 0);
        writer.Nulls("icon", "team", "type", "interactions_endpoint_url", "role_connections_verification_url");
        writer.EmptyArrays("redirect_uris", "eligible_oauth2_scopes");
        writer.Object("bot", bot => bot.UserFields(world.Bot));
        writer.Object("owner", owner => owner.UserFields(world.Admin));
    }));

    private ApiAnswer User(ApiRequest request) => world.TryGetUser(request.Id("user_id"), out var user)
        ? ApiAnswer.Ok(JsonWriting.Bytes(writer => writer.UserObject(user)))
        : throw new ApiException(404, 10013, "Unknown User");

    private ApiAnswer Guild(ApiRequest request)
    {
        CheckGuild(request);
        return ApiAnswer.Ok(JsonWriting.Bytes(writer => writer.GuildObject(world)));
    }

    private ApiAnswer Guilds() => ApiAnswer.Ok(JsonWriting.Array([world.GuildId], static (writer, id) =>
    {
        writer.WriteStartObject();
        writer.Id("id", id);
        writer.WriteString("name", "Planning office");
        writer.WriteString("permissions", LocalUser.Member.ToString());
        writer.WriteBoolean("owner", false);
        writer.Nulls("icon", "banner");
        writer.EmptyArrays("features");
        writer.WriteEndObject();
    }));

    private ApiAnswer Member(ApiRequest request)
    {
        CheckGuild(request);
        return world.TryGetUser(request.Id("user_id"), out var user)
            ? ApiAnswer.Ok(JsonWriting.Object(writer =>
            {
                writer.Object("user", inner => inner.UserFields(user));
                writer.MemberFields();
            }))
            : throw new ApiException(404, 10007, "Unknown Member");
    }

    private void CheckGuild(ApiRequest request)
    {
        if (request.Id("guild_id") != world.GuildId)
        {
            throw ApiException.MissingAccess();
        }
    }
}
