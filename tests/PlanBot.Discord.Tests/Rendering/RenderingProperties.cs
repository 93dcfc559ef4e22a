using CsCheck;
using PlanBot.Answers;
using PlanBot.Discord.Rendering;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Discord.Tests.Rendering;

public sealed class RenderingProperties
{
    private const string Marks = "\\*_~`|[]<", LineMarks = "#>-+";

    // Marks, line ends, digits and stops far more often than in a plan.
    private static readonly Gen<string> s_text = Gen.OneOf(Gen.Char["\\*_~`|[]()<>@#-+ 0123456789.\n"], Gen.Char['a', 'c'], Gen.Char['一', '丏'], Gen.Const('。')).Array[0, 60].Select(c => new string(c));

    // Long ones too, with sentences and without, of marks and of Chinese.
    private static readonly Gen<string> s_long = Gen.Select(Gen.Char["*中。；！a"], Gen.Int[1, 2_500], Gen.Char["。中*"].Array[1, 40], (fill, length, sprinkled) =>
        new string([.. Enumerable.Range(0, length).Select(i => i % 97 == 0 ? sprinkled[i / 97 % sprinkled.Length] : fill)]));

    private static readonly Gen<string> s_line = Gen.OneOf(s_text.Select(t => t.Replace('\n', '。')), s_long);

    private static readonly Gen<ReplyBlock[]> s_blocks = Gen.OneOf(
        Gen.OneOf(s_text, s_long).Select(t => (ReplyBlock)new ProseBlock(t)),
        Gen.Select(s_line, Gen.Int[1, 9], (quote, task) => (ReplyBlock)new QuoteBlock(new Citation(ClauseId.Task(task), $"第{task}项", quote, new TextSpan(0, quote.Length))))).Array[0, 14];

    [Fact]
    public void Escape_ShowsTheTextAsItIs() => s_text.Sample(text => Markdown.Shown(Markdown.Escape(text)) == text);

    [Fact]
    public void Escape_LeavesNoMarkWithItsMeaning() => s_text.Sample(text =>
    {
        string escaped = Markdown.Escape(text);
        bool lineStart = true;
        for (int i = 0; i < escaped.Length; i++)
        {
            char c = escaped[i];
            if (c == '\\')
            {
                // A backslash and the mark that it escapes.
                i++;
                lineStart = false;
                continue;
            }
            if (Marks.Contains(c) || (lineStart && LineMarks.Contains(c))) return false;
            lineStart = c == '\n' || (lineStart && c == ' ');
        }
        return true;
    });

    [Theory]
    [InlineData("5. 加快", "5\\. 加快")]
    [InlineData("  12. 加快\n3.5亿", "  12\\. 加快\n3\\.5亿")]
    [InlineData("约3.5亿元。", "约3.5亿元。")]
    [InlineData("<@123> @everyone", "\\<@123> @everyone")]
    [InlineData("a\n> b\n- c\n# d", "a\n\\> b\n\\- c\n\\# d")]
    [InlineData("2020-2025", "2020-2025")]
    public void Escape_TakesAwayTheMeaningOfMarksAndNoMore(string text, string escaped) => Assert.Equal(escaped, Markdown.Escape(text));

    [Fact]
    public void Pages_LoseNothing_KeepTheOrder_AndFit() => s_blocks.Sample(blocks =>
    {
        var pages = Pages.Of(ReplyOf(blocks));
        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.InRange(p.Text.Length, 0, Pages.Longest));
        Assert.All(pages, p => Assert.InRange(p.Text.Count(c => c == '\n') + 1, 1, Pages.MostLines));
        string wanted = string.Concat(blocks.Select(b => b is QuoteBlock q ? $"{q.Citation.Quote}——{q.Citation.Label}" : ((ProseBlock)b).Text));
        Assert.Equal(Bare(wanted), Bare(string.Join('\n', pages.Select(p => Markdown.Shown(Unquoted(p.Text))))));
    }, iter: 400);

    [Fact]
    public void Pages_NameTheClausesQuotedOnThem() => s_blocks.Sample(blocks =>
    {
        foreach (var page in Pages.Of(ReplyOf(blocks)))
        {
            Assert.Equal(page.Clauses.Select(c => c.Clause).Distinct(), page.Clauses.Select(c => c.Clause));
            Assert.InRange(page.Clauses.Count, 0, Pages.MostLines);
            Assert.Equal(page.Text.Split('\n').Any(l => l.StartsWith("> ", StringComparison.Ordinal)), page.Clauses.Count > 0);
        }
    }, iter: 400);

    [Fact]
    public void Pages_AreCutAtTheEndOfASentenceWhereThereIsOne()
    {
        string sentences = string.Concat(Enumerable.Range(0, 200).Select(i => $"这是第{i}句话，它说了一些事情。"));
        var pages = Pages.Of(ReplyOf([new ProseBlock(sentences)]));
        Assert.True(pages.Count > 1);
        Assert.All(pages, p => Assert.EndsWith("。", p.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_CutNoCharacterInTwo()
    {
        var pages = Pages.Of(ReplyOf([new ProseBlock("a" + string.Concat(Enumerable.Repeat("😀", 2_000)))]));
        Assert.All(pages, p => Assert.DoesNotContain('�', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(p.Text))));
    }

    [Fact]
    public void AnswerRef_IsReadAsItWasWritten_AndNeverTooLong() =>
        Gen.Select(Gen.String[Gen.Char['0', '9'], 1, 20], Gen.String[Gen.Char["任务~|;12\n "], 0, 90]).Sample((id, question) =>
        {
            string text = AnswerRef.To(id, question, language: null).ToString();
            return text.Length <= AnswerRef.Longest && AnswerRef.Parse(text) == AnswerRef.To(id, question, language: null);
        });

    [Fact]
    public void CustomId_IsReadAsItWasWritten() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 8], Gen.String[Gen.Char["abc-._:/0129中"], 0, 40], Gen.String[Gen.Char["abc-._:/0129中"], 0, 40], (a, t, v) => new CustomId(a, t, v)).Sample(id => CustomId.Parse(id.ToString()) == id);

    [Fact]
    public void CustomId_OfAnyText_IsReadOrNull_AndWhatIsReadIsThatText() =>
        Gen.String[Gen.Char["ab|12 中"], 0, 12].Sample(text => CustomId.Parse(text) is not { } id || (id.ToString() == text && id.Action.Length > 0));

    private static Reply ReplyOf(ReplyBlock[] blocks) => new()
    {
        Text = "",
        Blocks = blocks,
        Language = WrittenLanguage.Simplified,
        Intent = "ask",
        Citations = [],
        Owners = [],
        Suggestions = [],
        Plan = "plan",
        Snapshot = "snapshot",
    };

    private static string Unquoted(string page) => string.Join('\n', page.Split('\n').Select(l => l.StartsWith("> ", StringComparison.Ordinal) ? l[2..] : l));

    private static string Bare(string text) => string.Concat(text.Where(c => c is not ('\n' or '“' or '”' or ' ')));
}
