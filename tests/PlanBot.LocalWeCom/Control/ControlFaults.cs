using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>Faults as scripts ask for them.</summary>
internal static class ControlFaults
{
    /// <summary>One of drop, close (code), restart (down_ms), raw (text), expire-token; answers how many connections it hit.</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static JsonObject Act(LocalWeComServer server, JsonElement body)
    {
        var connections = server.Connections;
        var hit = body.Text("do") switch
        {
            "drop" => connections.DropAll(),
            "close" => connections.CloseAll(body.Int("code") ?? 1001),
            "restart" => connections.Restart(Milliseconds(body, "down_ms")),
            "raw" => connections.SendRaw(body.Text("text") ?? ""),
            "expire-token" => ExpireToken(server),
            _ => throw new ArgumentException("\"do\" is one of drop, close, restart, raw, expire-token."),
        };
        return new JsonObject { ["connections"] = hit };
    }

    /// <summary>A fault of the API by <c>api</c>, refusals by <c>refuse</c>, or members that change how the long connection behaves.</summary>
    public static void Add(LocalWeComServer server, JsonElement body)
    {
        var faults = server.Faults;
        if (body.Member("api") is { ValueKind: JsonValueKind.Object } api)
        {
            faults.Add(new ApiFault(api.Int("code") ?? 0)
            {
                Path = api.Text("path"),
                Times = api.Int("times") ?? 1,
                After = api.Int("after") ?? 0,
                CarryOut = api.Flag("carry_out"),
                Cut = api.Flag("cut"),
                Status = api.Int("status") ?? 0,
                Delay = Milliseconds(api, "delay_ms"),
            });
        }
        if (body.Member("refuse") is { ValueKind: JsonValueKind.Object } refuse)
        {
            faults.Refuse(refuse.Int("code") ?? ErrorCode.Busy, refuse.Int("times") ?? 1, refuse.Text("cmd"));
        }
        if (body.Has("acknowledge_pings"))
        {
            faults.AcknowledgePings = body.Flag("acknowledge_pings");
        }
        if (body.Has("ack_delay_ms"))
        {
            faults.AckDelay = Milliseconds(body, "ack_delay_ms");
        }
        if (body.Int("swallow_acks") is { } swallowed)
        {
            faults.SwallowAcks(swallowed);
        }
        if (body.Int("drop_percent") is { } percent)
        {
            faults.DropAtRandom(percent / 100.0, body.Int("seed") ?? 1);
        }
    }

    private static int ExpireToken(LocalWeComServer server)
    {
        server.ExpireToken();
        return server.Connections.Count;
    }

    private static TimeSpan Milliseconds(JsonElement body, string name) => TimeSpan.FromMilliseconds(body.Int(name) ?? 0);
}
