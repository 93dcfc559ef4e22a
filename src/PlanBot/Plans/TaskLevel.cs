namespace PlanBot.Plans;

/// <summary>Decides which headings of a document are its tasks.</summary>
internal static class TaskLevel
{
    // Fewer numbers in a row are a list inside one task.
    private const int FewestThrough = 5;
    private const int FewestArticles = 3;
    private const int FewestSections = 3;

    /// <summary>The tasks, in order; empty when nothing in the document looks like one.</summary>
    public static IReadOnlyList<OutlineNode> Choose(OutlineTree tree)
    {
        var all = tree.All.ToList();
        var articles = all.FindAll(n => n.Mark.Style == HeadingStyle.Article);
        if (articles.Count >= FewestArticles) return articles;
        var items = all.FindAll(n => n.Mark.Style == HeadingStyle.Item && n.Parent?.IsGeneral != true);
        if (RunThrough(items)) return items;
        var tops = tree.Roots.Where(n => !n.IsGeneral).ToList();
        int divided = tops.Count(IsDivided);
        // One section with a list of its own does not make the other sections something else than tasks.
        if (tops.Count >= FewestThrough && divided * 3 < tops.Count) return tops;
        var tasks = tops.SelectMany(Below).ToList();
        return tasks.Count == 0 && tops.Count >= FewestSections ? tops : tasks;
    }

    /// <summary>True when numbering starts from 1 again; a number that stands twice is a slip and starts nothing.</summary>
    public static bool Restarts(IEnumerable<int> numbers) => numbers.Skip(1).Contains(1);

    // Numbers that run on from one part to the next are those of the tasks, whatever else is numbered. A slip of the numbering
    // is to be reported and does not change what the tasks are.
    private static bool RunThrough(List<OutlineNode> level)
    {
        if (level.Count < FewestThrough || level[0].Parent == level[^1].Parent || Restarts(level.Select(n => n.Mark.Number))) return false;
        int steps = level.Zip(level.Skip(1)).Count(pair => pair.Second.Mark.Number == pair.First.Mark.Number + 1);
        return steps * 2 >= level.Count - 1;
    }

    // The tasks of a section are the headings below it, or those below these when most of these are divided again.
    private static IEnumerable<OutlineNode> Below(OutlineNode node)
    {
        if (!IsDivided(node)) return [];
        var parts = node.Children.FindAll(c => !c.IsGeneral);
        return parts.Count(IsDivided) * 2 > parts.Count ? parts.SelectMany(Below) : parts;
    }

    // （1） divides a task, not what stands above it.
    private static bool IsDivided(OutlineNode node) => node.Children.Exists(c => c.Mark.Style < HeadingStyle.SubItem && !c.IsGeneral);
}
