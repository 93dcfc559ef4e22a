using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Reads optional members of a JSON object; an absent or null member is null.</summary>
internal static class JsonReading
{
    /// <summary>The member, or an undefined element when it is absent or null.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : default;

    public static bool Has(this JsonElement element, string name) => element.Member(name).ValueKind != JsonValueKind.Undefined;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static int? Int(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static bool Flag(this JsonElement element, string name) => element.Member(name).ValueKind == JsonValueKind.True;

    /// <summary>A Discord id, written as a string or as a number.</summary>
    public static ulong? Id(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } value when ulong.TryParse(value.GetString(), out var id) => id,
        { ValueKind: JsonValueKind.Number } value when value.TryGetUInt64(out var id) => id,
        _ => null,
    };

    /// <summary>The items of an array member; none when it is absent or null.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
}
