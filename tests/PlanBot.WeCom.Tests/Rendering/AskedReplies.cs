using PlanBot.Answers;

namespace PlanBot.WeCom.Tests.Rendering;

/// <summary>The replies to the questions of the question files.</summary>
internal static class AskedReplies
{
    public static IEnumerable<(string Id, Reply Reply)> Of(KnowledgeFixture fixture, Func<string, bool> wanted)
    {
        var assistant = fixture.Assistant();
        return AskedQuestions.All().Where(c => wanted(c.Id)).SelectMany(chat => chat.Turns.Select(turn => (chat.Id, assistant.Ask(new Question(turn, chat.Id)))));
    }

    public static bool IsDev(string id) => id.StartsWith("dev.jsonl:", StringComparison.Ordinal);

    public static void AssertNone(IEnumerable<string> broken)
    {
        var lines = broken.ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} in all\n{string.Join('\n', lines.Take(20))}");
    }
}
