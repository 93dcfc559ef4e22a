using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanBot.WeCom.Model;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Rendering;

/// <summary>
/// Whole replies as they are sent, held against the files in <c>golden</c>. With PLANBOT_UPDATE_GOLDEN=1 the files are written
/// instead, so that a change is seen as a difference and taken on purpose.
/// </summary>
[Collection(LoadedKnowledge.Name)]
public sealed class GoldenTests(KnowledgeFixture fixture)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Questions { get; } = new()
    {
        { "fact", "去香港的高铁怎么安排" },
        { "fact-traditional", "港澳嘅檢查結果湖南認唔認" },
        { "fact-english", "Will patients from Hunan be able to settle medical bills in Guangdong directly?" },
        { "list-area", "公共服务方面有哪些任务" },
        { "areas", "方案分哪几个方面" },
        { "detail", "任务12" },
        { "place", "郴州有哪些任务" },
        { "owner", "任务7谁牵头" },
        { "not-in-plan", "方案总投资多少钱" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Reply_ToAKnownQuestion_IsSentAsWritten(string name, string question)
    {
        var reply = fixture.Assistant().Ask(new Question(question));
        var lines = ReplyLines.Of(reply, fixture.Knowledge.Plan);
        var text = new StringBuilder().Append("? ").Append(question).Append("\n\n");
        // A space at the end of a line is seen as ·.
        text.AppendJoin("\n=====\n", WeComMarkdown.Parts(lines, ByteLimits.Stream)).Replace("  \n", "··\n").Append("\n\n----- plain\n\n").AppendJoin("\n=====\n", WeComPlainText.Parts(lines, ByteLimits.App));
        if (ReplyCard.Of(reply, fixture.Knowledge, "1") is { } card) text.Append("\n\n----- card\n\n").Append(Indented(card with { TaskId = "1" }));
        Compare(name, text.ToString());
    }

    [Fact]
    public void Welcome_IsSentAsWritten() => Compare("welcome", Indented(AreaCard.Welcome(fixture.Knowledge, Language.WrittenLanguage.Simplified, "1")!));

    [Fact]
    public void Golden_Files_AreThoseOfTheQuestions() => Assert.Equal(
        Questions.Select(q => (string)((object[])q)[0]).Append("welcome").Select(n => n + ".txt").Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder()).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    private static string Indented(TemplateCard card)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(card, OutgoingJson.Readable.TemplateCard));
        return JsonSerializer.Serialize(json.RootElement, s_indented);
    }

    private void Compare(string name, string text)
    {
        // The hash of the knowledge changes with every edit of it.
        text = text.Replace(fixture.Knowledge.Hash, "HASH", StringComparison.Ordinal).TrimEnd() + "\n";
        string path = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("PLANBOT_UPDATE_GOLDEN") == "1") File.WriteAllText(path, text);
        else Assert.Equal(File.ReadAllText(path), text, ignoreLineEndingDifferences: true);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "golden");
}
