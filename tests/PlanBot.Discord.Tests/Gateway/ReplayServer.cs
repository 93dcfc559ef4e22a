using System.Net.WebSockets;

namespace PlanBot.Discord.Tests.Gateway;

/// <summary>A gateway that keeps what it sent, so that a resume is fulfilled to the letter, and that drops its connections as a plan says.</summary>
/// <param name="lab">The client under test; its sessions are never lost here.</param>
/// <param name="total">How many messages happen.</param>
internal sealed class ReplayServer(GatewayLab lab, int total)
{
    // READY is number 1; the messages follow.
    private int _happened = 1;

    /// <summary>How a connection ends.</summary>
    internal enum Ending
    {
        End,
        Break,
        BreakInsideAPayload,
        Close,
        Reconnect,
        InvalidButResumable,
        Damage,
    }

    /// <summary>One connection: so many new messages happen while it lasts, then it ends.</summary>
    /// <param name="BeforeHello">It ends before hello.</param>
    /// <param name="InReplay">It ends when so many payloads of a replay are sent; at most those that there are.</param>
    /// <param name="Messages">New messages, after a replay that went through.</param>
    /// <param name="Ending">How it ends.</param>
    internal sealed record Connection(bool BeforeHello, int InReplay, int Messages, Ending Ending);

    /// <summary>Plays the plan, then a last connection which sends all that is left and stays.</summary>
    public async Task PlayAsync(IEnumerable<Connection> plan)
    {
        foreach (var connection in plan)
        {
            var peer = await lab.PeerAsync();
            await PlayAsync(peer, connection);
            await EndAsync(peer, connection.Ending);
        }

        var last = await lab.PeerAsync();
        await PlayAsync(last, new Connection(BeforeHello: false, int.MaxValue, total, Ending.End));
    }

    private async Task PlayAsync(Peer peer, Connection connection)
    {
        if (connection.BeforeHello) return;
        await peer.HelloAsync(3_600_000);
        // A client that saw the drop coming may be gone already.
        if (await peer.ReceiveAsync() is not { } introduction) return;
        var data = introduction.GetProperty("d");
        if (introduction.GetProperty("op").GetInt32() == 2)
        {
            // READY was lost with all behind it, and with it the session; in the new one everything happens anew.
            _happened = 1;
            if (connection.InReplay == 0) return;
            await peer.ReadyAsync();
        }
        else if (!await ReplayAsync(peer, data.GetProperty("seq").GetInt32(), connection.InReplay))
        {
            return;
        }

        for (int i = 0; i < connection.Messages && _happened <= total; i++) await peer.MessageAsync(++_happened);
    }

    private async Task<bool> ReplayAsync(Peer peer, int after, int most)
    {
        Assert.InRange(after, 1, _happened);
        for (int sequence = after + 1; sequence <= _happened; sequence++)
        {
            if (most-- == 0) return false;
            await peer.MessageAsync(sequence);
        }

        if (most <= 0) return false;
        await peer.SendAsync($$$"""{"t":"RESUMED","s":{{{_happened}}},"op":0,"d":{}}""");
        return true;
    }

    private static async Task EndAsync(Peer peer, Ending ending)
    {
        switch (ending)
        {
            case Ending.End:
                peer.End();
                break;
            case Ending.Break:
                peer.Break();
                break;
            case Ending.BreakInsideAPayload:
                await peer.SendRawAsync("""{"t":"MESSAGE_CREATE","s":"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: false);
                peer.End();
                break;
            case Ending.Close:
                await peer.CloseAsync(4000);
                break;
            case Ending.Reconnect:
                await peer.SendAsync("""{"op":7,"d":null}""");
                break;
            case Ending.InvalidButResumable:
                await peer.SendAsync("""{"op":9,"d":true}""");
                break;
            case Ending.Damage:
                await peer.SendRawAsync(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0xFF, 0xFF }, WebSocketMessageType.Binary);
                // Where nothing is compressed, this is merely no JSON.
                peer.End();
                break;
        }
    }
}
