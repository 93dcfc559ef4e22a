namespace PlanBot.Plans;

/// <summary>What a heading of the document is.</summary>
internal enum NodeKind
{
    Heading,
    Area,
    Task,
    Overall,
    Section,
}

/// <summary>A part of the text: a heading with what stands under it and is not placed elsewhere.</summary>
internal sealed record OutlinePart(NodeKind Kind, OutlineNode Node, IReadOnlyList<Paragraph> Paragraphs);

/// <summary>The numbered structure of a document's body, and which of its headings are the areas and the tasks.</summary>
internal sealed class Outline
{
    private readonly HashSet<OutlineNode> _tasks;
    private bool _hasOverall;

    private Outline(OutlineTree tree)
    {
        Tasks = TaskLevel.Choose(tree);
        _tasks = [.. Tasks];
        Closing = TakeClosing(Tasks);
        var parts = new List<OutlinePart>();
        foreach (var root in tree.Roots) Place(root, parts);
        Parts = parts;
        Unplaced = tree.Orphans;
    }

    /// <summary>The parts in the order of the document.</summary>
    public IReadOnlyList<OutlinePart> Parts { get; }

    public IReadOnlyList<OutlineNode> Tasks { get; }

    public IReadOnlyList<Paragraph> Closing { get; }

    public IReadOnlyList<Paragraph> Unplaced { get; }

    public static Outline Of(IEnumerable<Paragraph> paragraphs) => new(OutlineTree.Of(paragraphs));

    private void Place(OutlineNode node, List<OutlinePart> parts)
    {
        bool leads = node.Children.Exists(LeadsToTask);
        var kind = _tasks.Contains(node) ? NodeKind.Task
            : node.Children.Exists(_tasks.Contains) ? NodeKind.Area
            : leads && !node.SaysMoreThanItsTitle ? NodeKind.Heading
            : node.IsGeneral && node.Parent is null && !leads && !_hasOverall ? NodeKind.Overall
            : NodeKind.Section;
        _hasOverall |= kind == NodeKind.Overall;
        bool whole = kind is NodeKind.Task or NodeKind.Overall;
        parts.Add(new OutlinePart(kind, node, whole ? [.. node.Walk().SelectMany(n => n.Paragraphs)] : node.Paragraphs));
        if (!whole)
            foreach (var child in node.Children) Place(child, parts);
    }

    private bool LeadsToTask(OutlineNode node) => _tasks.Contains(node) || node.Children.Exists(LeadsToTask);

    // Unnumbered paragraphs behind the last task close the document, unless other tasks too go on for several paragraphs.
    private static List<Paragraph> TakeClosing(IReadOnlyList<OutlineNode> tasks)
    {
        if (tasks.Count < 2 || tasks[^1].Mark.Style == HeadingStyle.Article) return [];
        if (tasks.SkipLast(1).Any(t => t.Paragraphs.Count > Usual(t))) return [];
        var last = tasks[^1].Paragraphs;
        if (tasks[^1].Children.Count > 0 || last.Count <= Usual(tasks[^1])) return [];
        var closing = last[Usual(tasks[^1])..];
        last.RemoveRange(Usual(tasks[^1]), closing.Count);
        return closing;
    }

    private static int Usual(OutlineNode task) => task.HeadingIsAlone ? 2 : 1;
}
