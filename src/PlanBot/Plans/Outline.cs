namespace PlanBot.Plans;

/// <summary>What a numbered node of the document is.</summary>
internal enum NodeKind
{
    Heading,
    Area,
    Task,
    Overall,
    Section,
}

/// <summary>A numbered heading with the paragraphs that stand under it directly.</summary>
internal sealed record OutlineNode(NodeKind Kind, HeadingMark Mark, string Title, string Path, bool InArea, IReadOnlyList<Paragraph> Paragraphs)
{
    public LineRange Lines => new(Paragraphs[0].Lines.First, Paragraphs[^1].Lines.Last);

    /// <summary>True when text stands behind the title, in its paragraph or in more.</summary>
    public bool SaysMoreThanItsTitle => Paragraphs.Count > 1 || Paragraphs[0].Body.TrimEnd('。') != Title;
}

/// <summary>The numbered structure of a document's body, and which of its levels are the areas and the tasks.</summary>
internal sealed class Outline
{
    private sealed class Node(HeadingMark mark, Node? parent)
    {
        public HeadingMark Mark { get; } = mark;
        public Node? Parent { get; } = parent;
        public List<Paragraph> Paragraphs { get; } = [];
        public List<Node> Children { get; } = [];

        public string Title
        {
            get
            {
                string body = Paragraphs[0].Body;
                int stop = body.IndexOf('。');
                return stop < 0 ? body : body[..stop];
            }
        }
    }

    private static readonly string[] s_general = ["总体要求", "指导思想", "基本原则", "总体思路", "工作目标", "主要目标", "总体目标"];

    public required IReadOnlyList<OutlineNode> Nodes { get; init; }

    public required IReadOnlyList<Paragraph> Closing { get; init; }

    public required IReadOnlyList<Paragraph> Unplaced { get; init; }

    /// <summary>True when the tasks are numbered from 1 again in each area.</summary>
    public required bool NumberingRestarts { get; init; }

    public static Outline Of(List<Paragraph> paragraphs)
    {
        var (roots, orphans) = Tree(paragraphs);
        var all = Walk(roots).ToList();
        var tasks = TaskNodes(all);
        var closing = TakeClosing(tasks);
        var nodes = all.Where(n => !InsideTask(n)).Select(n => Node(n)).ToList();
        return new Outline { Nodes = nodes, Closing = closing, Unplaced = orphans, NumberingRestarts = Restarts(tasks) };

        bool InsideTask(Node n) => n.Parent is { } p && (tasks.Contains(p) || InsideTask(p));

        OutlineNode Node(Node n)
        {
            bool task = tasks.Contains(n);
            var kind = task ? NodeKind.Task
                : n.Children.Any(tasks.Contains) ? NodeKind.Area
                : n.Children.Count > 0 && n.Paragraphs.Count == 1 && Walk(n.Children).Any(tasks.Contains) ? NodeKind.Heading
                : s_general.Any(n.Title.StartsWith) && n.Parent is null ? NodeKind.Overall
                : NodeKind.Section;
            var own = task || kind == NodeKind.Overall ? Walk([n]).SelectMany(x => x.Paragraphs).ToList() : n.Paragraphs;
            return new OutlineNode(kind, n.Mark, n.Title, Path(n), n.Parent is not null, own);
        }
    }

    private static (List<Node> Roots, List<Paragraph> Orphans) Tree(List<Paragraph> paragraphs)
    {
        var roots = new List<Node>();
        var orphans = new List<Paragraph>();
        Node? current = null;
        foreach (var p in paragraphs)
        {
            if (p.Mark is not { } mark)
            {
                if (current is null) orphans.Add(p);
                else current.Paragraphs.Add(p);
                continue;
            }
            var parent = current;
            while (parent is not null && parent.Mark.Style >= mark.Style) parent = parent.Parent;
            current = new Node(mark, parent);
            current.Paragraphs.Add(p);
            (parent?.Children ?? roots).Add(current);
        }
        return (roots, orphans);
    }

    // The tasks are the innermost level whose numbers run on through the document; otherwise the level below the sections.
    private static List<Node> TaskNodes(List<Node> all)
    {
        foreach (var style in new[] { HeadingStyle.Article, HeadingStyle.Item, HeadingStyle.Part, HeadingStyle.Section })
        {
            var level = all.FindAll(n => n.Mark.Style == style && !IsGeneral(n.Parent));
            int steps = level.Zip(level.Skip(1)).Count(pair => pair.Second.Mark.Number == pair.First.Mark.Number + 1);
            // A slip of the numbering, such as a number that stands twice, is to be reported and does not change what the tasks are.
            bool through = level.Count > 1 && steps * 2 >= level.Count - 1 && !Restarts(level);
            bool belowSections = style == HeadingStyle.Part && level.Count > 1;
            if ((through && level.Count >= 5) || belowSections) return level;
        }
        return [];
    }

    private static bool Restarts(List<Node> level) => level.Skip(1).Any(n => n.Mark.Number == 1);

    private static bool IsGeneral(Node? node) => node is not null && (s_general.Any(node.Title.StartsWith) || IsGeneral(node.Parent));

    // Unnumbered paragraphs behind the last task close the document, unless other tasks too go on for several paragraphs.
    private static List<Paragraph> TakeClosing(List<Node> tasks)
    {
        if (tasks.Count < 2 || tasks.SkipLast(1).Any(t => t.Paragraphs.Count > 1)) return [];
        var last = tasks[^1].Paragraphs;
        var closing = last.Skip(1).ToList();
        last.RemoveRange(1, closing.Count);
        return closing;
    }

    private static IEnumerable<Node> Walk(IEnumerable<Node> nodes) => nodes.SelectMany(n => Walk(n.Children).Prepend(n));

    private static string Path(Node n) => n.Parent is null ? $"{n.Mark.Number}" : $"{Path(n.Parent)}.{n.Mark.Number}";
}
