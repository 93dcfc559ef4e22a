using System.Reflection;

namespace PlanBot.Language;

/// <summary>Tab-separated tables that are built into the program.</summary>
internal static class DataTable
{
    /// <summary>The two columns of each row; lines that begin with # are comments.</summary>
    public static IEnumerable<(string Key, string Value)> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The built-in table '{name}' is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            int tab = line.IndexOf('\t');
            if (tab > 0 && line[0] != '#') yield return (line[..tab], line[(tab + 1)..]);
        }
    }
}
