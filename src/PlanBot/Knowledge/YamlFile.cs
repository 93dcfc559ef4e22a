using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PlanBot.Knowledge;

/// <summary>A YAML file read with the lines of its nodes, so that a fault can be shown where it stands.</summary>
internal sealed class YamlFile
{
    private readonly string _name;
    private readonly List<KnowledgeProblem> _problems;

    private YamlFile(string name, List<KnowledgeProblem> problems)
    {
        _name = name;
        _problems = problems;
    }

    /// <summary>The root of a file; null, with a problem added, when it is missing, empty or no YAML.</summary>
    public static YamlItem? Read(string folder, string name, List<KnowledgeProblem> problems)
    {
        var file = new YamlFile(name, problems);
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            file.Fault(0, KnowledgeMessages.MissingFile);
            return null;
        }
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count > 0) return new YamlItem(file, stream.Documents[0].RootNode);
            file.Fault(0, KnowledgeMessages.EmptyFile);
        }
        catch (YamlException e)
        {
            file.Fault((int)e.Start.Line, KnowledgeMessages.NoYaml(e.InnerException?.Message ?? e.Message));
        }
        return null;
    }

    public void Fault(int line, string message) => _problems.Add(new KnowledgeProblem(_name, line, message));
}

/// <summary>A node of a YAML file.</summary>
internal readonly struct YamlItem(YamlFile file, YamlNode node, YamlNode? key = null)
{
    // A value is looked for where its key stands.
    public int Line => (int)(key ?? node).Start.Line;

    public void Fault(string message) => file.Fault(Line, message);

    /// <summary>The entries of a list; a problem is added when the node is none.</summary>
    public IEnumerable<YamlItem> Items()
    {
        if (node is YamlSequenceNode list)
        {
            foreach (var child in list.Children) yield return new YamlItem(file, child);
        }
        else if (node is not YamlScalarNode { Value: null or "" })
        {
            Fault(KnowledgeMessages.ListExpected);
        }
    }

    /// <summary>The keys and values of a mapping; a problem is added when the node is none.</summary>
    public IEnumerable<(string Key, YamlItem Value)> Entries()
    {
        if (node is not YamlMappingNode mapping)
        {
            Fault(KnowledgeMessages.MappingExpected);
            yield break;
        }
        foreach (var (key, value) in mapping.Children) yield return (key.ToString(), new YamlItem(file, value, key));
    }

    /// <summary>Adds a problem for each key of the mapping that is none of these, so that a misspelt one is not passed over.</summary>
    public YamlItem Allow(params string[] keys)
    {
        foreach (var (key, value) in node is YamlMappingNode ? Entries() : [])
            if (!keys.Contains(key)) value.Fault(KnowledgeMessages.UnknownKey(key, keys));
        return this;
    }

    /// <summary>The value of a key of a mapping, or null.</summary>
    public YamlItem? Get(string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? new YamlItem(file, value) : null;

    /// <summary>The node as text; a problem is added when it is a list or a mapping.</summary>
    public string Text()
    {
        if (node is YamlScalarNode scalar) return scalar.Value ?? "";
        Fault(KnowledgeMessages.TextExpected);
        return "";
    }

    /// <summary>The text of a key; a problem is added when it is missing.</summary>
    public string Required(string key)
    {
        if (Get(key) is { } value) return value.Text();
        Fault(KnowledgeMessages.MissingKey(key));
        return "";
    }

    /// <summary>The texts of a key that holds one text or a list of them; empty when there is no such key.</summary>
    public IReadOnlyList<string> Texts(string key) => Get(key) is { } value ? value.Texts() : [];

    /// <summary>The node as a list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts() => node is YamlScalarNode { Value: { Length: > 0 } one } ? [one] : [.. Items().Select(i => i.Text())];
}
