using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Errors of a form body by field, written as Discord does: nested objects that end in <c>_errors</c>.</summary>
/// <remarks>Discord's API reference, section "Error Messages".</remarks>
internal sealed class FieldErrors
{
    private readonly Node _root = new();
    private readonly List<string> _paths = [];

    public bool IsEmpty => _paths.Count == 0;

    /// <summary>The fields with errors, dotted.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>All errors in one line.</summary>
    public string Summary { get; private set; } = "";

    public void Add(IEnumerable<string> path, string code, string message)
    {
        var node = _root;
        var dotted = string.Join('.', path);
        foreach (var segment in path)
        {
            if (!node.Children.TryGetValue(segment, out var child))
            {
                node.Children[segment] = child = new Node();
            }
            node = child;
        }
        if (node.Errors.Any(error => error.Code == code))
        {
            return;
        }
        node.Errors.Add((code, message));
        _paths.Add(dotted);
        Summary += $"{(Summary.Length > 0 ? "; " : "")}{(dotted.Length > 0 ? dotted : "body")}: {message}";
    }

    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WritePropertyName(name);
        Write(writer, _root);
    }

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        writer.WriteStartObject();
        if (node.Errors.Count > 0)
        {
            writer.Array("_errors", node.Errors, static (w, error) =>
            {
                w.WriteStartObject();
                w.WriteString("code", error.Code);
                w.WriteString("message", error.Message);
                w.WriteEndObject();
            });
        }
        foreach (var (key, child) in node.Children)
        {
            writer.WritePropertyName(key);
            Write(writer, child);
        }
        writer.WriteEndObject();
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = [];

        public List<(string Code, string Message)> Errors { get; } = [];
    }
}
