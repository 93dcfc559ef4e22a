namespace PlanBot.WeComLoad;

/// <summary>Something that is asked.</summary>
/// <param name="Text">The words.</param>
/// <param name="Quotes">The plan's words that a full answer quotes.</param>
internal sealed record Asked(string Text, IReadOnlyList<string> Quotes);
