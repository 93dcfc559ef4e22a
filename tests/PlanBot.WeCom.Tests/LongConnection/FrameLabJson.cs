using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Tests.LongConnection;

/// <summary>How bodies of the tests are written.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class FrameLabJson : JsonSerializerContext;
