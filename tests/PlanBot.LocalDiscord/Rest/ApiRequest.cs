using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>A request that passed all checks which do not depend on the state of the world.</summary>
/// <param name="Operation">What is asked for.</param>
/// <param name="Parameters">The values in the path.</param>
/// <param name="Query">The query string's values.</param>
/// <param name="Body">The JSON body; undefined for none.</param>
/// <param name="Files">Names of the files that came with it.</param>
internal sealed record ApiRequest(
    ApiOperation Operation, IReadOnlyDictionary<string, string> Parameters, IQueryCollection Query, JsonElement Body, IReadOnlyList<string> Files)
{
    /// <summary>An id in the path.</summary>
    public ulong Id(string name) => ulong.TryParse(Parameters[name], out var id)
        ? id
        : throw ApiException.Invalid(name, "NUMBER_TYPE_COERCE", $"Value \"{Parameters[name]}\" is not snowflake.");

    /// <summary>A boolean of the query string, as Discord spells them.</summary>
    public bool Flag(string name) => Query[name].ToString() is "true" or "True" or "1";
}
