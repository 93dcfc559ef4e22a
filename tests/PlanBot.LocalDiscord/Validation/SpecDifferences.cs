using System.Text.Json.Nodes;

namespace PlanBot.LocalDiscord;

/// <summary>Where Discord's documentation, and with it every library, says more than its OpenAPI document.</summary>
internal static class SpecDifferences
{
    /// <summary>Widens a schema of the document.</summary>
    public static JsonObject Apply(string name, JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return schema;
        }
        // Page "Application Commands", create and bulk overwrite: permissions are a string; nsfw is a member.
        if (properties.ContainsKey("default_member_permissions"))
        {
            properties["default_member_permissions"] = new JsonObject
            {
                ["type"] = new JsonArray("integer", "string", "null"),
                ["pattern"] = "^[0-9]{1,20}$",
            };
            properties["nsfw"] = new JsonObject { ["type"] = new JsonArray("boolean", "null") };
        }
        // Page "Emoji": the emoji object has "animated".
        if (name.StartsWith("ComponentEmoji", StringComparison.Ordinal))
        {
            properties["animated"] = new JsonObject { ["type"] = new JsonArray("boolean", "null") };
        }
        return schema;
    }
}
