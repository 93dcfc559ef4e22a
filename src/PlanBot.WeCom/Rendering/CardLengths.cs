namespace PlanBot.WeCom.Rendering;

/// <summary>Lengths advised for the texts of a card, in characters, and how many of each part a card may hold.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101032 and the type declarations of @wecom/aibot-node-sdk.</remarks>
internal static class CardLengths
{
    /// <summary>The small line above the title.</summary>
    public const int Source = 13;

    /// <summary>The title.</summary>
    public const int Title = 26;

    /// <summary>The line below the title.</summary>
    public const int TitleDescription = 30;

    /// <summary>The name of a row.</summary>
    public const int RowName = 5;

    /// <summary>The value of a row.</summary>
    public const int RowValue = 26;

    /// <summary>Rows of a card.</summary>
    public const int Rows = 6;

    /// <summary>A button, and an option of a selector.</summary>
    public const int Button = 10;

    /// <summary>The title of a selector.</summary>
    public const int Selector = 13;

    /// <summary>Options of a selector.</summary>
    public const int Options = 10;

    /// <summary>The words of a quote. WeCom names no length; a phone shows some ten lines of it.</summary>
    public const int Quote = 200;
}
