using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.WeCom.Rendering;

/// <summary>Takes the meaning away from the marks in a text, so that WeCom shows it as it stands.</summary>
/// <remarks>
/// WeCom documents no escape for its marks, and its two kinds of markdown and its clients differ. So a mark is written in its
/// full-width form, which no client reads as one and Chinese typesetting uses anyway; official plans hold none of them. What
/// a client would make a link of by itself gets a zero-width space where it cannot be seen.
/// </remarks>
internal static partial class Escaping
{
    // Emphasis, code, links and pictures, mentions (<@userid>) and HTML with its entities, tables, formulas.
    private const string Marks = "\\*_~`[]<>|&$";

    // Headings, quotes, lists and rules stand at the beginning of a line.
    private const string LineMarks = "#-+=";

    private const char ZeroWidthSpace = '\u200b', WideSpace = '\u3000';

    /// <summary>The text for a place where markdown is rendered.</summary>
    public static string Markdown(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        bool lineStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool wide = Marks.Contains(c) || (lineStart && LineMarks.Contains(c)) || (c is '.' or ')' && AfterLineNumber(text, i));
            // Four spaces or a tab would begin a block of code.
            if (lineStart && c is ' ' or '\t') result.Append(WideSpace);
            else result.Append(wide ? Wide(c) : c);
            lineStart = c == '\n' || (lineStart && c is ' ' or '\t');
        }
        return Unlinked(result.ToString());
    }

    /// <summary>The text for a place where no markdown is rendered; WeCom makes links of HTML there.</summary>
    public static string Plain(string text) => Unlinked(text.Replace('<', Wide('<')));

    private static char Wide(char c) => (char)(c + 0xfee0);

    // Addresses are made into links even without a mark. Numbers such as 3.5 keep their form.
    private static string Unlinked(string text) => text.Contains('.') || text.Contains("//", StringComparison.Ordinal) ? InAddress().Replace(text, ZeroWidthSpace.ToString()) : text;

    private static bool AfterLineNumber(string text, int stop)
    {
        int i = stop - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i])) i--;
        if (i == stop - 1 || (stop + 1 < text.Length && text[stop + 1] is not (' ' or '\t' or '\n'))) return false;
        while (i >= 0 && text[i] is ' ' or '\t') i--;
        return i < 0 || text[i] == '\n';
    }

    // Before the slashes of https://, and behind a dot of a name or of an address of four numbers.
    [GeneratedRegex(@"(?<=:)(?=//)|(?<=[\p{L}\p{N}-]\.)(?=[A-Za-z])|(?<=[A-Za-z-]\.)(?=\p{L})|(?<=\d\.)(?=\d+\.\d)|(?<=\d\.\d+\.)(?=\d)")]
    private static partial Regex InAddress();
}
