using System.Net.WebSockets;

namespace PlanBot.Discord.Gateway;

/// <summary>What the shards of a bot share.</summary>
internal sealed record ShardContext
{
    /// <summary>What the gateway is told of the bot.</summary>
    public required GatewaySettings Settings { get; init; }

    /// <summary>How many shards there are.</summary>
    public required int Shards { get; init; }

    /// <summary>The events of interest.</summary>
    public required EventNames Names { get; init; }

    /// <summary>Takes an event; awaited before the next of the shard is read.</summary>
    public required Func<GatewayEvent, ValueTask> Handle { get; init; }

    /// <summary>Asks Discord anew where the gateway is.</summary>
    public required Func<CancellationToken, Task<GatewayBot>> FindGateway { get; init; }

    /// <summary>Opens a connection.</summary>
    public required Func<Uri, CancellationToken, Task<WebSocket>> Connect { get; init; }

    /// <summary>Where shards wait before they begin sessions.</summary>
    public required IdentifyQueue Queue { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The log.</summary>
    public required GatewayLog Log { get; init; }
}
