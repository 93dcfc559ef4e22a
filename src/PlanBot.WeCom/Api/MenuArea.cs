namespace PlanBot.WeCom.Api;

/// <summary>An area of the plan as the menu shows it.</summary>
/// <param name="Id">The area's id, such as <c>area-3</c>; the key of its button.</param>
/// <param name="Name">A short name; cut where it takes more than 40 bytes.</param>
internal sealed record MenuArea(string Id, string Name);
