namespace PlanBot.Discord.Rest;

/// <summary>One request to Discord's HTTP API: where it goes, which limits bind it, and whether it may be sent twice.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with its parameters named, such as <c>/channels/{channel}/messages</c>. Free of secrets; this is what logs show.</param>
/// <param name="Path">The path with its ids and query, below the version's root. May hold an interaction's token: never log it.</param>
/// <param name="Major">
/// The ids of the top-level resource that Discord counts by itself (channel, guild, webhook with its token); empty where there is none.
/// Source: discord-api-docs, developers/topics/rate-limits.mdx.
/// </param>
/// <param name="IsRepeatable">True when sending it again after a fault does no harm: the route is idempotent, or Discord recognises the repetition.</param>
/// <param name="IsGlobal">False for the interaction endpoints, which the bot's global limit does not bind.</param>
internal sealed record Route(HttpMethod Method, string Template, string Path, string Major = "", bool IsRepeatable = false, bool IsGlobal = true)
{
    /// <summary>What tells the limits of this route apart until Discord has named its bucket.</summary>
    public RouteKey Key => new(Method, Template, Major);

    /// <summary>The method and the template; no id, no token.</summary>
    public override string ToString() => $"{Method} {Template}";
}
