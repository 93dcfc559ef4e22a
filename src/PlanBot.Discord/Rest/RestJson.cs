using System.Text.Json.Serialization;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Rest;

/// <summary>The JSON of the answers that the REST client reads itself.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(TooManyRequests))]
internal sealed partial class RestJson : JsonSerializerContext;
