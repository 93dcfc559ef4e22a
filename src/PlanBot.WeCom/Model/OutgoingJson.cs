using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Model;

/// <summary>How the bodies that go out are written. Chinese is written as it is, not escaped; what is null is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StreamBody))]
[JsonSerializable(typeof(StreamWithCardBody))]
[JsonSerializable(typeof(TemplateCardBody))]
[JsonSerializable(typeof(UpdateTemplateCardBody))]
[JsonSerializable(typeof(MarkdownBody))]
[JsonSerializable(typeof(TextBody))]
[JsonSerializable(typeof(TemplateCard))]
internal sealed partial class OutgoingJson : JsonSerializerContext
{
    /// <summary>The one in use.</summary>
    public static OutgoingJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
