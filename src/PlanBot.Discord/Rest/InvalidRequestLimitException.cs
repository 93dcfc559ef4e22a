namespace PlanBot.Discord.Rest;

/// <summary>Nothing was sent: so many requests were refused of late that Discord would soon ban this address.</summary>
/// <param name="wait">How long until requests are sent again.</param>
internal sealed class InvalidRequestLimitException(TimeSpan wait) : Exception(
    $"{InvalidRequests.Limit} requests within {InvalidRequests.Window.TotalMinutes:0} minutes were refused with 401, 403 or 429; Discord bans an address at 10,000. "
    + $"Nothing is sent for {Math.Ceiling(wait.TotalSeconds):0} s. Check the bot's token and its permissions in the channels it answers in.")
{
    /// <summary>How long until requests are sent again.</summary>
    public TimeSpan Wait { get; } = wait;
}
