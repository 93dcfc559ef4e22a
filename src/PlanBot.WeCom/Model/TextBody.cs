namespace PlanBot.WeCom.Model;

/// <summary>Plain text; the robot may use it only to welcome who enters the chat.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101031.</remarks>
internal sealed record TextBody(TextContent Text)
{
    public string Msgtype { get; } = "text";

    /// <summary>A message of this text.</summary>
    public static TextBody Of(string content) => new(new TextContent(content));
}

/// <summary>The text, with line feeds.</summary>
internal sealed record TextContent(string Content);
