using PlanBot.Answers;

namespace PlanBot.Discord.Rendering;

/// <summary>A part of a reply that fits into one embed.</summary>
/// <param name="Text">Markdown, at most <see cref="Pages.Longest"/> characters.</param>
/// <param name="Clauses">The clauses cited on it, each once, in order.</param>
internal sealed record Page(string Text, IReadOnlyList<Citation> Clauses);

/// <summary>Cuts a reply into pages: between its lines and quotes, and inside one only at the end of a sentence.</summary>
internal static class Pages
{
    /// <summary>Longest page in characters; Discord's limit of an embed's description is 4,096, but a screen holds less.</summary>
    public const int Longest = 1_800;

    /// <summary>Most lines of a page.</summary>
    public const int MostLines = 24;

    private static readonly char[] s_sentenceEnds = [.. "。；！？\n"];

    /// <summary>The pages, at least one.</summary>
    public static IReadOnlyList<Page> Of(Reply reply)
    {
        var pages = new List<Page>();
        var text = new List<string>();
        var clauses = new List<Citation>();
        foreach (var (piece, cited) in Pieces(reply))
        {
            if (text.Count > 0 && (text.Sum(t => t.Length + 1) + piece.Length > Longest || text.Sum(Lines) + Lines(piece) > MostLines)) Close();
            text.Add(piece);
            foreach (var citation in cited)
                if (clauses.TrueForAll(c => c.Clause != citation.Clause)) clauses.Add(citation);
        }
        if (text.Count > 0 || pages.Count == 0) Close();
        return pages;

        void Close()
        {
            pages.Add(new Page(string.Join('\n', text), [.. clauses]));
            text.Clear();
            clauses.Clear();
        }
    }

    private static int Lines(string piece) => piece.Count(c => c == '\n') + 1;

    private static IEnumerable<(string Text, IReadOnlyList<Citation> Cited)> Pieces(Reply reply)
    {
        // What a list cites stands in its lines, not in quotes of its own.
        var inLines = reply.Citations.Except(reply.Blocks.OfType<QuoteBlock>().Select(q => q.Citation)).ToList();
        foreach (var block in reply.Blocks)
        {
            if (block is ProseBlock prose)
            {
                foreach (string line in prose.Text.Split('\n'))
                    foreach (string part in Cut(line)) yield return (Markdown.Escape(part), inLines.FindAll(c => part.Contains(c.Quote, StringComparison.Ordinal)));
            }
            else if (block is QuoteBlock quote)
            {
                var parts = Cut(quote.Citation.Quote).ToList();
                for (int i = 0; i < parts.Count; i++)
                    yield return (Markdown.Quote(Markdown.Escape(i < parts.Count - 1 ? $"“{parts[i]}”" : $"“{parts[i]}”\n—— {quote.Citation.Label}")), [quote.Citation]);
            }
        }
    }

    /// <summary>A text in parts of at most half a page, so that there is room for its escapes.</summary>
    public static IEnumerable<string> Cut(string text)
    {
        const int around = 100, longest = (Longest - around) / 2;
        while (text.Length > longest)
        {
            int end = text.LastIndexOfAny(s_sentenceEnds, longest - 1) + 1;
            // English, or a sentence longer than a page, is cut between words.
            if (end <= 0) end = text.LastIndexOf(' ', longest - 1) + 1;
            if (end <= 0) end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
            yield return text[..end];
            text = text[end..];
        }
        yield return text;
    }
}
