using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Writes Discord's JSON: ids are strings, times are ISO 8601.</summary>
internal static class JsonWriting
{
    // Discord's gateway sends Chinese text as it is, not as \u escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Object(Action<Utf8JsonWriter> members) => Bytes(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    });

    public static byte[] Array<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Bytes(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            write(writer, item);
        }
        writer.WriteEndArray();
    });

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static void Id(this Utf8JsonWriter writer, string name, ulong id) => writer.WriteString(name, id.ToString());

    public static void Time(this Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            writer.WriteString(name, at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff+00:00"));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Object(this Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> members)
    {
        writer.WriteStartObject(name);
        members(writer);
        writer.WriteEndObject();
    }

    public static void Array<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }
        writer.WriteEndArray();
    }

    public static void EmptyArrays(this Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
        }
    }

    public static void Nulls(this Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            writer.WriteNull(name);
        }
    }
}
