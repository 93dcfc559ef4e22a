using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Model;

/// <summary>How what the robot receives is read. Unknown fields are left out, numbers may come as text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(IncomingMessage))]
internal sealed partial class IncomingJson : JsonSerializerContext;
