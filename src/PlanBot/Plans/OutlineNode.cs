namespace PlanBot.Plans;

/// <summary>A numbered heading with the paragraphs that stand under it directly, and the headings below it.</summary>
internal sealed class OutlineNode(HeadingMark mark, OutlineNode? parent)
{
    private static readonly string[] s_general =
    [
        "总体要求", "总体思路", "总体目标", "总体安排", "指导思想", "指导方针", "基本原则", "工作原则", "基本思路", "工作思路", "工作目标", "主要目标",
        "发展目标", "重大意义", "重要意义", "发展基础", "发展环境", "编制背景", "总则",
    ];

    private static readonly string[] s_generalAtTheEnd = ["总体要求", "指导思想", "基本原则"];

    public HeadingMark Mark { get; } = mark;

    public OutlineNode? Parent { get; } = parent;

    /// <summary>The heading's paragraph and those behind it; never empty once the tree is built.</summary>
    public List<Paragraph> Paragraphs { get; } = [];

    public List<OutlineNode> Children { get; } = [];

    /// <summary>Its title; empty for an article that has none.</summary>
    public string Title => Mark.Style == HeadingStyle.Article ? HeadingTitle.OfArticle(Paragraphs[0].Body) : HeadingTitle.Of(Paragraphs[0].Body);

    /// <summary>True when text stands behind the title, in its paragraph or in more.</summary>
    public bool SaysMoreThanItsTitle => Paragraphs.Count > 1 || !HeadingIsAlone;

    /// <summary>True when the heading's paragraph holds the title and nothing else.</summary>
    public bool HeadingIsAlone => Paragraphs[0].Body.TrimEnd('。') == Title;

    /// <summary>True for 总体要求, 基本原则 and their like, and for whatever stands under them.</summary>
    public bool IsGeneral =>
        Array.Exists(s_general, g => Title.StartsWith(g, StringComparison.Ordinal)) || Array.Exists(s_generalAtTheEnd, g => Title.EndsWith(g, StringComparison.Ordinal))
        || Parent?.IsGeneral == true;

    /// <summary>Its number and those above it, such as 2.1.</summary>
    public string Path => Parent is null ? $"{Mark.Number}" : $"{Parent.Path}.{Mark.Number}";

    public LineRange Lines => new(Paragraphs[0].Lines.First, Paragraphs[^1].Lines.Last);

    /// <summary>This node and those below it, in the order of the document.</summary>
    public IEnumerable<OutlineNode> Walk() => Children.SelectMany(c => c.Walk()).Prepend(this);
}
