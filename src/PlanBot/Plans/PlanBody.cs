namespace PlanBot.Plans;

/// <summary>Puts the paragraphs of a document in their places, one part after another.</summary>
internal sealed class PlanBody(string id, FrontPage front)
{
    private readonly List<Clause> _clauses = [];
    private readonly List<Area> _areas = [];
    private readonly List<PlanTask> _tasks = [];
    private readonly List<Heading> _headings = [];
    private readonly List<UnplacedLine> _unplaced = [];

    public PlanBody Notice(IReadOnlyList<Paragraph> paragraphs) => Add(ClauseId.Notice, "文件首页", paragraphs);

    public PlanBody Preamble(IReadOnlyList<Paragraph> paragraphs) => Add(ClauseId.Preamble, "引言", paragraphs);

    public PlanBody Signature(IReadOnlyList<Paragraph> paragraphs) => Add(ClauseId.Signature, "落款", paragraphs);

    /// <summary>Areas, tasks, sections, closing and entry into force.</summary>
    public PlanBody Body(List<Paragraph> paragraphs)
    {
        var effect = paragraphs.FindAll(p => p.Mark is null && PlanReader.Effect().IsMatch(p.Text));
        paragraphs.RemoveAll(effect.Contains);
        var outline = Outline.Of(paragraphs);
        foreach (var node in outline.Nodes) Place(node, outline);
        if (outline.Closing.Count > 0) Add(ClauseId.Closing, "结尾段", outline.Closing);
        foreach (var p in outline.Unplaced) _unplaced.Add(new UnplacedLine(p.Lines.First, p.Text));
        return effect.Count > 0 ? Add(ClauseId.Effect, "施行日期", effect) : this;
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

    private void Place(OutlineNode node, Outline outline)
    {
        switch (node.Kind)
        {
            case NodeKind.Heading:
                _headings.Add(new Heading(node.Mark.Text, node.Title, node.Lines));
                break;
            case NodeKind.Area:
                _areas.Add(new Area { Number = _areas.Count + 1, Mark = node.Mark.Text, Title = node.Title, Lines = node.Lines });
                if (node.SaysMoreThanItsTitle) Add(ClauseId.Section(node.Path), $"第{node.Path}部分", node.Paragraphs);
                break;
            case NodeKind.Task:
                AddTask(node, outline);
                break;
            case NodeKind.Overall:
                Add(ClauseId.Overall, $"第{ChineseNumeral.Format(node.Mark.Number)}部分", node.Paragraphs);
                break;
            default:
                Add(ClauseId.Section(node.Path), $"第{node.Path}部分", node.Paragraphs);
                break;
        }
    }

    private void AddTask(OutlineNode node, Outline outline)
    {
        var area = node.InArea ? _areas[^1] : null;
        var id = outline.NumberingRestarts && area is not null ? ClauseId.Task(area.Number, node.Mark.Number) : ClauseId.Task(node.Mark.Number);
        string label = area is null ? $"第{node.Mark.Number}项" : $"第{area.Mark.TrimEnd('、')}部分第{node.Mark.Number}项";
        Add(id, label, node.Paragraphs);
        _tasks.Add(new PlanTask { Clause = _clauses[^1], Number = node.Mark.Number, Title = node.Title, Area = area?.Number, Owners = [] });
    }

    // Each paragraph begins a sentence, whatever the one before it ends with.
    private static List<TextSpan> SentencesOf(IReadOnlyList<Paragraph> paragraphs)
    {
        var spans = new List<TextSpan>();
        int offset = 0;
        foreach (var p in paragraphs)
        {
            spans.AddRange(Sentences.Split(p.Text).Select(s => s with { Start = s.Start + offset }));
            offset += p.Text.Length;
        }
        return spans;
    }

    private PlanBody Add(ClauseId clause, string label, IReadOnlyList<Paragraph> paragraphs)
    {
        if (paragraphs.Count == 0) return this;
        string text = string.Concat(paragraphs.Select(p => p.Text));
        _clauses.Add(new Clause
        {
            Id = clause,
            Label = label,
            Text = text,
            Sentences = SentencesOf(paragraphs),
            Lines = new LineRange(paragraphs[0].Lines.First, paragraphs[^1].Lines.Last),
        });
        return this;
    }
}
