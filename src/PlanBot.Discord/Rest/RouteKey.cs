namespace PlanBot.Discord.Rest;

/// <summary>Routes of one key share a rate limit.</summary>
/// <param name="Method">The HTTP method; Discord may limit the methods of one path by themselves.</param>
/// <param name="Template">The path with its parameters named.</param>
/// <param name="Major">The ids of the top-level resource; empty where there is none.</param>
internal readonly record struct RouteKey(HttpMethod Method, string Template, string Major);
