namespace PlanBot.Plans;

/// <summary>What the front page says of the document. A value is null where the document does not state it.</summary>
public sealed record FrontPage
{
    /// <summary>Title of the plan, such as 湖南省对接粤港澳大湾区实施方案（2020—2025年）.</summary>
    public required string Title { get; init; }

    /// <summary>Title of the paper that publishes the plan, where it differs.</summary>
    public string? NoticeTitle { get; init; }

    /// <summary>Document number, such as 湘政办发〔2020〕8号.</summary>
    public string? DocNumber { get; init; }

    /// <summary>Register number, such as HNPR—2020—01006.</summary>
    public string? RegisterNumber { get; init; }

    /// <summary>The issuing authority.</summary>
    public string? Issuer { get; init; }

    /// <summary>The day of issue.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>To whom it is addressed, without the final colon.</summary>
    public string? Recipients { get; init; }

    /// <summary>How it is published, such as 此件主动公开.</summary>
    public string? Disclosure { get; init; }

    /// <summary>First year of the period in the title.</summary>
    public int? FromYear { get; init; }

    /// <summary>Last year of the period in the title.</summary>
    public int? ToYear { get; init; }
}
