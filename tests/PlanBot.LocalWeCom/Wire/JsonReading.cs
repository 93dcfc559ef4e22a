using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>Reads members of JSON objects that may be absent or of another type than expected.</summary>
internal static class JsonReading
{
    /// <summary>The member, or an undefined element.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    public static bool Has(this JsonElement element, string name) => element.Member(name).ValueKind != JsonValueKind.Undefined;

    public static string? Text(this JsonElement element, string name)
    {
        var member = element.Member(name);
        return member.ValueKind == JsonValueKind.String ? member.GetString() : null;
    }

    public static int? Int(this JsonElement element, string name)
    {
        var member = element.Member(name);
        return member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) ? number : null;
    }

    public static bool Flag(this JsonElement element, string name) => element.Member(name).ValueKind == JsonValueKind.True;

    public static JsonElement[] Items(this JsonElement element, string name)
    {
        var member = element.Member(name);
        return member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray()] : [];
    }
}
