using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanBot.LocalDiscord;

/// <summary>What Discord makes of the parts of a message that it is sent.</summary>
internal static partial class MessageParts
{
    [GeneratedRegex("<@!?([0-9]{1,20})>")]
    private static partial Regex UserMention();

    /// <summary>Embeds as they are stored: each is of type "rich". Undefined when there are none.</summary>
    public static JsonElement Embeds(JsonElement embeds) => embeds.ValueKind != JsonValueKind.Array || embeds.GetArrayLength() == 0
        ? default
        : JsonElement.Parse(JsonWriting.Array(embeds.EnumerateArray(), static (writer, embed) =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "rich");
            foreach (var member in embed.EnumerateObject().Where(member => member.Name != "type" && member.Value.ValueKind != JsonValueKind.Null))
            {
                if (member.Name == "fields")
                {
                    Fields(writer, member.Value);
                }
                else
                {
                    member.WriteTo(writer);
                }
            }
            writer.WriteEndObject();
        }));

    /// <summary>Components as they are stored: those without an <c>id</c> are numbered from 1.</summary>
    /// <remarks>Page "Component Reference" of Discord's documentation, anatomy of a component.</remarks>
    public static JsonElement Components(JsonElement components)
    {
        if (components.ValueKind != JsonValueKind.Array || components.GetArrayLength() == 0)
        {
            return default;
        }
        var next = 1;
        return JsonElement.Parse(JsonWriting.Bytes(writer => Number(writer, components, ref next)));
    }

    /// <summary>The users that a text mentions.</summary>
    public static IEnumerable<ulong> UsersMentionedIn(string content) =>
        UserMention().Matches(content).Select(match => ulong.Parse(match.Groups[1].ValueSpan)).Distinct();

    // What Discord answers says of each field whether it is inline.
    private static void Fields(Utf8JsonWriter writer, JsonElement fields) => writer.Array("fields", fields.EnumerateArray(), static (w, field) =>
    {
        w.WriteStartObject();
        w.WriteString("name", field.Text("name"));
        w.WriteString("value", field.Text("value"));
        w.WriteBoolean("inline", field.Flag("inline"));
        w.WriteEndObject();
    });

    private static void Number(Utf8JsonWriter writer, JsonElement element, ref int next)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Number(writer, item, ref next);
                }
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                if (element.Member("type").ValueKind == JsonValueKind.Number && element.Int("id") is null or 0)
                {
                    writer.WriteNumber("id", next++);
                }
                // The selects, 3 and 5 to 8, say how many values they take.
                if (element.Int("type") is 3 or (>= 5 and <= 8))
                {
                    writer.WriteNumber("min_values", element.Int("min_values") ?? 1);
                    writer.WriteNumber("max_values", element.Int("max_values") ?? 1);
                }
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Name is "min_values" or "max_values")
                    {
                        continue;
                    }
                    if (member.Name is "components" or "component" or "accessory")
                    {
                        writer.WritePropertyName(member.Name);
                        Number(writer, member.Value, ref next);
                    }
                    else if (member.Value.ValueKind != JsonValueKind.Null && !(member.Name == "id" && member.Value.ValueKind == JsonValueKind.Number && member.Value.GetInt32() == 0))
                    {
                        member.WriteTo(writer);
                    }
                }
                writer.WriteEndObject();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
