using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalDiscord;

/// <summary>
/// Rewrites unions so that they are checked quickly and fail with one clear error: alternatives that are constants become an
/// enumeration, and alternatives that differ by their <c>type</c> are chosen by it instead of being tried one after another.
/// </summary>
internal static class SchemaUnions
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>The constants of a <c>oneOf</c>, when it has nothing else; else null.</summary>
    public static JsonArray? Constants(JsonElement alternatives) => alternatives.EnumerateArray().All(alternative => alternative.TryGetProperty("const", out _))
        ? new JsonArray([.. alternatives.EnumerateArray().Select(alternative => JsonNode.Parse(alternative.GetProperty("const").GetRawText()))])
        : null;

    /// <summary>A choice by <c>type</c>, when all alternatives are schemas of the document with a type of their own; else null.</summary>
    /// <param name="alternatives">The members of <c>oneOf</c> or <c>anyOf</c>.</param>
    /// <param name="components">The document's schemas.</param>
    public static JsonArray? ByType(JsonElement alternatives, JsonElement components)
    {
        var choices = new JsonArray();
        var seen = new HashSet<string>();
        var all = new JsonArray();
        foreach (var alternative in alternatives.EnumerateArray())
        {
            if (alternative.Text("$ref") is not { } reference || !reference.StartsWith(Prefix, StringComparison.Ordinal)
                || components.GetProperty(reference[Prefix.Length..]).Member("properties").Member("type").Member("enum") is not { ValueKind: JsonValueKind.Array } types)
            {
                return null;
            }
            foreach (var type in types.EnumerateArray())
            {
                if (!seen.Add(type.GetRawText()))
                {
                    return null;
                }
                all.Add(JsonNode.Parse(type.GetRawText()));
            }
            choices.Add(new JsonObject
            {
                ["if"] = OfType(JsonNode.Parse(types.GetRawText())!),
                ["then"] = new JsonObject { ["$ref"] = "#/$defs/" + reference[Prefix.Length..] },
            });
        }
        choices.Insert(0, OfType(all));
        return choices;
    }

    private static JsonObject OfType(JsonNode types) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["type"] = new JsonObject { ["enum"] = types } },
        ["required"] = new JsonArray("type"),
    };
}
