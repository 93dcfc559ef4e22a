using Microsoft.Extensions.Time.Testing;
using PlanBot.Conversations;
using PlanBot.Knowledge;

namespace PlanBot.Tests.Knowledge;

/// <summary>The same files make the same bot; other files make another.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class DeterminismTests(KnowledgeFixture fixture)
{
    private static readonly string[] s_questions =
    [
        "去香港的高铁怎么安排", "郴州有哪些任务", "公共服务方面有哪些任务", "任务12", "谁负责统筹", "文号是多少", "投资多少钱", "你好", "今天天气怎么样", "一共几项任务",
        "香港同湖南點樣合作醫療", "Which tasks mention Chenzhou?", "坐船去澳门", "还有吗", "张吉怀高铁经过哪里",
    ];

    [Fact]
    public void Load_ACopyOfTheFolder_GivesTheSameHashGuessesAndAnswers()
    {
        using var copy = new KnowledgeCopy();
        var (once, again) = (fixture.Knowledge, KnowledgeLoader.Load(copy.Folder));
        Assert.Equal(once.Hash, again.Hash);
        Assert.Matches("^[0-9a-f]{10}$", once.Hash);
        var time = new FakeTimeProvider(KnowledgeFixture.Today);
        var (first, second) = (fixture.Assistant(time), new Assistant(again, new ConversationMemory(time), time));
        foreach (string question in s_questions)
        {
            Assert.Equal(once.Intents.Classify(once.Reader.Read(question).Masked), again.Intents.Classify(again.Reader.Read(question).Masked));
            var (a, b) = (first.Ask(new Question(question)), second.Ask(new Question(question)));
            Assert.Equal(a.Text, b.Text);
            Assert.Equal(a.Citations, b.Citations);
        }
    }

    [Fact]
    public void Load_AChangedFile_GivesAnotherHash()
    {
        using var copy = new KnowledgeCopy().Append(KnowledgeCopy.OwnersFile, "7,lead,省农业农村厅,,assigned,某文,2026-01-31\n");
        Assert.NotEqual(fixture.Knowledge.Hash, KnowledgeLoader.Load(copy.Folder).Hash);
    }

    [Fact]
    public void Load_TheRepositorysKnowledge_GivesNoWarnings() => Assert.Empty(fixture.Knowledge.Warnings);
}
