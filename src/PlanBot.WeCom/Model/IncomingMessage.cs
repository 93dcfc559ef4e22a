using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Model;

/// <summary>What the intelligent robot receives: a message, an event, or in the callback a request for more of a stream. The long connection and the callback bring the same JSON; what the bot does not read is left out.</summary>
/// <remarks>Source: developer.work.weixin.qq.com, documents 100719 (messages), 101027 (events) and 101463 (long connection).</remarks>
internal sealed record IncomingMessage
{
    /// <summary>The same when WeCom sends the same thing again; empty where it sends none.</summary>
    [JsonPropertyName("msgid")]
    public string MsgId { get; init; } = "";

    /// <summary>The robot.</summary>
    [JsonPropertyName("aibotid")]
    public string AibotId { get; init; } = "";

    /// <summary>The group; null in a single chat.</summary>
    [JsonPropertyName("chatid")]
    public string? ChatId { get; init; }

    /// <summary><c>single</c> or <c>group</c>.</summary>
    [JsonPropertyName("chattype")]
    public string? ChatType { get; init; }

    /// <summary>Who wrote or clicked.</summary>
    public IncomingSender? From { get; init; }

    /// <summary>When it happened, in seconds since 1970; events have it, messages may.</summary>
    public long? CreateTime { get; init; }

    /// <summary>Where one answer may be sent to later on, once.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary><c>text</c>, <c>mixed</c>, <c>voice</c>, <c>image</c>, <c>file</c>, <c>video</c>, <c>stream</c> or <c>event</c>.</summary>
    [JsonPropertyName("msgtype")]
    public string MsgType { get; init; } = "";

    [JsonPropertyName("text")]
    public IncomingText? TextPart { get; init; }

    [JsonPropertyName("voice")]
    public IncomingText? VoicePart { get; init; }

    [JsonPropertyName("mixed")]
    public IncomingMixed? MixedPart { get; init; }

    /// <summary>The message that this one quotes.</summary>
    public IncomingQuote? Quote { get; init; }

    public IncomingEvent? Event { get; init; }

    /// <summary>In the callback: the stream of which more is wanted.</summary>
    public IncomingStream? Stream { get; init; }

    /// <summary>The sender's user id; empty where WeCom sends none.</summary>
    [JsonIgnore]
    public string UserId => From?.UserId ?? "";

    /// <summary>Whether it comes from a group.</summary>
    [JsonIgnore]
    public bool InGroup => ChatType == "group";

    /// <summary>What was written or said, with the texts of a mixed message in lines of their own; null where there is none.</summary>
    [JsonIgnore]
    public string? Text => IncomingText.Of(TextPart, VoicePart, MixedPart);

    /// <summary>What was written or said in the quoted message; null where none is quoted, or one without words.</summary>
    [JsonIgnore]
    public string? QuotedText => Quote is null ? null : IncomingText.Of(Quote.Text, Quote.Voice, Quote.Mixed);
}

/// <summary>Who wrote or clicked.</summary>
internal sealed record IncomingSender
{
    [JsonPropertyName("userid")]
    public string UserId { get; init; } = "";

    /// <summary>The sender's company; null for a robot of the company itself.</summary>
    [JsonPropertyName("corpid")]
    public string? CorpId { get; init; }
}

/// <summary>A stream, by the id that the bot gave it.</summary>
internal sealed record IncomingStream
{
    public string Id { get; init; } = "";
}
