namespace PlanBot.Discord.Rest;

/// <summary>A request under way through the handlers, sent again as itself when it is retried.</summary>
internal sealed class DiscordRequest : HttpRequestMessage
{
    /// <summary>Makes the request of a route.</summary>
    public DiscordRequest(Route route) : base(route.Method, route.Path) => Route = route;

    /// <summary>Where it goes.</summary>
    public Route Route { get; }

    /// <summary>Its place in the order of arrival, from 1; 0 before it arrived. A retry keeps it, so that nothing overtakes.</summary>
    public long Turn { get; set; }

    /// <summary>How often it was handed to the connection.</summary>
    public int Attempts { get; set; }
}
