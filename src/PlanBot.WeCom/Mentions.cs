using System.Text;

namespace PlanBot.WeCom;

/// <summary>Takes the bot's @ out of a message. A robot gets a message of a group only when it is mentioned there, and WeCom leaves the mention in the text.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/100719, where the text begins with <c>@RobotA</c>.</remarks>
internal static class Mentions
{
    // Behind a mention clients put a space, at times this one, which no name holds.
    private const char FourPerEmSpace = '\u2005';

    // Longer than any name of a robot: what stands further on is no part of the mention.
    private const int LongestName = 32;

    /// <summary>The text without mentions of the bot, trimmed.</summary>
    /// <param name="text">A message of a group.</param>
    /// <param name="botName">The bot's name there; null where it is not known: the first mention is then taken for the bot's, and those of the same name.</param>
    public static string Strip(string text, string? botName)
    {
        if (text.AsSpan().IndexOfAny('@', '＠') < 0) return text.Trim();
        if (!string.IsNullOrWhiteSpace(botName)) return StripName(text, botName.Trim());
        if (FirstName(text) is { } name) return StripName(text, name);
        // Where the name ends is not to be seen; a name left in a question does less harm than a question lost.
        return text.TrimStart()[0] is '@' or '＠' ? text.TrimStart()[1..].Trim() : text.Trim();
    }

    private static string StripName(string text, string name)
    {
        string parted = Remove(text, name, glued: false);
        // Who deletes the space behind the mention means the bot all the same, unless it is mentioned as it should be elsewhere.
        return parted.Length < text.Trim().Length ? parted : Remove(text, name, glued: true);
    }

    private static string Remove(string text, string name, bool glued)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            if (IsAt(text, i) && NameLength(text.AsSpan(i + 1), name) is { } length && IsEnd(text, i + 1 + length, glued))
            {
                i += 1 + length;
                while (i < text.Length && IsSpace(text[i])) i++;
                while (result.Length > 0 && IsSpace(result[^1])) result.Length--;
                if (result.Length > 0) result.Append(' ');
                continue;
            }
            result.Append(text[i++]);
        }
        return result.ToString().Trim();
    }

    // Without its name: up to the space that no name holds, else up to the first space; null where there is none.
    private static string? FirstName(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsAt(text, i)) continue;
            var after = text.AsSpan(i + 1);
            if (after.Length > LongestName) after = after[..LongestName];
            if (after.IndexOfAny('@', '＠') is var next and >= 0) after = after[..next];
            int end = after.IndexOf(FourPerEmSpace);
            for (int n = 0; end < 0 && n < after.Length; n++)
                if (IsSpace(after[n])) end = n;
            if (end > 0 && !IsSpace(after[0])) return after[..end].ToString();
        }
        return null;
    }

    // The @ of a mail address has letters or digits before it.
    private static bool IsAt(string text, int i) => text[i] is '@' or '＠' && (i == 0 || !(char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '_' or '-' or '+'));

    // The length of the name at the beginning of the text, whatever spaces stand in it; null where it is another.
    private static int? NameLength(ReadOnlySpan<char> text, string name)
    {
        int at = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (IsSpace(name[i]))
            {
                if (i > 0 && IsSpace(name[i - 1])) continue;
                int before = at;
                while (at < text.Length && IsSpace(text[at])) at++;
                if (at == before) return null;
            }
            else
            {
                if (at >= text.Length || char.ToLowerInvariant(text[at]) != char.ToLowerInvariant(name[i])) return null;
                at++;
            }
        }
        return at;
    }

    // A name that goes on is another's; so is a mail address.
    private static bool IsEnd(string text, int i, bool glued)
    {
        if (i >= text.Length || IsSpace(text[i]) || text[i] is '@' or '＠') return true;
        if (text[i] == '.' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1])) return false;
        if (char.IsPunctuation(text[i])) return text[i] is not ('_' or '-');
        return glued && !(char.IsAsciiLetterOrDigit(text[i]) && char.IsAsciiLetterOrDigit(text[i - 1]));
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\u2060' or '\ufeff';
}
