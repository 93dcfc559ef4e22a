using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>One operation of the OpenAPI document, such as <c>create_message</c>.</summary>
internal sealed class ApiOperation
{
    private readonly Lazy<BodySchema?> _body;
    private readonly Lazy<BodySchema?> _answer;

    public ApiOperation(string method, string path, JsonElement definition, SchemaCompiler schemas)
    {
        Method = method;
        Path = path;
        Id = definition.GetProperty("operationId").GetString()!;
        Segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        NeedsToken = definition.TryGetProperty("security", out var security)
            && security.EnumerateArray().All(choice => choice.EnumerateObject().Any());
        HasBody = definition.TryGetProperty("requestBody", out var requestBody);
        BodyRequired = requestBody.Flag("required");
        // The compiled schema costs milliseconds; most operations are never called.
        _body = new Lazy<BodySchema?>(() => requestBody.Member("content").Member("application/json").Member("schema") is { ValueKind: JsonValueKind.Object } schema
            ? schemas.Compile(Id, schema)
            : null);
        var responses = definition.Member("responses");
        _answer = new Lazy<BodySchema?>(() => new[] { "200", "201" }
            .Select(status => responses.Member(status).Member("content").Member("application/json").Member("schema"))
            .Where(schema => schema.ValueKind == JsonValueKind.Object)
            .Select(schema => schemas.Compile("answer/" + Id, schema))
            .FirstOrDefault());
    }

    /// <summary>GET, POST ...</summary>
    public string Method { get; }

    /// <summary>With parameters in braces.</summary>
    public string Path { get; }

    /// <summary>Discord's operation id.</summary>
    public string Id { get; }

    /// <summary>The parts of <see cref="Path"/>.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Whether the bot's token must be sent.</summary>
    public bool NeedsToken { get; }

    /// <summary>Whether a body is foreseen.</summary>
    public bool HasBody { get; }

    /// <summary>Whether a request without a body is refused.</summary>
    public bool BodyRequired { get; }

    /// <summary>The schema of a JSON body, or null when there is none.</summary>
    public BodySchema? Body => _body.Value;

    /// <summary>The schema of a JSON answer, or null when there is none: what this server is itself held to.</summary>
    public BodySchema? Answer => _answer.Value;

    public bool TryMatch(string[] path, out Dictionary<string, string> parameters)
    {
        parameters = [];
        if (path.Length != Segments.Count)
        {
            return false;
        }
        for (var i = 0; i < path.Length; i++)
        {
            if (Segments[i][0] != '{')
            {
                if (Segments[i] != path[i])
                {
                    return false;
                }
            }
            else if (Segments[i].EndsWith("_id}", StringComparison.Ordinal) && !path[i].All(char.IsAsciiDigit))
            {
                return false;
            }
            else
            {
                parameters[Segments[i][1..^1]] = path[i];
            }
        }
        return true;
    }
}
