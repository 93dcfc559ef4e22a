namespace PlanBot.LocalWeCom;

/// <summary>A member of the enterprise.</summary>
/// <param name="UserId">WeCom's <c>userid</c>.</param>
/// <param name="Name">The name that others see.</param>
public sealed record LocalUser(string UserId, string Name);
