using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Discord's HTTP API v10 as its own OpenAPI document states it: which operations there are, and the schemas of their bodies.</summary>
internal sealed class OpenApiDocument
{
    private readonly Dictionary<(string Method, int Segments), List<ApiOperation>> _operations = [];

    private OpenApiDocument(JsonDocument document)
    {
        var schemas = new SchemaCompiler(document.RootElement.GetProperty("components").GetProperty("schemas"));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject().Where(member => member.Name != "parameters"))
            {
                var operation = new ApiOperation(method.Name.ToUpperInvariant(), path.Name, method.Value, schemas);
                var key = (operation.Method, operation.Segments.Count);
                if (!_operations.TryGetValue(key, out var list))
                {
                    _operations[key] = list = [];
                }
                list.Add(operation);
            }
        }
        // A literal segment wins over a parameter: /applications/@me before /applications/{application_id}.
        foreach (var list in _operations.Values)
        {
            list.Sort((a, b) => a.Path.Count(c => c == '{').CompareTo(b.Path.Count(c => c == '{')));
        }
    }

    /// <summary>Reads the document that is built into this assembly.</summary>
    public static OpenApiDocument Load()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("discord-openapi.json")!;
        return new OpenApiDocument(JsonDocument.Parse(stream));
    }

    /// <summary>Finds the operation of a path such as <c>/channels/1/messages</c>, with the values of its parameters.</summary>
    public bool TryFind(string method, string path, [MaybeNullWhen(false)] out ApiOperation operation, out Dictionary<string, string> parameters)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var candidate in _operations.GetValueOrDefault((method, segments.Length), []))
        {
            if (candidate.TryMatch(segments, out parameters))
            {
                operation = candidate;
                return true;
            }
        }
        operation = null;
        parameters = [];
        return false;
    }

    /// <summary>Whether the path exists under another method.</summary>
    public bool HasPath(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return _operations.Where(entry => entry.Key.Segments == segments.Length)
            .SelectMany(entry => entry.Value)
            .Any(operation => operation.TryMatch(segments, out _));
    }
}
