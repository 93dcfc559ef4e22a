using System.Text.Json;
using Json.Schema;

namespace PlanBot.LocalDiscord;

/// <summary>
/// The compiled schema of a body, twice: as Discord's document has it, where a member that it does not know is ignored, and
/// closed, where such a member is an error. A misspelt member is what the closed one is for.
/// </summary>
internal sealed class BodySchema(JsonSchema open, JsonSchema closed)
{
    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag };
    private static readonly EvaluationOptions Thorough = new() { OutputFormat = OutputFormat.Hierarchical };

    /// <summary>Checks a body. Errors are what Discord refuses; unknown are members that it would silently ignore.</summary>
    public void Check(JsonElement body, FieldErrors errors, List<string> unknown)
    {
        if (closed.Evaluate(body, Quick).IsValid)
        {
            return;
        }
        if (open.Evaluate(body, Quick).IsValid)
        {
            var found = new FieldErrors();
            SchemaErrors.Collect(closed.Evaluate(body, Thorough), body, found);
            unknown.AddRange(found.Paths);
            return;
        }
        SchemaErrors.Collect(open.Evaluate(body, Thorough), body, errors);
        if (errors.IsEmpty)
        {
            errors.Add([], "BASE_TYPE_INVALID", "The body does not match the schema.");
        }
    }
}
