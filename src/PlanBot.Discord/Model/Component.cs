namespace PlanBot.Discord.Model;

/// <summary>A row of at most 5 buttons, one select, or one text input.</summary>
/// <remarks>Source: discord-api-docs, developers/components/reference.mdx.</remarks>
internal sealed record ActionRow(IReadOnlyList<Component> Components)
{
    public int Type { get; } = 1;
}

/// <summary>A button, a select or a text input.</summary>
internal sealed record Component
{
    public required int Type { get; init; }

    /// <summary>At most 100 characters, once a message.</summary>
    public required string CustomId { get; init; }

    /// <summary>Of a button: 1 for the main one, 2 for others. Of a text input: 2 for several lines.</summary>
    public int? Style { get; init; }

    /// <summary>At most 80 characters on a button, 45 on a text input.</summary>
    public string? Label { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>At most 150 characters on a select, 100 on a text input.</summary>
    public string? Placeholder { get; init; }

    /// <summary>1 to 25 of them.</summary>
    public IReadOnlyList<SelectOption>? Options { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>A button.</summary>
    public static Component Button(string customId, string label, bool main = false, bool disabled = false) =>
        new() { Type = 2, CustomId = customId, Label = label.Length > 80 ? label[..79] + "…" : label, Style = main ? 1 : 2, Disabled = disabled ? true : null };

    /// <summary>A select of fixed options.</summary>
    public static Component Select(string customId, string placeholder, IReadOnlyList<SelectOption> options) =>
        new() { Type = 3, CustomId = customId, Placeholder = placeholder, Options = options };

    /// <summary>A text input of several lines.</summary>
    public static Component TextInput(string customId, string label, int maxLength, bool required) =>
        new() { Type = 4, CustomId = customId, Label = label, Style = 2, MaxLength = maxLength, Required = required };
}

/// <summary>An option of a select: label, value and description of at most 100 characters each.</summary>
internal sealed record SelectOption(string Label, string Value, string? Description = null);
