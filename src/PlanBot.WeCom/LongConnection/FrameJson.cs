using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PlanBot.WeCom.LongConnection;

/// <summary>What the bot sends over the long connection, as bytes of JSON.</summary>
/// <remarks>Source: developer.work.weixin.qq.com, document 101463.</remarks>
internal static class FrameJson
{
    private const int UsualBytes = 1024;

    // Chinese is written as it is: escaped, an answer would be twice as long.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Asks for what the robot receives.</summary>
    public static ReadOnlyMemory<byte> Subscribe(string reqId, LongConnectionSettings settings) => Write(FrameCommand.Subscribe, reqId, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("bot_id", settings.BotId);
        writer.WriteString("secret", settings.Secret);
        writer.WriteEndObject();
    });

    /// <summary>Says that the connection lives.</summary>
    public static ReadOnlyMemory<byte> Ping(string reqId) => Write(FrameCommand.Ping, reqId, body: null);

    /// <summary>A frame with a body.</summary>
    public static ReadOnlyMemory<byte> Body<T>(string command, string reqId, T body, JsonTypeInfo<T> type) =>
        Write(command, reqId, writer => JsonSerializer.Serialize(writer, body, type));

    /// <summary>A frame whose body names the chat beside the message itself.</summary>
    /// <param name="reqId">A new one.</param>
    /// <param name="chatId">The group, or the user id in a single chat.</param>
    /// <param name="message">The message, such as <c>msgtype</c> and <c>markdown</c>; a JSON object.</param>
    /// <param name="type">How the message is written.</param>
    public static ReadOnlyMemory<byte> ToChat<T>(string reqId, string chatId, T message, JsonTypeInfo<T> type) => Write(FrameCommand.SendMessage, reqId, writer =>
    {
        var body = JsonSerializer.SerializeToNode(message, type)!.AsObject();
        body.Insert(0, "chatid", JsonValue.Create(chatId));
        body.WriteTo(writer);
    });

    private static ReadOnlyMemory<byte> Write(string command, string reqId, Action<Utf8JsonWriter>? body)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        using var writer = new Utf8JsonWriter(buffer, s_options);
        writer.WriteStartObject();
        writer.WriteString("cmd", command);
        writer.WriteStartObject("headers");
        writer.WriteString("req_id", reqId);
        writer.WriteEndObject();
        if (body is not null)
        {
            writer.WritePropertyName("body");
            body(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
