using PlanBot.Language;

namespace PlanBot.Tests.Language;

public sealed class ScriptConversionTests
{
    [Theory]
    [InlineData("張家界飛大灣區", "张家界飞大湾区")]
    [InlineData("乾州古城", "乾州古城")]
    [InlineData("檢查結果互認", "检查结果互认")]
    public void ToSimplified_GivesTheUsualForm(string text, string simplified) => Assert.Equal(simplified, ScriptConversion.ToSimplified(text));

    [Theory]
    [InlineData("方案没有写", "方案沒有寫")]
    [InlineData("发展头发", "發展頭髮")]
    [InlineData("干部干净", "幹部乾淨")]
    public void ToTraditional_ChoosesTheCharacterByItsWord(string text, string traditional) => Assert.Equal(traditional, ScriptConversion.ToTraditional(text));

    [Fact]
    public void ToSimplified_AfterToTraditional_GivesThePlanBack()
    {
        string source = File.ReadAllText(Repository.PlanSource);
        Assert.Equal(source, ScriptConversion.ToSimplified(ScriptConversion.ToTraditional(source)));
    }
}
