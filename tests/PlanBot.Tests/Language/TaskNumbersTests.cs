using CsCheck;
using PlanBot.Language;

namespace PlanBot.Tests.Language;

public sealed class TaskNumbersTests
{
    [Theory]
    [InlineData("任务12", 12)]
    [InlineData("第十二项", 12)]
    [InlineData("task 12", 12)]
    [InlineData("十二条", 12)]
    [InlineData("第 7 条讲什么", 7)]
    [InlineData("第00条", 0)]
    [InlineData("what does the seventh task say", 7)]
    [InlineData("task twenty-one", 21)]
    [InlineData("item no. 9", 9)]
    [InlineData("看看三十条", 30)]
    public void Tasks_Reference_IsFound(string text, int number) => Assert.Equal([number], TaskNumbers.Tasks(text).Select(t => t.Number));

    [Theory]
    [InlineData("第12项后面那一项是什么", 13)]
    [InlineData("第12条的下一条", 12)]
    [InlineData("第十二条后面紧挨着的那一条", 13)]
    [InlineData("12号任务下面一条", 13)]
    [InlineData("第12条前面那条是什么", 11)]
    [InlineData("第三项上面一项", 2)]
    [InlineData("the task right after task 12", 13)]
    [InlineData("task following task nine", 10)]
    [InlineData("what comes before task 12", 11)]
    [InlineData("第1项前面那一项", 0)]
    public void Tasks_TheOneAfterOrBeforeAnother_IsItsNeighbour(string text, int number) => Assert.Equal([number], TaskNumbers.Tasks(text).Select(t => t.Number));

    [Fact]
    public void Tasks_TheOneAfterOrBeforeAnyOther_IsOneOff() => Gen.Int[1, 9999].Sample(number =>
    {
        Assert.Equal([number + 1], TaskNumbers.Tasks($"第{number}项后面那一项").Select(t => t.Number));
        Assert.Equal([number - 1], TaskNumbers.Tasks($"第{number}项前面那一项").Select(t => t.Number));
        Assert.Equal([number + 1], TaskNumbers.Tasks($"after task {number}").Select(t => t.Number));
        Assert.Equal([number - 1], TaskNumbers.Tasks($"before task {number}").Select(t => t.Number));
    });

    [Fact]
    public void Tasks_SeveralNumbers_AreAllFound() => Assert.Equal([3, 5], TaskNumbers.Tasks("第三条和第五条").Select(t => t.Number));

    [Theory]
    [InlineData("是哪两条管的")]
    [InlineData("一共有几条")]
    [InlineData("3—5小时")]
    [InlineData("2020年的任务")]
    public void Tasks_WhatIsNoReference_IsLeft(string text) => Assert.Empty(TaskNumbers.Tasks(text));

    [Theory]
    [InlineData("第三部分", 3)]
    [InlineData("area 6", 6)]
    [InlineData("第一大方面下的任务", 1)]
    [InlineData("the second area", 2)]
    public void Areas_Reference_IsFound(string text, int number) => Assert.Equal([number], TaskNumbers.Areas(text).Select(t => t.Number));
}
