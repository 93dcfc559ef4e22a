namespace PlanBot.WeCom.Model;

/// <summary>An answer that may grow: each body with the same id shows its content in the place of the one before.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101031, and the type declarations of @wecom/aibot-node-sdk.</remarks>
internal sealed record StreamBody(StreamFrame Stream)
{
    public string Msgtype { get; } = "stream";
}

/// <summary>An answer that may grow, with a card below it. The card goes with one body of the stream only.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101031.</remarks>
internal sealed record StreamWithCardBody(StreamFrame Stream, TemplateCard? TemplateCard)
{
    public string Msgtype { get; } = "stream_with_template_card";
}

/// <summary>What a stream shows.</summary>
internal sealed record StreamFrame
{
    /// <summary>The same in every body of one answer.</summary>
    public required string Id { get; init; }

    /// <summary>True in the last body; it must come within 6 minutes of the question.</summary>
    public required bool Finish { get; init; }

    /// <summary>Markdown, at most 20,480 bytes of UTF-8.</summary>
    public required string Content { get; init; }

    /// <summary>In the first body only.</summary>
    public FeedbackId? Feedback { get; init; }
}

/// <summary>The id that comes back when a user judges the message with WeCom's own thumbs; at most 256 bytes of UTF-8.</summary>
internal sealed record FeedbackId(string Id);
