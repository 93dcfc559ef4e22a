namespace PlanBot.Language;

/// <summary>Classes of characters.</summary>
public static class Characters
{
    /// <summary>True for a Chinese character of the basic planes' main blocks.</summary>
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';
}
