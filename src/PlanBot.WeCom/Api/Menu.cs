namespace PlanBot.WeCom.Api;

/// <summary>The app's menu.</summary>
/// <param name="Button">1 to 3 buttons. Source: document/path/90231, creating a menu.</param>
internal sealed record Menu(IReadOnlyList<MenuButton>? Button);
