using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Api;

/// <summary>The JSON of the API's own calls. Chinese is written as it is: error 40033 refuses <c>\uXXXX</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnswerHead))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(SendResult))]
[JsonSerializable(typeof(TextContent))]
[JsonSerializable(typeof(Menu))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The one in use.</summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
