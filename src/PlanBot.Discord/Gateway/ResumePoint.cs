using System.Text.Json;

namespace PlanBot.Discord.Gateway;

/// <summary>The session to go on with after a drop; the sequence number, which changes with every event, is <see cref="GatewaySession.Sequence"/>.</summary>
/// <param name="SessionId">The <c>session_id</c> of READY.</param>
/// <param name="Url">The <c>resume_gateway_url</c> of READY; null where it named none.</param>
/// <param name="Elsewhere">Whether the next attempt goes to the address of the first connection, since <paramref name="Url"/> could not be reached.</param>
internal sealed record ResumePoint(string SessionId, Uri? Url, bool Elsewhere = false)
{
    /// <summary>Where the next attempt goes; null is the address of the first connection.</summary>
    public Uri? Address => Elsewhere ? null : Url;

    /// <summary>The session that READY begins; null where it names none.</summary>
    /// <param name="data">The data of READY.</param>
    public static ResumePoint? FromReady(JsonElement data) => Text(data, "session_id") is not { } id
        ? null
        : new ResumePoint(id, Uri.TryCreate(Text(data, "resume_gateway_url"), UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss" ? url : null);

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
