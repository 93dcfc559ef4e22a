using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.Discord.Gateway;

/// <summary>What the bot sends over the gateway, as bytes of JSON.</summary>
/// <remarks>Source: discord-api-docs, developers/events/gateway-events.mdx, Send Events. Each stays far below the 4,096 bytes that Discord accepts.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IdentifyPayload))]
[JsonSerializable(typeof(ResumePayload))]
[JsonSerializable(typeof(HeartbeatPayload))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    private const string Library = "planbot";

    // The kind of activity whose text is shown as it is: custom.
    private const int CustomActivity = 4;

    /// <summary>Asks for a new session of a shard.</summary>
    public static byte[] Identify(GatewaySettings settings, int shard, int shards)
    {
        var presence = new Presence(settings.Presence is { } text ? [new Activity("Custom Status", CustomActivity, text)] : [], "online", Afk: false);
        string os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
        var identify = new IdentifyData(settings.Token, new ConnectionProperties(os, Library, Library), [shard, shards], presence, (int)settings.Intents);
        return JsonSerializer.SerializeToUtf8Bytes(new IdentifyPayload((int)GatewayOpcode.Identify, identify), Default.IdentifyPayload);
    }

    /// <summary>Asks for what was missed of a session behind an event.</summary>
    public static byte[] Resume(string token, string sessionId, long sequence) =>
        JsonSerializer.SerializeToUtf8Bytes(new ResumePayload((int)GatewayOpcode.Resume, new ResumeData(token, sessionId, sequence)), Default.ResumePayload);

    /// <summary>Says that the bot is there, and the last event it took; null before the first.</summary>
    public static byte[] Heartbeat(long? sequence) => JsonSerializer.SerializeToUtf8Bytes(new HeartbeatPayload((int)GatewayOpcode.Heartbeat, sequence), Default.HeartbeatPayload);
}

internal sealed record IdentifyPayload(int Op, IdentifyData D);

internal sealed record ResumePayload(int Op, ResumeData D);

internal sealed record HeartbeatPayload(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? D);

internal sealed record IdentifyData(string Token, ConnectionProperties Properties, int[] Shard, Presence Presence, int Intents);

internal sealed record ConnectionProperties(string Os, string Browser, string Device);

internal sealed record ResumeData(string Token, string SessionId, long Seq);

internal sealed record Presence(Activity[] Activities, string Status, bool Afk)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Since => null;
}

internal sealed record Activity(string Name, int Type, string State);
