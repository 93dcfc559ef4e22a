using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>A line of a table of tasks: a task with its rows, or the heading of a group.</summary>
/// <param name="Number">The task's number; null for a group.</param>
/// <param name="Title">The task's or the group's title, without count and final stop.</param>
/// <param name="Lines">Where it begins.</param>
/// <param name="Paragraphs">Its rows; none for a group that only a cell of the next task names.</param>
/// <param name="Owners">The cells that name parties, with the role that the column's heading states.</param>
internal sealed record TaskTableEntry(int? Number, string Title, LineRange Lines, List<Paragraph> Paragraphs, List<(string Cell, string Role)> Owners);

/// <summary>A table whose rows are tasks, with a column that says who is responsible.</summary>
internal sealed partial class TaskTable
{
    private const int LongestHeading = 20;

    private readonly string[] _columns;
    private readonly int _number, _title;
    private readonly int? _group;

    private TaskTable(IReadOnlyList<Paragraph> paragraphs, int header)
    {
        _columns = [.. Cells(paragraphs[header])];
        _number = Array.FindIndex(_columns, c => NumberColumn().IsMatch(c));
        int[] words = [.. Enumerable.Range(0, _columns.Length).Where(i => i != _number && _columns[i].Length > 0 && OwnerRole.OfLabel(_columns[i]) is null && !AsideColumn().IsMatch(_columns[i]))];
        _title = words.FirstOrDefault(-1);
        var rows = paragraphs.Skip(header + 1).Where(p => p.IsTableRow).Select(Row).ToList();
        if (words.Length > 1 && IsGroup(rows)) (_group, _title) = (words[0], words[1]);
        Read(paragraphs, header);
    }

    /// <summary>Tasks and groups, in order.</summary>
    public List<TaskTableEntry> Entries { get; } = [];

    /// <summary>The paragraphs around and between them: caption, heading of the columns, notes.</summary>
    public List<Paragraph> Rest { get; } = [];

    public IEnumerable<TaskTableEntry> Tasks => Entries.Where(e => e.Number is not null);

    /// <summary>The table among these paragraphs; null when there is none.</summary>
    public static TaskTable? Find(IReadOnlyList<Paragraph> paragraphs)
    {
        for (int i = 0; i < paragraphs.Count; i++)
        {
            if (!IsHeader(paragraphs[i])) continue;
            var table = new TaskTable(paragraphs, i);
            return table.Tasks.Any() ? table : null;
        }
        return null;
    }

    /// <summary>True for a row of short headings of which one is that of the responsible and another that of what is to be done.</summary>
    public static bool IsHeader(Paragraph p)
    {
        if (!p.IsTableRow) return false;
        var cells = Cells(p);
        return cells.TrueForAll(c => c.Length <= LongestHeading) && cells.Exists(c => OwnerRole.OfLabel(c) is not null)
            && cells.Exists(c => c.Length > 0 && OwnerRole.OfLabel(c) is null && !NumberColumn().IsMatch(c) && !AsideColumn().IsMatch(c));
    }

    private static List<string> Cells(Paragraph p) => [.. p.Text.Split('\t').Select(c => c.Trim())];

    private void Read(IReadOnlyList<Paragraph> paragraphs, int header)
    {
        int end = paragraphs.Count;
        while (!paragraphs[end - 1].IsTableRow) end--;
        Rest.AddRange(paragraphs.Take(header + 1));
        TaskTableEntry? task = null;
        string group = "";
        int last = 0;
        for (int i = header + 1; i < end; i++)
        {
            var p = paragraphs[i];
            var cells = Row(p);
            string title = Cell(cells, _title), number = Cell(cells, _number);
            if (p.IsTableRow && cells.SequenceEqual(_columns)) Rest.Add(p);
            else if (p.IsTableRow ? IsGroupRow(cells) : p.Mark is { Style: <= HeadingStyle.Part })
            {
                task = null;
                Entries.Add(new TaskTableEntry(null, ShortTitle(p.IsTableRow ? title : p.Body), p.Lines, [p], []));
            }
            else if (p.IsTableRow && (_number >= 0 ? NumberIn(number) is not null : title.Length > 0))
            {
                if (_group is { } g && Cell(cells, g) is { Length: > 0 } named && named != group)
                {
                    group = named;
                    Entries.Add(new TaskTableEntry(null, ShortTitle(named), p.Lines, [], []));
                }
                task = new TaskTableEntry(last = NumberIn(number) ?? last + 1, ShortTitle(title), p.Lines, [p], []);
                Entries.Add(task);
                ReadOwners(cells, task);
            }
            else if (task is not null)
            {
                task.Paragraphs.Add(p);
                if (p.IsTableRow) ReadOwners(cells, task);
            }
            else Rest.Add(p);
        }
        Rest.AddRange(paragraphs.Skip(end));
    }

    private void ReadOwners(List<string> cells, TaskTableEntry task)
    {
        for (int i = 0; i < _columns.Length; i++)
            if (OwnerRole.OfLabel(_columns[i]) is { } role && Cell(cells, i) is { Length: > 0 } cell) task.Owners.Add((cell, role));
    }

    // The first column of words groups the tasks when a numbered row leaves it empty or says the same again.
    private bool IsGroup(List<List<string>> rows)
    {
        string before = "";
        foreach (var cells in rows.Where(c => _number >= 0 && NumberIn(Cell(c, _number)) is not null))
        {
            string cell = Cell(cells, _title);
            if (cell == before || cell.Length == 0) return true;
            before = cell;
        }
        return false;
    }

    // 一 加强建设, with nobody responsible, heads the rows below it.
    private bool IsGroupRow(List<string> cells) =>
        _number >= 0 && ChineseNumeral.Parse(Cell(cells, _number).Trim('（', '）', '、')) > 0 && cells.Count(c => c.Length > 0) == 2;

    // Where cells of several rows are merged, a text may leave out the first ones of all but the first row.
    private List<string> Row(Paragraph p)
    {
        var cells = Cells(p);
        int missing = _columns.Length - cells.Count;
        bool numbered = _number < 0 || NumberIn(Cell(cells, _number)) is not null;
        return missing > 0 && !numbered && cells.Count > 1 && cells[0].Length > 0 ? [.. Enumerable.Repeat("", missing), .. cells] : cells;
    }

    private static string Cell(List<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : "";

    private static int? NumberIn(string cell)
    {
        string digits = cell.Trim('.', '．', '、', '（', '）', '(', ')');
        return (ChineseNumeral.ParseDigits(digits) ?? ChineseNumeral.Parse(digits)) is > 0 and var number ? number : null;
    }

    private static string ShortTitle(string words) => HeadingTitle.WithoutCount(HeadingTitle.Of(words));

    [GeneratedRegex(@"^(?:序号|编号|序|号|No\.?)$")]
    private static partial Regex NumberColumn();

    // Columns that say when, where or how much, not what.
    [GeneratedRegex(@"时限|时间|进度|期限|范围|备注|目标|责任人|领导|联系|处室|状态|说明|投资|依据")]
    private static partial Regex AsideColumn();
}
