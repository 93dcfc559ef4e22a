using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>Writes JSON as WeCom does: Chinese text as it is.</summary>
internal static class JsonWriting
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToBytes(this JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            node.WriteTo(writer);
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static string ToText(this JsonNode node) => Encoding.UTF8.GetString(node.ToBytes());

    /// <summary>An answer that carries a code.</summary>
    public static JsonObject ToJson(this Ack ack) => new() { ["errcode"] = ack.Code, ["errmsg"] = ack.Text };

    public static JsonNode? ToNode(this JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(element.GetRawText());
}
