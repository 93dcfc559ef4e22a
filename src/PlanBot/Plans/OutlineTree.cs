namespace PlanBot.Plans;

/// <summary>The numbered headings of a text as a tree.</summary>
/// <param name="Roots">The outermost headings, in order.</param>
/// <param name="Orphans">Paragraphs before the first heading.</param>
internal sealed record OutlineTree(IReadOnlyList<OutlineNode> Roots, IReadOnlyList<Paragraph> Orphans)
{
    public static OutlineTree Of(IEnumerable<Paragraph> paragraphs)
    {
        var roots = new List<OutlineNode>();
        var orphans = new List<Paragraph>();
        OutlineNode? current = null;
        foreach (var p in paragraphs)
        {
            if (p.Mark is not { } mark)
            {
                (current?.Paragraphs ?? orphans).Add(p);
                continue;
            }
            var parent = current;
            while (parent is not null && parent.Mark.Style >= mark.Style) parent = parent.Parent;
            current = new OutlineNode(mark, parent);
            current.Paragraphs.Add(p);
            (parent?.Children ?? roots).Add(current);
        }
        return new OutlineTree(roots, orphans);
    }

    public IEnumerable<OutlineNode> All => Roots.SelectMany(r => r.Walk());
}
