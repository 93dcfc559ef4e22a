namespace PlanBot.Plans;

/// <summary>Puts the parts of a document in their places, one after another.</summary>
internal sealed class PlanBody(string id, FrontPage front, OwnerStatements statements)
{
    private readonly List<Clause> _clauses = [];
    private readonly List<Area> _areas = [];
    private readonly List<PlanTask> _tasks = [];
    private readonly List<Heading> _headings = [];
    private readonly List<UnplacedLine> _unplaced = [];
    private readonly Dictionary<ClauseId, int> _given = [];

    // Of the headings that have become areas, by heading and by the titles of what stands under them.
    private readonly Dictionary<OutlineNode, int> _areaOf = [];
    private readonly Dictionary<string, int> _areaOfTitle = [];

    /// <summary>A clause with these paragraphs; none when there are none.</summary>
    public PlanBody Add(ClauseId clause, string label, IReadOnlyList<Paragraph> paragraphs)
    {
        if (paragraphs.Count > 0) _clauses.Add(ClauseText.Of(NotGiven(clause), label, paragraphs));
        return this;
    }

    /// <summary>Headings, areas, tasks and sections of the text.</summary>
    public PlanBody AddOutline(PlanTasks tasks)
    {
        foreach (var p in tasks.Outline.Unplaced) _unplaced.Add(new UnplacedLine(p.Lines.First, p.Text));
        bool tabled = tasks.Tables.Any(), grouped = tasks.Tables.Any(t => t.Entries.Exists(e => e.Number is null));
        bool restarts = TaskLevel.Restarts(tasks.Outline.Tasks.Select(t => t.Mark.Number));
        foreach (var part in tasks.Outline.Parts) Place(part, tabled, grouped, restarts);
        return tasks.TextTable is { } table ? AddTable(table, "") : this;
    }

    /// <summary>The attachments, with the tasks of their tables.</summary>
    public PlanBody AddAnnexes(PlanTasks tasks)
    {
        int count = 0;
        foreach (var (paragraphs, table) in tasks.Annexes)
        {
            string heading = DocumentParts.AnnexName(paragraphs[0]);
            count = ChineseNumeral.ParseDigits(heading.AsSpan(2)) is > 0 and var printed ? printed : count + 1;
            Add(ClauseId.Annex(count), heading, table?.Rest ?? paragraphs);
            if (table is not null) AddTable(table, heading);
        }
        return this;
    }

    public Plan Build() => new()
    {
        Id = id,
        Front = front,
        Areas = _areas,
        Tasks = _tasks,
        Clauses = _clauses,
        Headings = _headings,
        Unplaced = _unplaced,
    };

    private void Place(OutlinePart part, bool tabled, bool grouped, bool restarts)
    {
        var node = part.Node;
        var kind = part.Kind;
        // The rows of a table are the tasks then; the headings of the text keep their words, and their areas if the table has none.
        if (kind == NodeKind.Task && tabled)
        {
            kind = NodeKind.Section;
            if (node.Parent is { } parent && _areaOf.TryGetValue(parent, out int area)) _areaOfTitle.TryAdd(node.Title, area);
        }
        if (kind == NodeKind.Area && grouped) kind = node.SaysMoreThanItsTitle ? NodeKind.Section : NodeKind.Heading;
        switch (kind)
        {
            case NodeKind.Heading:
                _headings.Add(new Heading(node.Mark.Text, node.Title, node.Lines));
                break;
            case NodeKind.Area:
                string title = HeadingTitle.WithoutCount(node.Title);
                _areas.Add(new Area { Number = _areas.Count + 1, Mark = node.Mark.Text, Title = title, Lines = node.Lines });
                _areaOf[node] = _areas.Count;
                if (node.SaysMoreThanItsTitle || title != node.Title) Add(ClauseId.Section(node.Path), $"第{node.Path}部分", part.Paragraphs);
                break;
            case NodeKind.Task:
                AddTask(part, restarts);
                break;
            case NodeKind.Overall:
                Add(ClauseId.Overall, $"第{ChineseNumeral.Format(Math.Min(node.Mark.Number, 99))}部分", part.Paragraphs);
                break;
            default:
                Add(ClauseId.Section(node.Path), $"第{node.Path}部分", part.Paragraphs);
                break;
        }
    }

    private void AddTask(OutlinePart part, bool restarts)
    {
        var node = part.Node;
        var area = node.Parent is { } parent && _areaOf.TryGetValue(parent, out int number) ? _areas[number - 1] : null;
        var owners = statements.In(part.Paragraphs);
        string title = owners.Aggregate(node.Title, (t, o) => t.EndsWith(o.Raw, StringComparison.Ordinal) ? t[..^o.Raw.Length] : t);
        string label = node.Mark.Style == HeadingStyle.Article ? node.Mark.Text : LabelOf(area, node.Mark.Number);
        AddTask(area, node.Mark.Number, restarts, label, title, part.Paragraphs, owners);
    }

    private PlanBody AddTable(TaskTable table, string where)
    {
        bool restarts = TaskLevel.Restarts(table.Tasks.Select(t => t.Number!.Value));
        Area? group = null;
        foreach (var entry in table.Entries)
        {
            if (entry.Number is not { } number)
            {
                group = AddGroup(entry, where);
                continue;
            }
            var area = group ?? (_areaOfTitle.TryGetValue(entry.Title, out int of) ? _areas[of - 1] : null);
            AddTask(area, number, restarts, where + LabelOf(group, number), entry.Title, entry.Paragraphs, statements.In(entry.Owners));
        }
        return this;
    }

    private Area AddGroup(TaskTableEntry entry, string where)
    {
        var heading = entry.Paragraphs.Count > 0 ? entry.Paragraphs[0] : null;
        string mark = heading?.Mark?.Text ?? "";
        var area = new Area { Number = _areas.Count + 1, Mark = mark, Title = entry.Title, Lines = entry.Lines };
        _areas.Add(area);
        if (heading is not null && heading.Text != mark + entry.Title) Add(ClauseId.Section($"{area.Number}"), $"{where}第{area.Number}部分", [heading]);
        return area;
    }

    private void AddTask(Area? area, int number, bool restarts, string label, string title, IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<StatedOwner> owners)
    {
        // In an area a number that stands twice is a slip, for a person to see; it keeps its number.
        var taskId = !restarts ? ClauseId.Task(number) : area is not null ? ClauseId.Task(area.Number, number) : NotGiven(ClauseId.Task(number));
        var clause = ClauseText.Of(taskId, label, paragraphs);
        _clauses.Add(clause);
        _tasks.Add(new PlanTask { Clause = clause, Number = number, Title = title, Area = area?.Number, Owners = owners });
    }

    private ClauseId NotGiven(ClauseId clause)
    {
        int times = _given[clause] = _given.GetValueOrDefault(clause) + 1;
        return times == 1 ? clause : clause.Again(times);
    }

    private static string LabelOf(Area? area, int number) =>
        area is null || area.Mark.Length == 0 ? $"第{number}项"
        : area.Mark.StartsWith('第') ? $"{area.Mark}第{number}项"
        : $"第{area.Mark.TrimEnd('、', '.', '．')}部分第{number}项";
}
