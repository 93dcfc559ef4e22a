using System.Text;

namespace PlanBot.WeCom.Tests.Rendering;

/// <summary>What a reader sees of a message, for comparison: without marks, spaces and line ends, full-width forms as half-width ones.</summary>
internal static class ShownText
{
    /// <summary>Of markdown as the bot writes it: bold, and quote blocks.</summary>
    public static string OfMarkdown(string markdown) => Folded(string.Join('\n', markdown.Split('\n').Select(l => l.StartsWith("> ", StringComparison.Ordinal) ? l[2..] : l)).Replace("**", ""));

    /// <summary>Of plain text.</summary>
    public static string Folded(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || c == '\u200b') continue;
            result.Append(c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c);
        }
        return result.ToString();
    }
}
