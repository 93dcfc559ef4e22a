namespace PlanBot.WeCom.LongConnection;

/// <summary>How the long connection to WeCom fares, for health.</summary>
/// <param name="State">Waiting, Connecting, Subscribing, Ready or Stopped.</param>
/// <param name="Since">When it came to this state.</param>
public sealed record LongConnectionStatus(string State, DateTimeOffset Since)
{
    /// <summary>Whether messages come as they are written.</summary>
    public bool Ready => State == nameof(ConnectionState.Ready);
}
