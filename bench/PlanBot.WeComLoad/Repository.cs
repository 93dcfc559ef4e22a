using System.Reflection;
using System.Text.Json;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Knowledge;

namespace PlanBot.WeComLoad;

/// <summary>Where the load run finds what it runs and asks.</summary>
internal static class Repository
{
    // As WeCom's own messages are, at most 2,048 bytes.
    private const int LongestQuestion = 600;

    private static readonly string s_root =
        Path.GetFullPath(typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    /// <summary>The folder of the Node scripts.</summary>
    public static string Interop => Path.Combine(s_root, "tests", "interop");

    /// <summary>The knowledge folder.</summary>
    public static string Knowledge => Path.Combine(s_root, "knowledge");

    /// <summary>
    /// What is asked: the first turn of each question that the bot was developed on, where one message holds it, with the
    /// quotes that the answers have when they are made here, without any channel.
    /// </summary>
    public static async Task<IReadOnlyList<Asked>> QuestionsAsync(CancellationToken cancel)
    {
        var assistant = new Assistant(KnowledgeLoader.Load(Knowledge), new ConversationMemory(TimeProvider.System), TimeProvider.System);
        var questions = new List<Asked>();
        foreach (string line in await File.ReadAllLinesAsync(Path.Combine(s_root, "tests", "eval", "dev.jsonl"), cancel))
        {
            using var question = JsonDocument.Parse(line);
            string first = question.RootElement.GetProperty("turns")[0].GetString()!;
            if (first.Length <= LongestQuestion) questions.Add(new Asked(first, [.. assistant.Ask(new Question(first)).Blocks.OfType<QuoteBlock>().Select(b => b.Citation.Quote)]));
        }
        return questions;
    }
}
