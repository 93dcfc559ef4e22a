namespace PlanBot.WeCom.Model;

/// <summary>A message in markdown, sent by <c>aibot_send_msg</c> or to a <c>response_url</c>.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101138.</remarks>
internal sealed record MarkdownBody(MarkdownContent Markdown)
{
    public string Msgtype { get; } = "markdown";

    /// <summary>A message of this text.</summary>
    public static MarkdownBody Of(string content, string? feedbackId = null) =>
        new(new MarkdownContent(content, feedbackId is null ? null : new FeedbackId(feedbackId)));
}

/// <summary>Markdown, at most 20,480 bytes of UTF-8.</summary>
internal sealed record MarkdownContent(string Content, FeedbackId? Feedback = null);
