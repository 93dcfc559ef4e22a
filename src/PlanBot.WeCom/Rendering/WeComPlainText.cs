namespace PlanBot.WeCom.Rendering;

/// <summary>Lines as plain text, for where no markdown is rendered: the app's text messages, and clients that show none.</summary>
internal static class WeComPlainText
{
    /// <summary>The messages, at least one, each of at most <paramref name="limit"/> bytes of UTF-8.</summary>
    public static IReadOnlyList<string> Parts(IEnumerable<Line> lines, int limit) => Rendering.Parts.Of(lines.Select(Render), limit);

    private static RenderedLine Render(Line line)
    {
        string text = Escaping.Plain(line.Text);
        return new RenderedLine(line.Kind is LineKind.Heading or LineKind.Source ? "\n\n" : "\n", line.Number is null ? "" : $"{line.Number}. ", "", text, line.Kind == LineKind.Heading || text is [.., '：' or ':']);
    }
}
