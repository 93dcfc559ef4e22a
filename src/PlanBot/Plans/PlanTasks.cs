namespace PlanBot.Plans;

/// <summary>Where a document's tasks are: under headings of its text, or in the rows of a table.</summary>
internal sealed record PlanTasks
{
    // As many rows are enough to tell whether the text speaks of what the table lists.
    private const int RowsCompared = 50;
    private const int ShortestTitle = 4;

    /// <summary>The text without the rows of the table of tasks.</summary>
    public required Outline Outline { get; init; }

    /// <summary>The table of tasks in the text itself; null when there is none.</summary>
    public TaskTable? TextTable { get; init; }

    /// <summary>The attachments, each with its table of tasks if it is one.</summary>
    public required IReadOnlyList<(IReadOnlyList<Paragraph> Paragraphs, TaskTable? Table)> Annexes { get; init; }

    /// <summary>The tables whose rows are the tasks; empty when the headings of the text are.</summary>
    public IEnumerable<TaskTable> Tables => Annexes.Select(a => a.Table).Prepend(TextTable).OfType<TaskTable>();

    public static PlanTasks Choose(IReadOnlyList<Paragraph> text, IReadOnlyList<IReadOnlyList<Paragraph>> annexes)
    {
        var outline = Outline.Of(text);
        var textTable = TaskTable.Find(text);
        if (textTable is not null)
        {
            var around = Outline.Of(textTable.Rest);
            if (IsListOfTasks(textTable, around)) outline = around;
            else textTable = null;
        }
        return new PlanTasks
        {
            Outline = outline,
            TextTable = textTable,
            Annexes = [.. annexes.Select(a => (a, TaskTable.Find(a) is { } table && IsListOfTasks(table, outline) ? table : null))],
        };
    }

    /// <summary>True when the document says outside its tasks that the first in each list of owners leads.</summary>
    public bool SaysFirstLeads(DocumentParts parts) =>
        parts.Notice.Concat(parts.Preamble).Concat(parts.Signature).Concat(Outline.Closing)
            .Concat(Outline.Parts.Where(p => p.Kind != NodeKind.Task).SelectMany(p => p.Paragraphs))
            .Concat(Tables.SelectMany(t => t.Rest))
            .Any(p => OwnerWords.SaysFirstLeads(p.Text));

    // A table with a column of owners may also list projects or targets. It lists the tasks when the text has none, or names them.
    private static bool IsListOfTasks(TaskTable table, Outline outline)
    {
        if (outline.Tasks.Count == 0) return true;
        string text = string.Concat(outline.Parts.SelectMany(p => p.Paragraphs).Select(p => p.Text));
        var titles = table.Tasks.Select(t => t.Title).Where(t => t.Length >= ShortestTitle).Take(RowsCompared).ToList();
        return titles.Count(t => text.Contains(t, StringComparison.Ordinal)) * 2 > titles.Count;
    }
}
