namespace PlanBot.WeCom.Api;

/// <summary>A button of the menu, or of a menu below a button.</summary>
/// <param name="Name">At most 16 bytes on top, 40 below.</param>
/// <param name="Type"><c>click</c> and others; null for a button that opens a menu.</param>
/// <param name="Key">What a click's event carries, at most 128 bytes.</param>
/// <param name="Url">Where a button of type <c>view</c> leads.</param>
/// <param name="SubButton">1 to 5 buttons; null where there are none.</param>
/// <remarks>Source: document/path/90231, creating a menu.</remarks>
internal sealed record MenuButton(string? Name, string? Type = null, string? Key = null, string? Url = null, IReadOnlyList<MenuButton>? SubButton = null);
