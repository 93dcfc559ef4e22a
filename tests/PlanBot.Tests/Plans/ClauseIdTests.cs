using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class ClauseIdTests
{
    [Theory]
    [InlineData("notice")]
    [InlineData("task-7")]
    [InlineData("task-2.3")]
    [InlineData("section-1.2")]
    [InlineData("effect")]
    public void Parse_Id_KeepsItsText(string text) => Assert.Equal(text, ClauseId.Parse(text).Value);

    [Theory]
    [InlineData("task-0")]
    [InlineData("task-")]
    [InlineData("task-07")]
    [InlineData("area-1")]
    [InlineData("Task-1")]
    public void Parse_WhatIsNoId_SaysWhat(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => ClauseId.Parse(text)).Message, StringComparison.Ordinal);
}
