using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Faults as scripts ask for them.</summary>
internal static class ControlFaults
{
    /// <summary>One of drop, close (code), reconnect, invalidate (resumable), heartbeat, forget, raw (text); answers how many connections it hit.</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static byte[] Gateway(LocalDiscordServer server, JsonElement body)
    {
        var gateway = server.Gateway;
        var hit = body.Text("do") switch
        {
            "drop" => gateway.DropAll(),
            "close" => gateway.CloseAll(body.Int("code") ?? CloseCode.UnknownError),
            "reconnect" => gateway.AskToReconnect(),
            "invalidate" => gateway.Invalidate(body.Flag("resumable")),
            "heartbeat" => gateway.AskForHeartbeat(),
            "raw" => gateway.SendRaw(body.Text("text") ?? ""),
            "forget" => Forget(gateway),
            _ => throw new ArgumentException("\"do\" is one of drop, close, reconnect, invalidate, heartbeat, forget, raw."),
        };
        return JsonWriting.Object(writer => writer.WriteNumber("connections", hit));
    }

    /// <summary>A fault of REST by its <c>kind</c>, or members that change how the gateway behaves.</summary>
    public static byte[] Add(LocalDiscordServer server, JsonElement body)
    {
        var faults = server.Faults;
        if (body.Text("kind") is { } kind)
        {
            faults.Add(new RestFault(Enum.Parse<RestFaultKind>(kind))
            {
                Operation = body.Text("operation"),
                Times = body.Int("times") ?? 1,
                After = body.Int("after") ?? 0,
                RetryAfter = TimeSpan.FromMilliseconds(body.Int("retry_after_ms") ?? 1000),
                Status = body.Int("status") ?? 502,
                Delay = TimeSpan.FromMilliseconds(body.Int("delay_ms") ?? 0),
            });
        }
        if (body.Has("acknowledge_heartbeats"))
        {
            faults.AcknowledgeHeartbeats = body.Flag("acknowledge_heartbeats");
        }
        if (body.Int("hello_delay_ms") is { } hello)
        {
            faults.HelloDelay = TimeSpan.FromMilliseconds(hello);
        }
        if (body.Has("split"))
        {
            faults.SplitGatewayMessages = body.Flag("split");
        }
        if (body.Int("duplicate") is { } duplicates)
        {
            faults.DuplicateNext(duplicates);
        }
        if (body.Int("delay_answers_ms") is { } delay)
        {
            faults.DelayAnswers(TimeSpan.FromMilliseconds(delay), body.Int("seed") ?? 1);
        }
        return "{}"u8.ToArray();
    }

    private static int Forget(GatewayControl gateway)
    {
        gateway.ForgetSessions();
        return gateway.Connections;
    }
}
