using CsCheck;
using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class TypesettingTests
{
    [Theory]
    [InlineData("湘政办发〔2020〕8 号", "湘政办发〔2020〕8号")]
    [InlineData("建设湖南至大湾区 3—5 小时", "建设湖南至大湾区3—5小时")]
    [InlineData("GB 50180 标准", "GB 50180标准")]
    [InlineData("带\n一部", "带一部")]
    [InlineData("  ", "")]
    public void Squeeze_LeavesSpacesOnlyBetweenLatinWords(string text, string squeezed) => Assert.Equal(squeezed, Typesetting.Squeeze(text));

    [Fact]
    public void Squeeze_Twice_ChangesNothingMore() => Gen.String.Sample(text => Assert.Equal(Typesetting.Squeeze(text), Typesetting.Squeeze(Typesetting.Squeeze(text))));

    [Fact]
    public void Paragraphs_PageMarks_BelongToNone() =>
        Assert.DoesNotContain(Typesetting.Paragraphs("以重大交通干线两侧绿化带\n\n— 11 —\n\n为廊道。"), p => p.Text.Contains("11", StringComparison.Ordinal));

    [Fact]
    public void Sentences_OfAnyText_CoverIt() => Gen.String[Gen.Char["。；！？“”（）《》，字a"], 0, 60].Sample(text =>
        Assert.Equal(text, string.Concat(Sentences.Split(text).Select(s => text.Substring(s.Start, s.Length)))));

    [Fact]
    public void Sentences_AStopInsideQuotes_EndsNoSentenceThatGoesOn() =>
        Assert.Equal(2, Sentences.Split("实现“孵化在大湾区、产业化在湖南”、“研发在大湾区”。另一句。").Count);
}
