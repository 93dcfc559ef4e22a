using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Model;

/// <summary>Words that were written, or said and already turned into text by WeCom.</summary>
internal sealed record IncomingText
{
    public string? Content { get; init; }

    /// <summary>The words of a message, of whichever part has any; null where none has.</summary>
    public static string? Of(IncomingText? text, IncomingText? voice, IncomingMixed? mixed)
    {
        if (text?.Content is { Length: > 0 } written) return written;
        if (voice?.Content is { Length: > 0 } said) return said;
        var lines = mixed?.Items?.Select(i => i?.Text?.Content).Where(t => !string.IsNullOrEmpty(t)) ?? [];
        return string.Join('\n', lines) is { Length: > 0 } joined ? joined : null;
    }
}

/// <summary>Texts and pictures in one message.</summary>
internal sealed record IncomingMixed
{
    [JsonPropertyName("msg_item")]
    public IReadOnlyList<IncomingMixedItem?>? Items { get; init; }
}

/// <summary>One text of a mixed message; a picture is an item without a text.</summary>
internal sealed record IncomingMixedItem
{
    public IncomingText? Text { get; init; }
}

/// <summary>A quoted message; WeCom names neither its id nor its author.</summary>
internal sealed record IncomingQuote
{
    [JsonPropertyName("msgtype")]
    public string MsgType { get; init; } = "";

    public IncomingText? Text { get; init; }

    public IncomingText? Voice { get; init; }

    public IncomingMixed? Mixed { get; init; }
}
