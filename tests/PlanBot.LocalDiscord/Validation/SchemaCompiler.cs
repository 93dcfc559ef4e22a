using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace PlanBot.LocalDiscord;

/// <summary>Makes a JSON schema of its own out of a schema of the OpenAPI document and everything that it refers to.</summary>
internal sealed class SchemaCompiler(JsonElement components)
{
    private const string Prefix = "#/components/schemas/";

    private readonly Lock _gate = new();

    /// <summary>Compiles the body of an operation.</summary>
    public BodySchema Compile(string operation, JsonElement schema)
    {
        // Building registers schemas, which the library does not promise to be safe in parallel.
        lock (_gate)
        {
            return new BodySchema(Build($"open/{operation}", schema, closed: false), Build($"closed/{operation}", schema, closed: true));
        }
    }

    private JsonSchema Build(string name, JsonElement schema, bool closed)
    {
        var definitions = new JsonObject();
        var wanted = new Queue<string>();
        var body = Rewrite(schema, closed, wanted);
        while (wanted.TryDequeue(out var reference))
        {
            if (!definitions.ContainsKey(reference))
            {
                definitions[reference] = SpecDifferences.Apply(reference, (JsonObject)Rewrite(components.GetProperty(reference), closed, wanted)!);
            }
        }
        // The id comes first and the reference inside: the library resolves references by the id that it has read so far.
        var root = new JsonObject { ["$id"] = $"https://local.discord/{name}", ["allOf"] = new JsonArray(body), ["$defs"] = definitions };
        return JsonSchema.FromText(root.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 });
    }

    private JsonNode? Rewrite(JsonElement element, bool closed, Queue<string> wanted)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(item => Rewrite(item, closed, wanted))]);
            case JsonValueKind.Object:
                var result = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Name == "$ref" && member.Value.GetString() is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal))
                    {
                        wanted.Enqueue(reference[Prefix.Length..]);
                        result["$ref"] = "#/$defs/" + reference[Prefix.Length..];
                    }
                    else if (member.Name is "oneOf" or "anyOf" && SchemaUnions.Constants(member.Value) is { } constants)
                    {
                        result["enum"] = constants;
                    }
                    else if (member.Name is "oneOf" or "anyOf" && SchemaUnions.ByType(member.Value, components) is { } choice)
                    {
                        Rewrite(member.Value, closed, wanted);
                        result["allOf"] = choice;
                    }
                    else if (!IsAnnotation(member))
                    {
                        result[member.Name] = Rewrite(member.Value, closed, wanted);
                    }
                }
                if (closed && result["properties"] is JsonObject && result["type"] is not null && !result.ContainsKey("additionalProperties"))
                {
                    result["additionalProperties"] = false;
                }
                return result;
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }

    // Annotations cost time and check nothing; formats are checked by hand where they matter. A member of the same name in
    // "properties" is a schema, an object.
    private static bool IsAnnotation(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Object
        ? member.Name == "discriminator" && member.Value.TryGetProperty("propertyName", out _)
        : member.Name is "format" or "description" or "title" or "default" or "contentEncoding" || member.Name.StartsWith("x-", StringComparison.Ordinal);
}
