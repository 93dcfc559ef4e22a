using System.Reflection;
using System.Text.Json;

namespace PlanBot.DiscordLoad;

/// <summary>Where the load run finds what it runs and asks.</summary>
internal static class Repository
{
    // A message holds 2,000 characters; the mention and the echo bot's word take their part.
    private const int LongestQuestion = 1_900;

    private static readonly string s_root =
        Path.GetFullPath(typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    /// <summary>The folder of the Node scripts.</summary>
    public static string Interop => Path.Combine(s_root, "tests", "interop");

    /// <summary>The knowledge folder.</summary>
    public static string Knowledge => Path.Combine(s_root, "knowledge");

    /// <summary>What is asked: the first turn of each question that the bot was developed on, where one message holds it.</summary>
    public static async Task<IReadOnlyList<string>> QuestionsAsync(CancellationToken cancel)
    {
        var questions = new List<string>();
        foreach (string line in await File.ReadAllLinesAsync(Path.Combine(s_root, "tests", "eval", "dev.jsonl"), cancel))
        {
            using var question = JsonDocument.Parse(line);
            string first = question.RootElement.GetProperty("turns")[0].GetString()!;
            if (first.Length <= LongestQuestion) questions.Add(first);
        }
        return questions;
    }
}
