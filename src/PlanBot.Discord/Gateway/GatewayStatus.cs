namespace PlanBot.Discord.Gateway;

/// <summary>How the connections to Discord fare, for health.</summary>
/// <param name="Shards">One a shard, in the order of their numbers; empty before the gateway was found.</param>
public sealed record GatewayStatus(IReadOnlyList<ShardStatus> Shards)
{
    /// <summary>Whether every shard receives events as they happen.</summary>
    public bool Ready => Shards.Count > 0 && Shards.All(s => s.State == nameof(GatewayState.Ready));
}
