using System.Net;
using System.Text.Json;

namespace PlanBot.Discord.Rest;

/// <summary>Reads the body of a refusal.</summary>
internal static class ErrorAnswer
{
    /// <summary>The exception for a refusal; a body that is no JSON of Discord's makes one with code 0.</summary>
    public static DiscordException Read(DiscordRequest request, HttpStatusCode status, Stream body)
    {
        bool isAfterRetry = request.Attempts > 1;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement is { ValueKind: JsonValueKind.Object } root)
            {
                var errors = new List<FieldError>();
                if (root.TryGetProperty("errors", out var nested)) Flatten(nested, "", errors);
                return new DiscordException(status, Number(root, "code"), $"{request.Route}: {Text(root, "message") ?? status.ToString()}", errors) { IsAfterRetry = isAfterRetry };
            }
        }
        catch (JsonException)
        {
            // A proxy on the way answers in HTML; the status is all there is to tell.
        }
        return new DiscordException(status, 0, $"{request.Route}: {status}", []) { IsAfterRetry = isAfterRetry };
    }

    // Every level is an object whose keys are fields or indexes; the faults of a level stand under _errors.
    private static void Flatten(JsonElement level, string path, List<FieldError> errors)
    {
        if (level.ValueKind != JsonValueKind.Object) return;
        foreach (var field in level.EnumerateObject())
        {
            if (field.NameEquals("_errors") && field.Value.ValueKind == JsonValueKind.Array)
                errors.AddRange(field.Value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => new FieldError(path, Text(e, "code") ?? "", Text(e, "message") ?? "")));
            else if (int.TryParse(field.Name, out int index))
                Flatten(field.Value, $"{path}[{index}]", errors);
            else
                Flatten(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}", errors);
        }
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : 0;
}
