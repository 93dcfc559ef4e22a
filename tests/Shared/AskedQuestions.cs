using System.Text.Json;

namespace PlanBot.Tests;

/// <summary>The conversations of the question files in <c>tests/eval</c>, without what is expected of their answers.</summary>
internal static class AskedQuestions
{
    /// <summary>A conversation; its id names the file too.</summary>
    public sealed record Chat(string Id, string Language, IReadOnlyList<string> Turns);

    public static IReadOnlyList<Chat> All()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "eval"), "*.jsonl").Order(StringComparer.Ordinal);
        return [.. files.SelectMany(f => File.ReadLines(f).Where(l => l.Length > 0).Select(l => Read(Path.GetFileName(f), l)))];
    }

    private static Chat Read(string file, string line)
    {
        using var json = JsonDocument.Parse(line);
        var question = json.RootElement;
        return new Chat($"{file}:{question.GetProperty("id").GetString()}", question.GetProperty("lang").GetString()!,
            [.. question.GetProperty("turns").EnumerateArray().Select(t => t.GetString()!)]);
    }
}
