using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.Language;

/// <summary>Makes what was typed into plain text: no markup, no mentions, no control or invisible characters.</summary>
public static partial class PlainText
{
    /// <summary>Longest question that is read, in characters; what stands behind is not looked at.</summary>
    public const int MaxLength = 600;

    /// <summary>The text as a person reads it, full-width letters and digits made half-width, at most <see cref="MaxLength"/> characters.</summary>
    public static string Clean(string typed)
    {
        string text = typed.Length > 4 * MaxLength ? typed[..(4 * MaxLength)] : typed;
        text = Script().Replace(text, " ");
        text = Markup().Replace(text, " ");
        text = ChatMention().Replace(text, " ");
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsSurrogate(c) || char.IsControl(c) || IsInvisible(c)) result.Append(c is '\n' or '\t' ? ' ' : "");
            else if (c is >= '\uff01' and <= '\uff5e' && (char.IsAsciiLetterOrDigit((char)(c - 0xfee0)) || c is '．' or '＃')) result.Append((char)(c - 0xfee0));
            else result.Append(char.IsWhiteSpace(c) ? ' ' : c);
        }
        text = Repeated().Replace(Spaces().Replace(result.ToString(), " "), "$1$1").Trim();
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    private static bool IsInvisible(char c) =>
        c is >= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2060' and <= '\u206f' or '\ufeff' or '\u00ad' or '\ufffd' or >= '\ufe00' and <= '\ufe0f'
        // Private use; replies mark the plan's words with it until they are written.
        or >= '\ue000' and <= '\uf8ff';

    [GeneratedRegex(@"<(script|style)\b[^<>]{0,300}>.*?</\1\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]{0,300}>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"<[@#:][^<>]{1,60}>|@(?:everyone|here)\b")]
    private static partial Regex ChatMention();

    // A character that is leant on; digits are left alone, 10000 is a number.
    [GeneratedRegex(@"([^\d\s])\1{3,}")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
