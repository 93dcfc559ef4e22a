namespace PlanBot.Discord.Model;

/// <summary>A message to send, or what an interaction is answered with.</summary>
/// <remarks>Source: discord-api-docs, developers/resources/message.mdx, Create Message.</remarks>
internal sealed record MessageBody
{
    /// <summary>Flag of a message that only the one who acted sees.</summary>
    public const int Ephemeral = 1 << 6;

    /// <summary>At most 2,000 characters; the empty text takes away what stood there.</summary>
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>At most 5 rows.</summary>
    public IReadOnlyList<ActionRow>? Components { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>Mentions nobody, whatever the text says.</summary>
    public AllowedMentions AllowedMentions { get; init; } = new();

    public int? Flags { get; init; }

    /// <summary>At most 25 characters; a second message with it is not sent, where <see cref="EnforceNonce"/> is true.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }
}

/// <summary>Whom a message may ping: nobody.</summary>
internal sealed record AllowedMentions
{
    public IReadOnlyList<string> Parse { get; } = [];

    public bool RepliedUser { get; }
}

/// <summary>A framed text. All embeds of a message hold at most 6,000 characters.</summary>
internal sealed record Embed
{
    /// <summary>At most 256 characters.</summary>
    public string? Title { get; init; }

    /// <summary>At most 4,096 characters.</summary>
    public string? Description { get; init; }

    /// <summary>At most 25.</summary>
    public IReadOnlyList<EmbedField>? Fields { get; init; }

    public EmbedFooter? Footer { get; init; }

    /// <summary>Red, green and blue, a byte each.</summary>
    public int? Color { get; init; }
}

/// <summary>A field of an embed: a name of at most 256 and a value of at most 1,024 characters.</summary>
internal sealed record EmbedField(string Name, string Value, bool Inline = false);

/// <summary>The small text below an embed, at most 2,048 characters.</summary>
internal sealed record EmbedFooter(string Text);
