namespace PlanBot.Discord.Gateway;

/// <summary>How one connection to Discord fares.</summary>
/// <param name="Shard">Its number, from 0.</param>
/// <param name="State">Waiting, Connecting, Identifying, Resuming, Ready or Stopped.</param>
/// <param name="Latency">The time from the last acknowledged heartbeat to its acknowledgement; null before the first.</param>
/// <param name="Since">When it came to this state.</param>
public sealed record ShardStatus(int Shard, string State, TimeSpan? Latency, DateTimeOffset Since);
