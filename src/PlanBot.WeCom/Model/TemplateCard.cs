namespace PlanBot.WeCom.Model;

/// <summary>A card. Lengths "advised" are what WeCom's clients show; longer texts are taken and cut by the client.</summary>
/// <remarks>
/// Source: developer.work.weixin.qq.com/document/path/101032 and the type declarations of @wecom/aibot-node-sdk. Pictures
/// (<c>news_notice</c>) are left out: the bot has none.
/// </remarks>
internal sealed record TemplateCard
{
    /// <summary>A card of text.</summary>
    public const string TextNotice = "text_notice";

    /// <summary>A card with buttons.</summary>
    public const string ButtonInteraction = "button_interaction";

    /// <summary>A card with boxes to tick.</summary>
    public const string VoteInteraction = "vote_interaction";

    /// <summary>A card with selectors and a button that sends what was chosen.</summary>
    public const string MultipleInteraction = "multiple_interaction";

    /// <summary>One of the constants above.</summary>
    public required string CardType { get; init; }

    /// <summary>The small line above the title.</summary>
    public CardSource? Source { get; init; }

    /// <summary>The menu in the upper right corner.</summary>
    public CardMenu? ActionMenu { get; init; }

    public CardTitle? MainTitle { get; init; }

    /// <summary>A figure writ large; not to be used beside a quote.</summary>
    public CardEmphasis? EmphasisContent { get; init; }

    public CardQuote? QuoteArea { get; init; }

    /// <summary>Text below the title, 112 characters advised.</summary>
    public string? SubTitleText { get; init; }

    /// <summary>At most 6.</summary>
    public IReadOnlyList<CardRow>? HorizontalContentList { get; init; }

    /// <summary>At most 3.</summary>
    public IReadOnlyList<CardJump>? JumpList { get; init; }

    /// <summary>What a press on the card as a whole does.</summary>
    public CardAction? CardAction { get; init; }

    /// <summary>A selector above the buttons.</summary>
    public CardSelector? ButtonSelection { get; init; }

    /// <summary>At most 6.</summary>
    public IReadOnlyList<CardButton>? ButtonList { get; init; }

    /// <summary>Boxes to tick, on a <see cref="VoteInteraction"/>.</summary>
    public CardCheckbox? Checkbox { get; init; }

    /// <summary>At most 3, on a <see cref="MultipleInteraction"/>.</summary>
    public IReadOnlyList<CardSelector>? SelectList { get; init; }

    /// <summary>Sends what was chosen.</summary>
    public CardSubmit? SubmitButton { get; init; }

    /// <summary>The card's own id: digits, letters, <c>_</c>, <c>-</c> and <c>@</c>, at most 128 bytes, never used twice by one bot.</summary>
    public string? TaskId { get; init; }

    public FeedbackId? Feedback { get; init; }
}
