using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Rendering;

public sealed partial class PartsProperties
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    // Characters of one to four bytes, some of several units: accents that combine, flags, families, tones of skin.
    private static readonly Gen<string> s_character = Gen.Frequency(
        (8, Gen.Char['一', '丏'].Select(c => c.ToString())),
        (3, Gen.OneOf("。", "；", "！”", "，", "（", "）")),
        (2, Gen.Char["abc *>`[.\t"].Select(c => c.ToString())),
        (2, Gen.OneOf("😀", "e\u0301", "👨‍👩‍👧", "🇨🇳", "👍🏽", "各\ufe00")));

    private static readonly Gen<string> s_text = Gen.OneOf(
        s_character.Array[1, 60].Select(string.Concat),
        // Longer than a message, with sentences far between or none.
        Gen.Select(s_character.Array[1, 30], Gen.Int[1, 60], (c, times) => string.Concat(Enumerable.Repeat(string.Concat(c), times))));

    private static readonly Gen<Line[]> s_lines = Gen.OneOf(
        s_text.Select(t => new Line(LineKind.Prose, t, true)),
        s_text.Select(t => new Line(LineKind.Prose, t + "：", true)),
        Gen.Select(s_text, Gen.Int[1, 9999], (t, n) => new Line(LineKind.Prose, t, false, $"{n}")),
        Gen.Const(new Line(LineKind.Heading, "分工", true)),
        s_text.Select(t => new Line(LineKind.Quote, $"“{t}”（第1项）", true))).Array[0, 12];

    private static readonly Gen<int> s_limit = Gen.OneOf(Gen.Int[Parts.SmallestLimit, 700], Gen.Const(ByteLimits.App));

    [Fact]
    public void Markdown_InParts_IsTheWhole_EachWithinTheLimit() => Gen.Select(s_lines, s_limit).Sample((lines, limit) =>
    {
        var parts = WeComMarkdown.Parts(lines, limit);
        Assert.NotEmpty(parts);
        Assert.All(parts, p => Assert.InRange(s_strict.GetByteCount(p), 0, limit));
        Assert.Equal(ShownText.Folded(Said(lines)), ShownText.OfMarkdown(string.Join('\n', parts)));
    }, iter: 2_000);

    [Fact]
    public void Markdown_EveryPart_IsWellFormed() => Gen.Select(s_lines, s_limit).Sample((lines, limit) =>
    {
        foreach (string part in WeComMarkdown.Parts(lines, limit))
            foreach (string line in part.Split('\n')) Assert.Matches(WholeLine(), line);
    }, iter: 2_000);

    [Fact]
    public void Plain_InParts_IsTheWhole_EachWithinTheLimit() => Gen.Select(s_lines, s_limit).Sample((lines, limit) =>
    {
        var parts = WeComPlainText.Parts(lines, limit);
        Assert.All(parts, p => Assert.InRange(s_strict.GetByteCount(p), 0, limit));
        Assert.Equal(ShownText.Folded(Said(lines)), ShownText.Folded(string.Join('\n', parts)));
    }, iter: 2_000);

    [Fact]
    public void Fit_CutsNoCharacterInTwo() => Gen.Select(s_text, Gen.Int[30, 400]).Sample((text, bytes) =>
    {
        int end = TextCut.Fit(text, bytes);
        Assert.InRange(Encoding.UTF8.GetByteCount(text[..end]), 1, bytes);
        Assert.Contains(end, StringInfo.ParseCombiningCharacters(text).Append(text.Length));
    });

    [Theory]
    [InlineData("第一句。第二句很长很长", 24, "第一句。")]
    [InlineData("“第一句。”第二句很长", 24, "“第一句。”")]
    [InlineData("One is here. Two follows", 20, "One is here. ")]
    [InlineData("no sentence at all here", 14, "no sentence ")]
    [InlineData("没有句读的一行", 10, "没有句")]
    [InlineData("短", 10, "短")]
    public void Fit_PrefersTheEndOfASentence_ThenOfAWord(string text, int bytes, string cut) => Assert.Equal(cut, text[..TextCut.Fit(text, bytes)]);

    [Fact]
    public void Parts_OfLongSentences_EndWithSentences()
    {
        string sentences = string.Concat(Enumerable.Range(0, 200).Select(i => $"这是第{i}句话，它说了一些事情。"));
        var parts = WeComMarkdown.Parts(ReplyLines.Of(sentences), ByteLimits.App);
        Assert.True(parts.Count > 3);
        Assert.All(parts, p => Assert.EndsWith("。", p, StringComparison.Ordinal));
        Assert.All(parts.SkipLast(1), p => Assert.True(Encoding.UTF8.GetByteCount(p) > ByteLimits.App * 3 / 4));
    }

    [Fact]
    public void Parts_AWordThatAnnouncesAQuote_StandsAboveIt()
    {
        string quote = new('字', 660), before = new('前', 60);
        var parts = WeComMarkdown.Parts([new(LineKind.Prose, before, true), new(LineKind.Prose, "方案写明：", true), new(LineKind.Quote, quote, true)], ByteLimits.App);
        Assert.Equal([before, $"方案写明：\n\n> {quote}"], parts);
    }

    [Theory]
    [InlineData("湘政办发", 4, "湘政办发")]
    [InlineData("湘政办发〔2020〕8号", 6, "湘政办发〔…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧")]
    public void Short_CountsCharactersAsAReaderDoes(string text, int longest, string cut) => Assert.Equal(cut, TextCut.Short(text, longest));

    private static string Said(Line[] lines) => string.Join('\n', lines.Select(l => l.Number is null ? l.Text : $"{l.Number}. {l.Text}"));

    // A quote's mark, a bold number or a bold heading, and words without any mark.
    [GeneratedRegex(@"^(?:\*\*[^*<>`\[\]]+\*\*(?:  )?$|(?:> |\*\*\d+\.\*\* )?[^*<>`\[\]]*$)")]
    private static partial Regex WholeLine();
}
