using PlanBot.Language;

namespace PlanBot.WeCom.Tests;

[Collection(LoadedKnowledge.Name)]
public sealed class TextCommandTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("任务 三", CommandKind.Tasks, 3, "")]
    [InlineData("任务 领域三", CommandKind.Tasks, 3, "")]
    [InlineData("任務 領域3", CommandKind.Tasks, 3, "")]
    [InlineData("任务 第三方面", CommandKind.Tasks, 3, "")]
    [InlineData("任务清单 方面八", CommandKind.Tasks, 8, "")]
    [InlineData("任务12", CommandKind.Task, 12, "")]
    [InlineData("任务 12", CommandKind.Task, 12, "")]
    [InlineData("任务１２。", CommandKind.Task, 12, "")]
    [InlineData("任务三", CommandKind.Task, 3, "")]
    [InlineData("任務 十二", CommandKind.Task, 12, "")]
    [InlineData("任务 99", CommandKind.Task, 99, "")]
    [InlineData("郴州", CommandKind.Place, 0, "郴州")]
    [InlineData("湘西自治州", CommandKind.Place, 0, "湘西自治州")]
    [InlineData("長沙", CommandKind.Place, 0, "長沙")]
    [InlineData("长株潭", CommandKind.Place, 0, "长株潭")]
    [InlineData("谁负责 菜篮子", CommandKind.Owner, 0, "菜篮子")]
    [InlineData("誰負責：菜籃子 工程", CommandKind.Owner, 0, "菜籃子 工程")]
    [InlineData("帮助", CommandKind.Help, 0, "")]
    [InlineData("幫助！", CommandKind.Help, 0, "")]
    [InlineData("关于", CommandKind.About, 0, "")]
    [InlineData("關於", CommandKind.About, 0, "")]
    [InlineData("反馈", CommandKind.Feedback, 0, "")]
    [InlineData("反饋 字太小，\n<b>看不清</b>", CommandKind.Feedback, 0, "字太小，\n<b>看不清</b>")]
    [InlineData("回饋：很好", CommandKind.Feedback, 0, "很好")]
    [InlineData("更新知识库", CommandKind.Reload, 0, "")]
    [InlineData("更新知識庫", CommandKind.Reload, 0, "")]
    [InlineData("知识库状态", CommandKind.Knowledge, 0, "")]
    [InlineData("知識庫狀態", CommandKind.Knowledge, 0, "")]
    public void Parse_ACommand_IsRead(string text, object kind, int number, string rest) =>
        Assert.Equal(new TextCommand((CommandKind)kind, number, rest), TextCommand.Parse(text, fixture.Knowledge));

    [Theory]
    [InlineData("")]
    [InlineData("任务")]
    [InlineData("任务12讲什么")]
    [InlineData("任务12和13")]
    [InlineData("任务 领域九")]
    [InlineData("郴州有哪些任务")]
    [InlineData("郴州 永州")]
    [InlineData("谁负责")]
    [InlineData("谁负责统筹")]
    [InlineData("帮助企业的措施")]
    [InlineData("反馈机制是什么")]
    [InlineData("怎么更新知识库")]
    [InlineData("高铁")]
    [InlineData("省发展改革委")]
    public void Parse_AnythingElse_IsAnOrdinaryQuestion(string text) => Assert.Null(TextCommand.Parse(text, fixture.Knowledge));

    [Fact]
    public void Parse_OfTheQuestionsOfTheQuestionFiles_ReadsCommandsThatAnswerTheSame()
    {
        var assistant = fixture.Assistant();
        foreach (string turn in AskedQuestions.All().SelectMany(c => c.Turns))
        {
            if (TextCommand.Parse(turn, fixture.Knowledge) is not { } command) continue;
            Assert.False(command.IsForAdmins || command.Kind is CommandKind.Feedback, turn);
            var asked = assistant.Ask(new Question(turn));
            if (command.Question(asked.Language) is { } question) Assert.Equal(asked.Citations.Select(c => c.Clause), assistant.Ask(new Question(question, Language: asked.Language)).Citations.Select(c => c.Clause));
        }
    }

    [Theory]
    [InlineData("任务12", "detail")]
    [InlineData("郴州", "place")]
    [InlineData("谁负责 菜篮子", "owner")]
    [InlineData("关于", "about")]
    [InlineData("帮助", "talk")]
    public void Question_OfACommand_IsAnsweredAsIsMeant(string text, string intent)
    {
        string question = TextCommand.Parse(text, fixture.Knowledge)!.Question(WrittenLanguage.Simplified)!;
        Assert.Equal(intent, fixture.Assistant().Ask(new Question(question)).Intent);
    }

    [Fact]
    public void Filter_OfAnArea_ListsItsTasks() => Assert.Equal([10, 11, 12, 13], TextCommand.Parse("任务 三", fixture.Knowledge)!.Filter!.In(fixture.Knowledge).Select(t => t.Task.Number));
}
