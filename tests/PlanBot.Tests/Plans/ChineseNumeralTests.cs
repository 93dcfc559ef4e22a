using CsCheck;
using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class ChineseNumeralTests
{
    [Theory]
    [InlineData("三", 3)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("二十五", 25)]
    [InlineData("廿五", 25)]
    [InlineData("卅", 30)]
    [InlineData("一百零八", 108)]
    [InlineData("二〇二五", 2025)]
    [InlineData("兩", 2)]
    [InlineData("〇", 0)]
    public void Parse_Numeral_GivesItsValue(string text, int value) => Assert.Equal(value, ChineseNumeral.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("条")]
    [InlineData("三条")]
    [InlineData("九九九九九九")]
    public void Parse_WhatIsNoNumeral_GivesNull(string text) => Assert.Null(ChineseNumeral.Parse(text));

    [Fact]
    public void Format_ThenParse_GivesTheNumberBack() => Gen.Int[0, 99].Sample(n => Assert.Equal(n, ChineseNumeral.Parse(ChineseNumeral.Format(n))));
}
