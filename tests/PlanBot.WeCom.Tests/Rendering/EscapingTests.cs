using System.Text.RegularExpressions;
using CsCheck;
using PlanBot.Answers;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Rendering;

[Collection(LoadedKnowledge.Name)]
public sealed partial class EscapingTests(KnowledgeFixture fixture)
{
    // Marks, line ends, digits, stops and addresses far more often than in a plan.
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Char["\\*_~`|[]()<>@#-+=&$! 0123456789.:/\n\t"].Select(c => c.ToString()),
        Gen.Char['a', 'c'].Select(c => c.ToString()),
        Gen.Char['一', '丏'].Select(c => c.ToString()),
        Gen.OneOf("https://", "www.", ".com", "<@zhangsan>", "![a](http://b.cn)", "<font color=\"info\">", "\n1. ", "\n> ", "10.1.2.3")).Array[0, 30].Select(string.Concat);

    [Fact]
    public void Markdown_OfAnyText_LeavesNoMark_AndNothingThatBecomesALink() => s_text.Sample(text =>
    {
        string escaped = Escaping.Markdown(text);
        return escaped.IndexOfAny([.. "\\*_~`[]<>|&$"]) < 0 && !LineMark().IsMatch(escaped) && !Address().IsMatch(escaped);
    });

    [Fact]
    public void Markdown_OfAnyText_ShowsItAsItIs() => s_text.Sample(text => ShownText.Folded(Escaping.Markdown(text)) == ShownText.Folded(text));

    [Fact]
    public void Plain_OfAnyText_LeavesNoHtml_AndNothingThatBecomesALink() => s_text.Sample(text =>
    {
        string escaped = Escaping.Plain(text);
        return !escaped.Contains('<') && !Address().IsMatch(escaped) && ShownText.Folded(escaped) == ShownText.Folded(text);
    });

    [Theory]
    [InlineData("约3.5亿元，2020-2025年，第（五）部分第18项。")]
    [InlineData("“优质湘猪”产业集聚区、3—5小时便捷通达圈（湖南段）")]
    [InlineData("3.5亿元")]
    [InlineData("Task 18: Strengthen medical and health cooperation, step by step.")]
    public void Markdown_OfWordsOfAPlan_LeavesThemAsTheyAre(string text) => Assert.Equal(text, Escaping.Markdown(text));

    [Theory]
    [InlineData("<@zhangsan> 你好", "＜@zhangsan＞ 你好")]
    [InlineData("[点我](x)", "［点我］(x)")]
    [InlineData("**a** _b_ `c`", "＊＊a＊＊ ＿b＿ ｀c｀")]
    [InlineData("> a\n# b\n- c\n---", "＞ a\n＃ b\n－ c\n－--")]
    [InlineData("1. a\n 2) b", "1． a\n　2） b")]
    [InlineData("    代码", "　　　　代码")]
    [InlineData("&lt;@x&gt;", "＆lt;@x＆gt;")]
    [InlineData("http://a.cn/x", "http:\u200b//a.\u200bcn/x")]
    [InlineData("见evil.com和10.0.0.1", "见evil.\u200bcom和10.\u200b0.\u200b0.\u200b1")]
    public void Markdown_TakesTheMeaningAway(string text, string escaped) => Assert.Equal(escaped, Escaping.Markdown(text));

    [Fact]
    public void Reply_WithWordsOfTheAskerAnywhere_HasNoLinkMentionOrMarkOfTheirs()
    {
        const string hostile = "[点我](http://evil.com) <@zhangsan> **大** <a href='x'>y</a>\n# 题\n> 引\n- 项";
        var reply = new Reply
        {
            Text = hostile,
            Blocks = [new ProseBlock(hostile)],
            Language = Language.WrittenLanguage.Simplified,
            Intent = "ask",
            Citations = [],
            Owners = [new OwnerLine(null, "lead", hostile.Replace('\n', ' '), "assigned", hostile.Replace('\n', ' '), new DateOnly(2026, 1, 1))],
            Suggestions = [hostile.Replace('\n', ' ')],
            Plan = "plan",
            Snapshot = "snapshot",
        };
        var lines = ReplyLines.Of(reply, fixture.Knowledge.Plan);
        string markdown = Assert.Single(WeComMarkdown.Parts(lines, ByteLimits.Stream)), plain = Assert.Single(WeComPlainText.Parts(lines, ByteLimits.Stream));
        Assert.Equal(["**分工**", "**还可以问**"], Mark().Matches(markdown).Select(m => m.Value));
        Assert.Equal(-1, markdown.IndexOfAny([.. "<[]`_|"]));
        Assert.DoesNotMatch(LineMark(), markdown);
        Assert.DoesNotMatch(Address(), markdown);
        Assert.DoesNotContain('<', plain);
        Assert.DoesNotMatch(Address(), plain);
        Assert.Equal(4, ShownText.OfMarkdown(markdown).Split("[点我](http://evil.com)<@zhangsan>").Length - 1);
    }

    [Fact]
    public void Plain_TakesHtmlLinksAway() => Assert.Equal("＜a href=\"http:\u200b//b.\u200bcn\">中*奖*＜/a>", Escaping.Plain("<a href=\"http://b.cn\">中*奖*</a>"));

    [GeneratedRegex(@"^(?:[#\-+=]|[ \t]|\d+[.)](?:[ \t]|$))", RegexOptions.Multiline)]
    private static partial Regex LineMark();

    [GeneratedRegex(@"\*\*[^*]*\*\*|[*]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"://|[A-Za-z0-9-]\.[A-Za-z]|\d\.\d+\.\d")]
    private static partial Regex Address();
}
