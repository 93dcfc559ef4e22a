using System.Text;

namespace PlanBot.Discord.Rendering;

/// <summary>Text that Discord shows as it stands.</summary>
/// <remarks>Source: discord-api-docs and Discord's help, Markdown Text 101: a backslash takes a mark's meaning away.</remarks>
internal static class Markdown
{
    private const string Marks = "\\*_~`|[]<";

    // Only at the beginning of a line.
    private const string LineMarks = "#>-+";

    /// <summary>The text with its marks escaped, so that not a character of it is lost or shown otherwise.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        bool lineStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            // A numbered line would be counted anew by Discord: 5., 8. become 5., 6.
            if (Marks.Contains(c) || (lineStart && LineMarks.Contains(c)) || (c == '.' && AfterLineNumber(text, i))) result.Append('\\');
            result.Append(c);
            lineStart = c == '\n' || (lineStart && c == ' ');
        }
        return result.ToString();
    }

    /// <summary>What Discord shows of an escaped text.</summary>
    public static string Shown(string escaped)
    {
        var result = new StringBuilder(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '\\' && i + 1 < escaped.Length && !char.IsAsciiLetterOrDigit(escaped[i + 1])) i++;
            result.Append(escaped[i]);
        }
        return result.ToString();
    }

    /// <summary>The text as a quote block.</summary>
    public static string Quote(string escaped) => "> " + escaped.Replace("\n", "\n> ", StringComparison.Ordinal);

    private static bool AfterLineNumber(string text, int dot)
    {
        int i = dot - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i])) i--;
        if (i == dot - 1) return false;
        while (i >= 0 && text[i] == ' ') i--;
        return i < 0 || text[i] == '\n';
    }
}
