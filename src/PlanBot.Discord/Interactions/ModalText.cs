using System.Text.Json;

namespace PlanBot.Discord.Interactions;

/// <summary>Reads what was typed into a modal.</summary>
internal static class ModalText
{
    // Deeper than rows and labels nest; what is deeper is not ours.
    private const int Deepest = 4;

    /// <summary>The first text in the modal's rows or labels; empty when there is none.</summary>
    public static string Of(JsonElement? components) => components is { } rows ? Find(rows, 0) ?? "" : "";

    private static string? Find(JsonElement element, int depth)
    {
        if (depth > Deepest) return null;
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Select(e => Find(e, depth + 1)).FirstOrDefault(t => t is not null);
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String) return value.GetString();
        if (element.TryGetProperty("components", out var inner)) return Find(inner, depth + 1);
        return element.TryGetProperty("component", out var one) ? Find(one, depth + 1) : null;
    }
}
