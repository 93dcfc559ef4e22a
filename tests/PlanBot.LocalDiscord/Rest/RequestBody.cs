using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Reads the JSON of a request, which a form with files carries in <c>payload_json</c>.</summary>
/// <remarks>Discord's API reference, sections "Content Type" and "Uploading Files".</remarks>
internal static class RequestBody
{
    public static async Task<(JsonElement Body, IReadOnlyList<string> Files)> ReadAsync(HttpRequest request, ApiOperation operation)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            var json = form["payload_json"].ToString();
            return (json.Length > 0 ? Parse(System.Text.Encoding.UTF8.GetBytes(json)) : default, [.. form.Files.Select(file => file.FileName)]);
        }
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        if (buffer.Length == 0)
        {
            return operation.BodyRequired ? throw ApiException.Invalid("", "BASE_TYPE_REQUIRED", "A body is required") : (default, []);
        }
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw ApiException.Invalid("", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json'}.");
        }
        return (Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)), []);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            // Messages keep parts of the body for as long as they live, so the element must not lean on the buffer.
            return JsonElement.Parse(json.Span);
        }
        catch (JsonException error)
        {
            throw new ApiException(400, 50109, $"The request body contains invalid JSON. {error.Message}");
        }
    }
}
