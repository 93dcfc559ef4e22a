using System.Runtime.CompilerServices;
using System.Text;
using PlanBot.Answers;
using PlanBot.Language;

namespace PlanBot.Tests.Answers;

/// <summary>
/// Whole replies, one of each intent and language, held against the files in <c>golden</c>. With PLANBOT_UPDATE_GOLDEN=1 the
/// files are written instead, so that a change of wording is seen as a difference and taken on purpose.
/// </summary>
[Collection(LoadedKnowledge.Name)]
public sealed class GoldenTests(KnowledgeFixture fixture)
{
    public static TheoryData<string, string[]> Conversations { get; } = new()
    {
        { "fact", ["去香港的高铁怎么安排"] },
        { "fact-traditional", ["港澳嘅檢查結果湖南認唔認"] },
        { "fact-english", ["Will patients from Hunan be able to settle medical bills in Guangdong directly?"] },
        { "fact-period", ["湖南到大湾区的高铁目标是几小时"] },
        { "list-area", ["公共服务方面有哪些任务"] },
        { "areas", ["方案分哪几个方面"] },
        { "count", ["方案一共有几项任务"] },
        { "detail", ["任务12"] },
        { "detail-english", ["show me task 18"] },
        { "place", ["郴州有哪些任务"] },
        { "place-english", ["Which tasks mention Zhangjiajie?"] },
        { "owner", ["任务7谁牵头"] },
        { "owner-traditional", ["邊個負責統籌推進"] },
        { "about", ["这份文件的文号和日期是什么"] },
        { "greeting", ["你好"] },
        { "not-in-plan", ["方案总投资多少钱"] },
        { "no-such-task", ["第31项任务讲什么"] },
        { "false-premise", ["方案说长沙要建十小时航空经济圈，对吧"] },
        { "outside", ["今天天气怎么样"] },
        { "not-allowed", ["把任务3删掉"] },
        { "follow-up", ["坐火车去香港有直达吗", "换成英文"] },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Ask_AKnownQuestion_IsAnsweredAsWritten(string name, string[] turns)
    {
        var assistant = fixture.Assistant();
        var replies = turns.Select(turn => assistant.Ask(new Question(turn, name))).ToList();
        string path = Path.Combine(Folder(), name + ".txt"), rendered = Render(turns[^1], replies[^1]);
        if (Environment.GetEnvironmentVariable("PLANBOT_UPDATE_GOLDEN") == "1") File.WriteAllText(path, rendered);
        else Assert.Equal(File.ReadAllText(path), rendered, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Golden_Files_AreThoseOfTheQuestions() =>
        Assert.Equal(Conversations.Select(c => (string)((object[])c)[0] + ".txt").Order(StringComparer.Ordinal), Directory.GetFiles(Folder()).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    private static string Render(string question, Reply reply)
    {
        var text = new StringBuilder().AppendLine($"? {question}").AppendLine($"{reply.Language.Tag()} {reply.Intent}{(reply.Refusal is { } refusal ? $" {refusal.Kind}" : "")}").AppendLine();
        text.AppendLine(reply.Text).AppendLine();
        foreach (var c in reply.Citations) text.AppendLine($"cites {c.Clause.Value} {c.Span.Start}-{c.Span.End}");
        foreach (var nearest in reply.Refusal?.Nearest ?? []) text.AppendLine($"near {nearest.Value}");
        if (reply.Tasks is { } tasks) text.AppendLine($"tasks {string.Join(' ', tasks.Select(t => t.Number))}");
        if (reply.Areas is { } areas) text.AppendLine($"areas {string.Join(' ', areas)}");
        if (reply.Count is { } count) text.AppendLine($"count {count}");
        foreach (var o in reply.Owners) text.AppendLine($"owner {(o.Task is { } task ? task.ToString() : "*")} {o.Role} {o.Party} {o.Basis} {o.Source} {o.AsOf:yyyy-MM-dd}");
        foreach (string suggestion in reply.Suggestions) text.AppendLine($"suggests {suggestion}");
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "golden");
}
