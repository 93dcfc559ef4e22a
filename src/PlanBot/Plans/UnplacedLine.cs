namespace PlanBot.Plans;

/// <summary>A line that the reader found no place for.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Text">Its text.</param>
public sealed record UnplacedLine(int Line, string Text);
