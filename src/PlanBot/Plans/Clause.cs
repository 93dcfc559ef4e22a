namespace PlanBot.Plans;

/// <summary>A passage of the plan that can be cited.</summary>
public sealed record Clause
{
    /// <summary>Its id within the plan.</summary>
    public required ClauseId Id { get; init; }

    /// <summary>How an official paper refers to it, such as 第（五）部分第18项.</summary>
    public required string Label { get; init; }

    /// <summary>The published text without line breaks and without the spaces that typesetting put between characters.</summary>
    public required string Text { get; init; }

    /// <summary>The sentences of <see cref="Text"/>, in order; together they cover it.</summary>
    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    /// <summary>Where the clause stands in the source file.</summary>
    public required LineRange Lines { get; init; }

    /// <summary>The words of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside the text.</exception>
    public string Cut(TextSpan span) => Text.Substring(span.Start, span.Length);
}
