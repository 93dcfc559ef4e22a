using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.Discord.Model;

/// <summary>How the model is written and read. Chinese is written as it is, not escaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncomingMessage))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(IReadOnlyList<Command>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(NewThread))]
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(ChannelEvent))]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    /// <summary>The one in use.</summary>
    public static DiscordJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>A thread to start from a message.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="AutoArchiveDuration">Minutes without messages after which it is put away: 60, 1440, 4320 or 10080.</param>
internal sealed record NewThread(string Name, int AutoArchiveDuration);

/// <summary>The id of a user or of an application.</summary>
internal sealed record Identity(string Id);

/// <summary>A channel or a thread, or a guild with its threads, as the gateway tells of them.</summary>
internal sealed record ChannelEvent
{
    public string Id { get; init; } = "";

    /// <summary>The channel that a thread stands in.</summary>
    public string? ParentId { get; init; }

    /// <summary>The active threads of a guild.</summary>
    public IReadOnlyList<ChannelEvent>? Threads { get; init; }
}
