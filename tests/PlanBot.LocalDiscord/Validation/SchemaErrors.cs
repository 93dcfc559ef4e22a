using System.Text.Json;
using Json.Pointer;
using Json.Schema;

namespace PlanBot.LocalDiscord;

/// <summary>Turns the tree of a failed schema evaluation into errors by field, with Discord's names for the common ones.</summary>
internal static class SchemaErrors
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["maxLength"] = "BASE_TYPE_BAD_LENGTH",
        ["minLength"] = "BASE_TYPE_BAD_LENGTH",
        ["maxItems"] = "BASE_TYPE_MAX_LENGTH",
        ["minItems"] = "BASE_TYPE_MIN_LENGTH",
        ["maximum"] = "NUMBER_TYPE_MAX",
        ["minimum"] = "NUMBER_TYPE_MIN",
        ["enum"] = "BASE_TYPE_CHOICES",
        ["const"] = "BASE_TYPE_CHOICES",
        ["type"] = "BASE_TYPE_BAD_TYPE",
        ["pattern"] = "STRING_TYPE_REGEX",
    };

    /// <summary>Adds the errors that say most: of the alternatives of a union, those of the one that was meant.</summary>
    public static void Collect(EvaluationResults results, JsonElement body, FieldErrors errors)
    {
        foreach (var (path, keyword, message) in Relevant(results, body))
        {
            if (keyword == "required")
            {
                // One message names all the missing members; Discord has an error at each.
                var missing = message.Split('"').Where((_, index) => index % 2 == 1);
                foreach (var name in missing)
                {
                    errors.Add([.. path, name], "BASE_TYPE_REQUIRED", "This field is required");
                }
            }
            else
            {
                errors.Add(path, Codes.GetValueOrDefault(keyword, "BASE_TYPE_INVALID"), keyword.Length == 0 ? "This field is not known." : message);
            }
        }
    }

    private static List<(string[] Path, string Keyword, string Message)> Relevant(EvaluationResults node, JsonElement body)
    {
        var own = new List<(string[] Path, string Keyword, string Message)>();
        if (node.IsValid)
        {
            return own;
        }
        foreach (var (keyword, message) in node.Errors ?? new Dictionary<string, string>())
        {
            if (keyword is not ("oneOf" or "anyOf" or "allOf" or "$ref" or "properties" or "items" or "additionalProperties"))
            {
                own.Add((PathOf(node.InstanceLocation), keyword, message));
            }
        }
        var unions = new Dictionary<string, List<EvaluationResults>>();
        foreach (var detail in node.Details ?? [])
        {
            var union = UnionOf(node.EvaluationPath, detail.EvaluationPath);
            if (union is null)
            {
                own.AddRange(Relevant(detail, body));
            }
            else
            {
                (unions.TryGetValue(union, out var list) ? list : unions[union] = []).Add(detail);
            }
        }
        foreach (var branches in unions.Values.Where(list => list.All(branch => !branch.IsValid)))
        {
            // The alternative that was meant is of the right JSON type and discriminator, gets furthest into the body, and has
            // the fewest errors.
            var depth = PathOf(node.InstanceLocation).Length;
            own.AddRange(branches.Select(branch => Relevant(branch, body))
                .OrderBy(list => list.Any(error => error.Keyword == "type" && error.Path.Length == depth))
                .ThenBy(list => list.Any(error => error.Path is [.., "type"] && error.Path.Length == depth + 1))
                .ThenByDescending(list => list.Count == 0 ? 0 : list.Min(error => error.Path.Length))
                .ThenBy(list => list.Count)
                .First());
        }
        return own;
    }

    // The keyword below the node if it is a union, such as "oneOf" in /properties/embeds/oneOf/1.
    private static string? UnionOf(JsonPointer parent, JsonPointer child)
    {
        var below = PathOf(child).Skip(PathOf(parent).Length).ToArray();
        var at = Array.FindIndex(below, segment => segment is "oneOf" or "anyOf");
        return at < 0 ? null : string.Join('/', below[..(at + 1)]);
    }

    private static string[] PathOf(JsonPointer pointer)
    {
        var text = pointer.ToString();
        return text.Length == 0 ? [] : [.. text[1..].Split('/').Select(segment => segment.Replace("~1", "/").Replace("~0", "~"))];
    }
}
