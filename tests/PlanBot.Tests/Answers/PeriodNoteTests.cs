using Microsoft.Extensions.Time.Testing;
using PlanBot.Answers;

namespace PlanBot.Tests.Answers;

/// <summary>Once the plan's period has ended, an answer about its targets or dates says so.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class PeriodNoteTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("长赣高铁什么时候通车")]
    [InlineData("到2025年高铁要达到什么目标")]
    [InlineData("郴州机场现在建成了吗，进展如何")]
    [InlineData("When will Yongzhou airport be finished?")]
    public void Ask_ATargetOrADate_SaysThatThePeriodHasEndedOnlyWhenItHas(string question)
    {
        var during = Ask(question, 2024);
        var after = Ask(question, 2026);
        Assert.Equal(during.Blocks, after.Blocks.Take(during.Blocks.Count));
        var note = Assert.IsType<ProseBlock>(Assert.Single(after.Blocks.Skip(during.Blocks.Count)));
        Assert.Contains("2025", note.Text, StringComparison.Ordinal);
        Assert.InRange(note.Text.Length, 1, 80);
    }

    [Theory]
    [InlineData("去香港看病能报销吗")]
    [InlineData("任务12")]
    [InlineData("你好")]
    public void Ask_WhatHasNothingToDoWithTime_IsAnsweredTheSame(string question) => Assert.Equal(Ask(question, 2024).Text, Ask(question, 2026).Text);

    [Fact]
    public void Ask_InTheLastDaysOfThePeriod_SaysNothingYet()
    {
        const string question = "长赣高铁什么时候通车";
        var lastDay = new FakeTimeProvider(new DateTimeOffset(2025, 12, 31, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal(Ask(question, 2024).Text, fixture.Assistant(lastDay).Ask(new Question(question)).Text);
        lastDay.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Ask(question, 2026).Text, fixture.Assistant(lastDay).Ask(new Question(question)).Text);
    }

    private Reply Ask(string question, int year) => fixture.Assistant(new FakeTimeProvider(new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero))).Ask(new Question(question));
}
