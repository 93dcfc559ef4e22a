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
                member.WriteTo(writer);
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
                foreach (var member in element.EnumerateObject())
                {
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
