using PlanBot.Answers;

namespace PlanBot.Tests.Answers;

/// <summary>Which tasks are listed and counted where neither number nor full name of an area is said.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class ListAnswerTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("标题里带引号的任务有哪些")]
    [InlineData("which tasks have quotation marks in the title")]
    public void Ask_TitlesWithQuotationMarks_ListsAllThatHaveThem(string question)
    {
        int[] quoted = [.. fixture.Knowledge.Plan.Tasks.Where(t => t.Title.Contains('“')).Select(t => t.Number)];
        Assert.NotEmpty(quoted);
        Assert.Equal(quoted, Tasks(question));
    }

    [Theory]
    [InlineData("看病上学那一板块有哪些任务", 5)]
    [InlineData("修路那一块有哪些任务", 1)]
    public void Ask_AnAreaInOnesOwnWords_ListsTheAreaTheyPointTo(string question, int area) => Assert.Equal(TasksOf(area), Tasks(question));

    [Fact]
    public void Ask_HowManyAnAreaInOnesOwnWordsHas_CountsThemLikeTheList()
    {
        var reply = Ask("修路那一块有几条任务");
        Assert.Equal(TasksOf(1), reply.Tasks!.Select(t => t.Number));
        Assert.Equal(reply.Tasks!.Count, reply.Count);
    }

    [Theory]
    [InlineData("飞地那一块有哪些任务")]
    [InlineData("飞地那一块有几条任务")]
    public void Ask_WhatIsCalledAnAreaInThePlansWords_ListsTheTasksThatWriteThem(string question) => Assert.Equal([9, 10], Tasks(question));

    private int[] TasksOf(int area) => [.. fixture.Knowledge.Plan.Tasks.Where(t => t.Area == area).Select(t => t.Number)];

    private Reply Ask(string question) => fixture.Assistant().Ask(new Question(question));

    private int[] Tasks(string question) => [.. Ask(question).Tasks!.Select(t => t.Number)];
}
