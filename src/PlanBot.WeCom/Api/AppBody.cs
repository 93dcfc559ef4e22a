using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PlanBot.WeCom.Api;

/// <summary>Writes the bodies of the app's calls around contents of any type.</summary>
internal static class AppBody
{
    // Error 40033 refuses \uXXXX where the character itself can stand.
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A message to one member. Source: document/path/90236.</summary>
    /// <param name="agentId">The app.</param>
    /// <param name="user">The member's id.</param>
    /// <param name="msgtype">The message's type, which is the name of its content too.</param>
    /// <param name="content">The content.</param>
    /// <param name="contentInfo">How to write it.</param>
    /// <param name="key">What the message is: see <see cref="DuplicateCheck.Interval"/>.</param>
    public static byte[] Message<T>(int agentId, string user, string msgtype, T content, JsonTypeInfo<T> contentInfo, string key) => Write(writer =>
    {
        writer.WriteString("touser", user);
        writer.WriteString("msgtype", msgtype);
        writer.WriteNumber("agentid", agentId);
        writer.WritePropertyName(msgtype);
        JsonSerializer.Serialize(writer, content, contentInfo);
        writer.WriteNumber("safe", 0);
        writer.WriteNumber("enable_duplicate_check", 1);
        writer.WriteNumber("duplicate_check_interval", DuplicateCheck.Interval(key));
    });

    /// <summary>A card in the place of one that was sent to a member. Source: document/path/94888.</summary>
    public static byte[] CardUpdate<T>(int agentId, string user, string responseCode, T card, JsonTypeInfo<T> cardInfo) => Write(writer =>
    {
        writer.WriteStartArray("userids");
        writer.WriteStringValue(user);
        writer.WriteEndArray();
        writer.WriteNumber("agentid", agentId);
        writer.WriteString("response_code", responseCode);
        writer.WritePropertyName("template_card");
        JsonSerializer.Serialize(writer, card, cardInfo);
    });

    /// <summary>A body that is one value.</summary>
    public static byte[] Of<T>(T value, JsonTypeInfo<T> info)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_plain)) JsonSerializer.Serialize(writer, value, info);
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_plain))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
