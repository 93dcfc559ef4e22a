namespace PlanBot.WeCom.LongConnection;

/// <summary>What can befall the connection; what leaves its state as it is is not among these.</summary>
internal abstract record ConnectionInput
{
    private ConnectionInput()
    {
    }

    /// <summary>An attempt to connect begins.</summary>
    internal sealed record Opening : ConnectionInput;

    /// <summary>The connection stands; the subscription is sent.</summary>
    internal sealed record Opened : ConnectionInput;

    /// <summary>WeCom took the subscription.</summary>
    internal sealed record Subscribed : ConnectionInput;

    /// <summary>WeCom refused the subscription with this error code.</summary>
    internal sealed record Refused(int Code) : ConnectionInput;

    /// <summary>The time for a ping has come.</summary>
    internal sealed record PingDue : ConnectionInput;

    /// <summary>A ping was acknowledged.</summary>
    internal sealed record PingAcked : ConnectionInput;

    /// <summary>WeCom says that it knows no subscription of this connection any more.</summary>
    internal sealed record Unsubscribed : ConnectionInput;

    /// <summary>Another connection of the same robot has taken over.</summary>
    internal sealed record Displaced : ConnectionInput;

    /// <summary>Nobody was there, or nobody who answered in time; or the connection was closed or tore.</summary>
    internal sealed record Broken : ConnectionInput;
}
