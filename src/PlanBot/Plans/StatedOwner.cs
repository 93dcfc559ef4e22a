namespace PlanBot.Plans;

/// <summary>A party that a document's own words make responsible for a task.</summary>
/// <param name="Party">The party as the document names it.</param>
/// <param name="Role"><c>lead</c>, <c>support</c>, <c>responsible</c> (a list without an order) or <c>guide</c> (指导部门).</param>
/// <param name="Raw">The words that state it, verbatim.</param>
public sealed record StatedOwner(string Party, string Role, string Raw);
