namespace PlanBot.WeCom.Api;

/// <summary>The content of a text or of a markdown message.</summary>
/// <param name="Content">At most 2,048 bytes of UTF-8; WeCom cuts a longer text. Source: document/path/90236.</param>
internal sealed record TextContent(string Content);
