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

    [Fact]
    public void Clean_AnyText_IsShortAndHasNoControls() => Gen.String.Sample(typed =>
    {
        string clean = PlainText.Clean(typed);
        Assert.True(clean.Length <= PlainText.MaxLength);
        Assert.DoesNotContain(clean, char.IsControl);
    });
}
