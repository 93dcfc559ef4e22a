namespace PlanBot.LocalWeCom;

/// <summary>What a test does to the bot's long connections.</summary>
public sealed class ConnectionControl
{
    private const int GoingAway = 1001;

    private readonly RobotGateway _gateway;

    internal ConnectionControl(RobotGateway gateway)
    {
        _gateway = gateway;
    }

    /// <summary>Connections that are open.</summary>
    public int Count => _gateway.Connections.Count;

    /// <summary>How often a connection subscribed so far.</summary>
    public int Subscriptions => _gateway.Subscriptions;

    /// <summary>Pings that came so far.</summary>
    public int Pings => _gateway.Pings;

    /// <summary>Ends when a connection is subscribed; at once when one is.</summary>
    public async Task WhenSubscribedAsync(CancellationToken cancellation = default) => await _gateway.WhenSubscribedAsync(cancellation);

    /// <summary>Cuts all connections without a close frame.</summary>
    public int DropAll() => ForAll(static connection => connection.Drop());

    /// <summary>Closes all connections by a close frame.</summary>
    public int CloseAll(int code = GoingAway) => ForAll(connection => connection.Close(code, "closed"));

    /// <summary>Sends any text to all connections.</summary>
    public int SendRaw(string text) => ForAll(connection => connection.SendRaw(text));

    /// <summary>Closes all connections in order and refuses new ones for a time, as a WeCom that is restarted.</summary>
    public int Restart(TimeSpan down)
    {
        _gateway.StayDown(down);
        return CloseAll();
    }

    private int ForAll(Action<RobotConnection> act)
    {
        var all = _gateway.Connections;
        foreach (var connection in all)
        {
            act(connection);
        }
        return all.Count;
    }
}
