using CsCheck;
using PlanBot.Language;

namespace PlanBot.Tests.Language;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<b onclick=x()>第29条</b>讲什么", "第29条 讲什么")]
    [InlineData("@everyone 都来看", "都来看")]
    [InlineData("<@123456> 高铁", "高铁")]
    [InlineData("　　", "")]
    [InlineData("👍👍👍", "")]
    [InlineData("任务１２", "任务12")]
    [InlineData("a\u202eb\u200bc", "abc")]
    public void Clean_LeavesWhatAPersonReads(string typed, string clean) => Assert.Equal(clean, PlainText.Clean(typed));

    [Theory]
    [InlineData("嗯嗯嗯嗯嗯嗯嗯郴州有哪些任务", "嗯嗯郴州有哪些任务")]
    [InlineData("郴州有哪些任务？？？？？？", "郴州有哪些任务？？")]
    [InlineData("嗯嗯嗯郴州", "嗯嗯嗯郴州")]
    [InlineData("投资10000亿元", "投资10000亿元")]
    [InlineData("000000", "000000")]
    public void Clean_ACharacterLeantOn_IsShortenedAndNumbersStay(string typed, string clean) => Assert.Equal(clean, PlainText.Clean(typed));

    [Fact]
    public void Clean_AnyNumber_Stays() => Gen.Int[0, int.MaxValue].Select(n => n.ToString()).Sample(number => Assert.Equal(number, PlainText.Clean(number)));

    [Fact]
    public void Clean_AnyRunOfACharacter_IsTwoOfIt() =>
        Gen.Select(Gen.Char['一', '龥'], Gen.Int[4, PlainText.MaxLength]).Sample((c, times) => Assert.Equal(new string(c, 2), PlainText.Clean(new string(c, times))));

    [Fact]
    public void Clean_AnyText_IsShortAndHasNoControls() => Gen.String.Sample(typed =>
    {
        string clean = PlainText.Clean(typed);
        Assert.True(clean.Length <= PlainText.MaxLength);
        Assert.DoesNotContain(clean, char.IsControl);
    });
}
