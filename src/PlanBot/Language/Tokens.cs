using Lucene.Net.Tartarus.Snowball.Ext;

namespace PlanBot.Language;

/// <summary>
/// Cuts text into what the index holds: each Chinese character, each pair of neighbouring characters, and each Latin
/// word reduced to its stem (Snowball English).
/// </summary>
public static class Tokens
{
    /// <summary>The tokens of a text in simplified lower case, in order, repeated ones too.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var tokens = new List<string>(text.Length * 2);
        EnglishStemmer? stemmer = null;
        char before = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (Characters.IsHan(c))
            {
                tokens.Add(Single(c));
                if (before != '\0') tokens.Add(string.Create(2, (before, c), static (span, pair) => (span[0], span[1]) = pair));
                before = c;
                continue;
            }
            before = '\0';
            if (!char.IsAsciiLetterOrDigit(c)) continue;
            int end = i + 1;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            // A lone digit says nothing of what a text is about.
            if (end - i > 1 || char.IsAsciiLetter(c)) tokens.Add(Stem(text[i..end], ref stemmer));
            i = end - 1;
        }
        return tokens;
    }

    private static string Stem(ReadOnlySpan<char> word, ref EnglishStemmer? stemmer)
    {
        if (word.Length < 4 || char.IsAsciiDigit(word[0])) return word.ToString();
        stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(word.ToString());
        stemmer.Stem();
        return stemmer.Current;
    }

    private static readonly string[] s_singles = CreateSingles();

    private static string Single(char c) => c < '\u4e00' ? c.ToString() : s_singles[c - '\u4e00'];

    private static string[] CreateSingles()
    {
        var singles = new string['\u9fff' - '\u4e00' + 1];
        for (int i = 0; i < singles.Length; i++) singles[i] = ((char)('\u4e00' + i)).ToString();
        return singles;
    }
}
