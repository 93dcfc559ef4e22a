using System.Text;

namespace PlanBot.Discord.Rest;

/// <summary>How to reach Discord's HTTP API.</summary>
/// <param name="ApiUrl">The API's root, such as <c>https://discord.com/api</c>; the version is added where it does not end in one.</param>
/// <param name="Token">The bot's token. Never printed.</param>
/// <param name="GlobalRequestsPerSecond">The bot's global limit, at least 1; null lifts it. Discord allows 50: discord-api-docs, developers/topics/rate-limits.mdx.</param>
internal sealed record DiscordRestOptions(Uri ApiUrl, string Token, int? GlobalRequestsPerSecond = 50)
{
    /// <summary>The page about the bot that the User-Agent names, as developers/reference.mdx asks for.</summary>
    public Uri Homepage { get; init; } = new("https://planbot.example");

    /// <summary>The longest that one attempt may take from sending to the whole answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(ApiUrl)} = {ApiUrl}, {nameof(GlobalRequestsPerSecond)} = {GlobalRequestsPerSecond}");
        return true;
    }
}
