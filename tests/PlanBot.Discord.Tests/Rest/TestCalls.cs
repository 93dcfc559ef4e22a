using System.Text.Json;
using System.Text.Json.Serialization;
using PlanBot.Discord.Rest;

namespace PlanBot.Discord.Tests.Rest;

/// <summary>A message as small as can be.</summary>
internal sealed record Note(string Content, string? Nonce = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class NoteJson : JsonSerializerContext;

internal static class TestCalls
{
    public static Task<JsonElement> SayAsync(this DiscordRest rest, string channel, string text, CancellationToken cancellationToken = default) => rest.SayAsync(channel, text, hasNonce: false, cancellationToken);

    public static Task<JsonElement> SayAsync(this DiscordRest rest, string channel, string text, bool hasNonce, CancellationToken cancellationToken) =>
        rest.CreateMessageAsync(channel, new Note(text, hasNonce ? text : null), NoteJson.Default.Note, NoteJson.Default.JsonElement, hasNonce, cancellationToken);

    public static Task<JsonElement> EditAsync(this DiscordRest rest, string channel, string message, string text, CancellationToken cancellationToken = default) =>
        rest.EditMessageAsync(channel, message, new Note(text), NoteJson.Default.Note, NoteJson.Default.JsonElement, cancellationToken);

    public static Task RespondAsync(this DiscordRest rest, string interaction, string text, CancellationToken cancellationToken = default) =>
        rest.CreateInteractionResponseAsync(interaction, "interaction-token", new Note(text), NoteJson.Default.Note, cancellationToken);
}
