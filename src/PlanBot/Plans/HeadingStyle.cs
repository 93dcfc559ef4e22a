namespace PlanBot.Plans;

/// <summary>Styles of numbering, from the outermost level to the innermost.</summary>
public enum HeadingStyle
{
    /// <summary>第一篇</summary>
    Volume,

    /// <summary>第一章</summary>
    Chapter,

    /// <summary>第一节</summary>
    Subchapter,

    /// <summary>第一条</summary>
    Article,

    /// <summary>一、</summary>
    Section,

    /// <summary>（一）</summary>
    Part,

    /// <summary>1. or 1．or 1、</summary>
    Item,

    /// <summary>（1）</summary>
    SubItem,
}
