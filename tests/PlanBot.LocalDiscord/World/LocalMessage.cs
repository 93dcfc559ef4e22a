using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>One state of a message; an edit makes a new state with the same id.</summary>
public sealed record LocalMessage
{
    /// <summary>Flag of a message that one user alone sees.</summary>
    public const int Ephemeral = 1 << 6;

    /// <summary>Flag of a deferred answer that is not there yet.</summary>
    public const int Loading = 1 << 7;

    /// <summary>Flag of a message that a thread was begun from.</summary>
    public const int HasThread = 1 << 5;

    /// <summary>Flag of a message made of components alone.</summary>
    public const int ComponentsV2 = 1 << 15;

    /// <summary>Discord id.</summary>
    public required ulong Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required ulong ChannelId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required LocalUser Author { get; init; }

    /// <summary>The text, at most 2,000 characters.</summary>
    public required string Content { get; init; }

    /// <summary>Discord's message type: 0 default, 18 thread created, 19 reply, 20 command, 23 context menu command.</summary>
    public int Type { get; init; }

    /// <summary>Discord's message flags.</summary>
    public int Flags { get; init; }

    /// <summary>Embeds as sent; an array, or undefined for none.</summary>
    public JsonElement Embeds { get; init; }

    /// <summary>Components as sent; an array, or undefined for none.</summary>
    public JsonElement Components { get; init; }

    /// <summary>Names of the files that came with it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Who was pinged, after <c>allowed_mentions</c>.</summary>
    public IReadOnlyList<LocalUser> Mentions { get; init; } = [];

    /// <summary>Whether everyone was pinged.</summary>
    public bool MentionsEveryone { get; init; }

    /// <summary>The nonce as sent, a number or a string; undefined for none.</summary>
    public JsonElement Nonce { get; init; }

    /// <summary>The message that this one replies to.</summary>
    public ulong? ReplyTo { get; init; }

    /// <summary>The interaction that this answers.</summary>
    public LocalInteraction? Interaction { get; init; }

    /// <summary>The one user that sees it, or null for everyone in the channel.</summary>
    public ulong? VisibleTo { get; init; }

    /// <summary>When it was last edited.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether it is only "thinking" as yet.</summary>
    public bool IsLoading => (Flags & Loading) != 0;

    /// <summary>Whether one user alone sees it.</summary>
    public bool IsEphemeral => (Flags & Ephemeral) != 0;

    /// <summary>All that a reader sees, a line each: text, embeds, labels of components. For tests that look for words.</summary>
    public string Text => MessageText.Of(this);
}
