namespace PlanBot.WeCom.Rendering;

/// <summary>Lines as markdown that both the robot and the self-built app render: bold and quote blocks, no tables, no lists, no links.</summary>
/// <remarks>
/// The app knows headings, bold, links, code of one line, quotes and three colours
/// (developer.work.weixin.qq.com/document/path/90236); the robot knows more
/// (developer.work.weixin.qq.com/document/path/101138). A list of the robot's would be counted anew, so that 5., 8. would become
/// 5., 6.; a number is bold instead.
/// </remarks>
internal static class WeComMarkdown
{
    // Two spaces keep the end of a line where a renderer would flow it into the next; a quote ends only at an empty line.
    private const string Break = "  \n", Paragraph = "\n\n";

    private const string QuoteMark = "> ";

    /// <summary>The messages, at least one, each of at most <paramref name="limit"/> bytes of UTF-8.</summary>
    public static IReadOnlyList<string> Parts(IEnumerable<Line> lines, int limit) => Rendering.Parts.Of(lines.Select(Render), limit);

    private static RenderedLine Render(Line line)
    {
        string glue = line.Opens ? Paragraph : Break;
        if (line.Kind == LineKind.Heading) return new RenderedLine(glue, $"**{Escaping.Markdown(line.Text)}**", "", "", Leads: true);
        string text = Escaping.Markdown(line.Text);
        string rest = line.Kind == LineKind.Quote ? QuoteMark : "", first = line.Number is null ? rest : $"**{line.Number}.** ";
        return new RenderedLine(glue, first, rest, text, text is [.., '：' or ':']);
    }
}
