using PlanBot.Knowledge;

namespace PlanBot.Tests;

/// <summary>A copy of the repository's knowledge folder, to be broken.</summary>
internal sealed class KnowledgeCopy : IDisposable
{
    public const string IntentsFile = "intents.yaml", FollowUpsFile = "followups.yaml", LexiconFile = "lexicon.yaml", Plan = "plans/hunan-gba-2020/";
    public const string QuestionsFile = Plan + "questions.yaml", EnglishFile = Plan + "english.yaml", OwnersFile = Plan + "ownership.csv", SourceFile = Plan + "source.txt";

    public KnowledgeCopy()
    {
        foreach (string path in Directory.EnumerateFiles(Repository.Knowledge, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Folder, Path.GetRelativePath(Repository.Knowledge, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("planbot-knowledge-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public KnowledgeCopy Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public KnowledgeCopy Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    /// <summary>Replaces the first occurrence of a text.</summary>
    public KnowledgeCopy Replace(string file, string from, string to)
    {
        string text = File.ReadAllText(PathOf(file));
        int at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no '{from}'");
        return Write(file, string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));
    }

    /// <summary>Adds lines at the end of a file.</summary>
    public KnowledgeCopy Append(string file, string text)
    {
        File.AppendAllText(PathOf(file), text);
        return this;
    }

    /// <summary>The line, from 1, on which a text first stands; 0 for an empty text, which stands for the whole file.</summary>
    public int LineOf(string file, string text)
    {
        if (text.Length == 0) return 0;
        int line = Array.FindIndex(File.ReadAllLines(PathOf(file)), l => l.Contains(text, StringComparison.Ordinal)) + 1;
        Assert.True(line > 0, $"{file} has no '{text}'");
        return line;
    }

    /// <summary>What the loader finds wrong.</summary>
    public IReadOnlyList<KnowledgeProblem> Problems() => Assert.Throws<KnowledgeException>(() => KnowledgeLoader.Load(Folder)).Problems;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
