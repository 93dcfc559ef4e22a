using PlanBot.Knowledge;
using static PlanBot.Tests.KnowledgeCopy;

namespace PlanBot.Tests.Knowledge;

/// <summary>One thing is broken in a copy of the knowledge: the loader names the file, the line, and how to mend it.</summary>
public sealed class KnowledgeFaultTests
{
    [Theory]
    // No YAML at all.
    [InlineData(IntentsFile, "ask:\n", "ask: [\n", "  - \"高铁怎么修\"", "YAML", "请检查")]
    [InlineData(FollowUpsFile, "entry:\n", "entry: [\n", "  - \"The second one, please\"", "YAML", "请检查")]
    [InlineData(LexiconFile, "shortNames:\n", "shortNames: {\n", null, "YAML", "请检查")]
    [InlineData(QuestionsFile, "- clause: notice\n", "- clause: \"notice\n", null, "YAML", "请检查")]
    [InlineData(EnglishFile, "area-2: {title:", "area-2: title: {title:", "area-2:", "YAML", "请检查")]
    // Labels, ids and names that do not exist.
    [InlineData(IntentsFile, "owner:\n", "ownership:\n", "ownership:", "“ownership”", "可用：ask")]
    [InlineData(FollowUpsFile, "owner:\n", "who:\n", "who:", "“who”", "可用：alone")]
    [InlineData(QuestionsFile, "- clause: task-7\n", "- clause: task-31\n", "task-31", "“task-31”", "task-1 至 task-30")]
    [InlineData(QuestionsFile, "- area: 8\n", "- area: 9\n", "area: 9", "第 9 个方面", "应为 1 至 8")]
    [InlineData(EnglishFile, "task-3:", "task-33:", "task-33:", "“task-33”", "可用：")]
    [InlineData(LexiconFile, "answerTypes:\n", "answerTypes:\n  colour: [什么颜色]\n", "colour:", "“colour”", "可用：")]
    [InlineData(LexiconFile, "shortNames:\n", "shortNames:\n  - {text: 甲乙, names: [甲地]}\n", "甲乙", "“甲地”", "请先在 places 里加上")]
    // Keys that are misspelt are not passed over.
    [InlineData(QuestionsFile, "- area: 8\n  names:", "- area: 8\n  name:", null, "“name”", "可用：area、names")]
    [InlineData(QuestionsFile, "- clause: notice\n  asks:", "- clause: notice\n  ask:", "  ask:", "“ask”", "可用：clause、asks")]
    [InlineData(EnglishFile, "area-2: {title:", "area-2: {titel:", "area-2:", "“titel”", "可用：title、summary")]
    [InlineData(LexiconFile, "shortNames:\n", "short:\n", "short:", "“short”", "可用：places")]
    [InlineData(LexiconFile, "departments:\n", "departments:\n  - {name: 甲局, alias: [乙局]}\n", "甲局", "“alias”", "可用：name、aliases")]
    // What is there is of another kind than it should be.
    [InlineData(IntentsFile, "ask:\n", "ask: {a: b}\nowner-of:\n", "ask: {a: b}", "列表", "应是")]
    [InlineData(FollowUpsFile, "more:\n", "more: {a: b}\nmore-of:\n", "more: {a: b}", "列表", "应是")]
    [InlineData(LexiconFile, "places:\n", "places:\n  - {name: [甲, 乙], kind: county}\n", "[甲, 乙]", "一行文字", "应是")]
    [InlineData(LexiconFile, "places:\n", "places:\n  - {name: 甲}\n", "{name: 甲}", "“kind”", "请补上")]
    // Words that are not the plan's.
    [InlineData(QuestionsFile, "- clause: task-7\n", "- clause: task-7\n  facts:\n    - quote: 菜篮子工程投资一百亿元\n      asks: [投多少钱]\n\n- clause: task-7\n", "投资一百亿元", "不是 task-7 的原文", "逐字照抄")]
    public void Load_AFaultInYaml_IsNamedWithLineAndMend(string file, string from, string to, string? at, string wrong, string mend)
    {
        using var copy = new KnowledgeCopy().Replace(file, from, to);
        AssertNamed(copy.Problems(), file, at is null ? null : copy.LineOf(file, at), wrong, mend);
    }

    [Theory]
    [InlineData(IntentsFile)]
    [InlineData(FollowUpsFile)]
    [InlineData(LexiconFile)]
    [InlineData(QuestionsFile)]
    [InlineData(EnglishFile)]
    [InlineData(OwnersFile)]
    public void Load_AMissingFile_IsNamed(string file)
    {
        using var copy = new KnowledgeCopy().Delete(file);
        AssertNamed(copy.Problems(), file, 0, "缺少这个文件", "恢复");
    }

    [Theory]
    [InlineData(IntentsFile)]
    [InlineData(FollowUpsFile)]
    [InlineData(LexiconFile)]
    [InlineData(QuestionsFile)]
    [InlineData(EnglishFile)]
    public void Load_AnEmptyFile_IsNamed(string file)
    {
        using var copy = new KnowledgeCopy().Write(file, "# nothing\n");
        AssertNamed(copy.Problems(), file, 0, "文件是空的", "请填入");
    }

    [Theory]
    [InlineData(IntentsFile, "ask:\n  - 高铁怎么修\n", "owner")]
    [InlineData(IntentsFile, "ask: []\n", "ask")]
    [InlineData(FollowUpsFile, "more:\n  - 还有吗\nnext:\n  - 下一条\n", "alone")]
    [InlineData(FollowUpsFile, "{}\n", "alone")]
    public void Load_ALabelWithoutUtterances_IsNamed(string file, string text, string label)
    {
        using var copy = new KnowledgeCopy().Write(file, text);
        AssertNamed(copy.Problems(), file, 0, label, "至少");
    }

    [Fact]
    public void Load_ATaskNumberTwice_IsNamedWhereItStandsAgain()
    {
        using var copy = new KnowledgeCopy();
        int line = copy.LineOf(SourceFile, "8．");
        copy.Replace(SourceFile, "8．", "7．");
        AssertNamed(copy.Problems(), SourceFile, line, "任务编号 7 重复", "请检查");
    }

    [Fact]
    public void Load_AnEmptySource_HasNoTasks()
    {
        using var copy = new KnowledgeCopy().Write(SourceFile, "");
        AssertNamed(copy.Problems(), SourceFile, 0, "没有读出任何任务", "请检查 source.txt");
    }

    [Fact]
    public void Load_NoPlanFolder_SaysWhereAPlanGoes()
    {
        using var copy = new KnowledgeCopy();
        Directory.Delete(copy.PathOf("plans"), recursive: true);
        AssertNamed(copy.Problems(), "plans", 0, "没有方案", "source.txt");
    }

    [Fact]
    public void Load_NoKnowledgeFolder_SaysSo()
    {
        string nowhere = Path.Combine(Repository.Knowledge, "nowhere");
        AssertNamed(Assert.Throws<KnowledgeException>(() => KnowledgeLoader.Load(nowhere)).Problems, "plans", 0, "没有方案", "source.txt");
    }

    [Fact]
    public void Load_SeveralFilesBroken_NamesAllOfThemInOrder()
    {
        using var copy = new KnowledgeCopy().Replace(IntentsFile, "owner:\n", "ownership:\n").Delete(LexiconFile).Replace(EnglishFile, "task-3:", "task-33:")
            .Append(OwnersFile, "31,lead,省商务厅,,assigned,某文,2026-01-31\n2,boss,省商务厅,,assigned,某文,2026-01-31\n").Replace(QuestionsFile, "- area: 8\n", "- area: 9\n");
        var problems = copy.Problems();
        Assert.Equal([IntentsFile, LexiconFile, EnglishFile, OwnersFile, OwnersFile, QuestionsFile], problems.Select(p => p.File));
        Assert.True(problems[3].Line < problems[4].Line);
    }

    internal static void AssertNamed(IReadOnlyList<KnowledgeProblem> problems, string file, int? line, string wrong, string mend)
    {
        var problem = problems[0];
        Assert.Equal(file, problem.File);
        if (line is { } there) Assert.Equal(there, problem.Line);
        else Assert.True(problem.Line > 0, problem.ToString());
        Assert.Contains(wrong, problem.Message, StringComparison.Ordinal);
        Assert.Contains(mend, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith(problem.Line > 0 ? $"{file}:{problem.Line}: " : $"{file}: ", problem.ToString(), StringComparison.Ordinal);
    }
}
