namespace PlanBot.WeCom.Rendering;

/// <summary>What a line is.</summary>
internal enum LineKind
{
    /// <summary>Words of the bot.</summary>
    Prose,

    /// <summary>The words above a list.</summary>
    Heading,

    /// <summary>Words of the plan.</summary>
    Quote,

    /// <summary>The document that all rests on.</summary>
    Source,
}

/// <summary>A line of a message, before it is escaped and cut.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words, without a line feed.</param>
/// <param name="Opens">True where a block begins.</param>
/// <param name="Number">The number that it is listed under; null where it is not.</param>
internal readonly record struct Line(LineKind Kind, string Text, bool Opens, string? Number = null);

/// <summary>A line as it is sent. Only its text may be cut; no mark stands in it.</summary>
/// <param name="Glue">What parts it from the line before, where there is one in the same message.</param>
/// <param name="First">The marks before it.</param>
/// <param name="Rest">The marks before what is cut off from it.</param>
/// <param name="Text">The escaped words.</param>
/// <param name="Leads">True where it announces the line after it.</param>
internal readonly record struct RenderedLine(string Glue, string First, string Rest, string Text, bool Leads);
