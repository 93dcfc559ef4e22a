using System.Text;

namespace PlanBot.LocalDiscord;

/// <summary>What a test does to the gateway's connections.</summary>
public sealed class GatewayControl
{
    private readonly DiscordGateway _gateway;

    internal GatewayControl(DiscordGateway gateway) => _gateway = gateway;

    /// <summary>Connections that are open.</summary>
    public int Connections => _gateway.Connections.Count;

    /// <summary>Heartbeats that came so far.</summary>
    public int Heartbeats => _gateway.Heartbeats;

    /// <summary>Session starts that are left today.</summary>
    public int StartsLeft => _gateway.Starts.State.Remaining;

    /// <summary>Cuts every connection without a close frame. Returns how many.</summary>
    public int DropAll() => Each(connection => connection.Drop());

    /// <summary>Closes every connection by a code.</summary>
    public int CloseAll(int code, string reason = "") => Each(connection => connection.Close(code, reason));

    /// <summary>Opcode 7: asks every client to reconnect and resume.</summary>
    public int AskToReconnect() => SendRaw("{\"op\":7,\"d\":null,\"s\":null,\"t\":null}");

    /// <summary>Opcode 9. Sessions that are not resumable are forgotten.</summary>
    public int Invalidate(bool resumable)
    {
        if (!resumable)
        {
            _gateway.ForgetAll();
        }
        return Each(connection => connection.Send(DiscordGateway.InvalidSession(resumable)));
    }

    /// <summary>Opcode 1: asks every client for a heartbeat.</summary>
    public int AskForHeartbeat() => SendRaw("{\"op\":1,\"d\":null,\"s\":null,\"t\":null}");

    /// <summary>Forgets all sessions, so that the next resume is answered with opcode 9.</summary>
    public void ForgetSessions() => _gateway.ForgetAll();

    /// <summary>Sends any text as one message: garbage, unknown opcodes, giants.</summary>
    public int SendRaw(string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        return Each(connection => connection.Send(bytes));
    }

    /// <summary>Sends an event with a number of its own to every session, kept for a resume as any other.</summary>
    public void Dispatch(string name, string data) =>
        _gateway.Dispatch(name, null, 0, _ => Encoding.UTF8.GetBytes(data));

    /// <summary>Drops all connections again and again, after random times, until cancelled or done.</summary>
    /// <param name="times">How many drops; one without a connection to drop does not count.</param>
    /// <param name="mean">Mean time between two drops; the times are spread evenly from nothing to twice that.</param>
    /// <param name="seed">Seed of the times.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task DropAtRandomAsync(int times, TimeSpan mean, int seed, TimeProvider time, CancellationToken cancellation)
    {
        var random = new Random(seed);
        while (times > 0)
        {
            await Task.Delay(random.NextDouble() * 2 * mean, time, cancellation);
            times -= DropAll() > 0 ? 1 : 0;
        }
    }

    private int Each(Action<GatewayConnection> act)
    {
        var all = _gateway.Connections;
        foreach (var connection in all)
        {
            act(connection);
        }
        return all.Count;
    }
}
