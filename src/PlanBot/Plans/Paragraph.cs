namespace PlanBot.Plans;

/// <summary>A paragraph put together again from the lines of a source file.</summary>
/// <param name="Text">Its text, without line breaks and typesetting spaces; the columns of a table row keep their tabs.</param>
/// <param name="Lines">Where it stands.</param>
/// <param name="Mark">The number that opens it, if any.</param>
public sealed record Paragraph(string Text, LineRange Lines, HeadingMark? Mark)
{
    /// <summary>The text behind the mark.</summary>
    public string Body => Mark is { } mark ? Text[mark.Text.Length..].TrimStart() : Text;

    /// <summary>True for a row of a table.</summary>
    public bool IsTableRow => Text.Contains('\t');
}
