using Microsoft.Extensions.Time.Testing;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Language;

namespace PlanBot.Tests.Conversations;

/// <summary>What a question takes from the chat it belongs to.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class ConversationTests(KnowledgeFixture fixture)
{
    private readonly FakeTimeProvider _time = new(KnowledgeFixture.Today);

    [Fact]
    public void Ask_AFollowUp_LeansOnTheTurnBefore()
    {
        var assistant = fixture.Assistant(_time);
        Ask(assistant, "a", "任务12");
        Assert.Equal("task-13", Cited(Ask(assistant, "a", "下一条呢")));
    }

    [Fact]
    public void Ask_AFollowUpAfterTheLifetime_StandsAlone()
    {
        var assistant = fixture.Assistant(_time);
        Ask(assistant, "a", "任务12");
        _time.Advance(ConversationMemory.Lifetime + TimeSpan.FromSeconds(1));
        Assert.Equal(Ask(assistant, null, "下一条呢").Text, Ask(assistant, "a", "下一条呢").Text);
    }

    [Fact]
    public void Ask_TwoChatsInTurn_DoNotMix()
    {
        var assistant = fixture.Assistant(_time);
        Ask(assistant, "a", "任务12");
        Ask(assistant, "b", "任务20");
        Assert.Equal("task-13", Cited(Ask(assistant, "a", "下一条呢")));
        Assert.Equal("task-21", Cited(Ask(assistant, "b", "下一条呢")));
        Assert.Equal("task-14", Cited(Ask(assistant, "a", "下一条呢")));
    }

    [Fact]
    public void Ask_WithoutAChat_RemembersNothing()
    {
        var assistant = fixture.Assistant(_time);
        string alone = Ask(assistant, null, "下一条呢").Text;
        Ask(assistant, null, "任务12");
        Assert.Equal(alone, Ask(assistant, null, "下一条呢").Text);
    }

    [Fact]
    public void Ask_SmallTalkInBetween_DoesNotEndTheSubject()
    {
        var assistant = fixture.Assistant(_time);
        Ask(assistant, "a", "任务12");
        Ask(assistant, "a", "谢谢");
        Assert.Equal("task-13", Cited(Ask(assistant, "a", "下一条呢")));
    }

    [Fact]
    public void Ask_ForAnotherLanguage_GivesTheSameWordsInIt()
    {
        var assistant = fixture.Assistant(_time);
        var chinese = Ask(assistant, "a", "坐火车去香港有直达吗");
        var english = Ask(assistant, "a", "换成英文");
        Assert.Equal(WrittenLanguage.English, english.Language);
        Assert.NotEmpty(english.Citations);
        Assert.Equal(chinese.Citations, english.Citations);
    }

    [Fact]
    public void Ask_WhatElse_QuotesNothingTwice()
    {
        var assistant = fixture.Assistant(_time);
        var first = Ask(assistant, "a", "去香港的高铁怎么安排");
        var more = Ask(assistant, "a", "还有吗");
        Assert.NotEqual(first.Text, more.Text);
        Assert.Empty(more.Citations.Intersect(first.Citations));
    }

    [Fact]
    public void Ask_AnEmptyMessage_DoesNotEndTheSubject()
    {
        var assistant = fixture.Assistant(_time);
        Ask(assistant, "a", "任务12");
        Ask(assistant, "a", "👍");
        Assert.Equal("task-13", Cited(Ask(assistant, "a", "下一条呢")));
    }

    private static Reply Ask(Assistant assistant, string? chat, string text) => assistant.Ask(new Question(text, chat));

    private static string Cited(Reply reply) => Assert.Single(reply.Citations.Select(c => c.Clause.Value).Distinct());
}
