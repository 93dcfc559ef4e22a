namespace PlanBot.Language;

/// <summary>The language a question is written in, which its answer is given in.</summary>
public enum WrittenLanguage
{
    /// <summary>Simplified Chinese, also where it is mixed with some English.</summary>
    Simplified,

    /// <summary>Traditional Chinese.</summary>
    Traditional,

    /// <summary>English.</summary>
    English,
}

/// <summary>Names and recognition of the languages.</summary>
public static class WrittenLanguages
{
    // Written Cantonese that both scripts share, so that no character of it is traditional only.
    private const string CantoneseOnly = "喺嘅咗啲冇佢哋嚟咁嗰";

    /// <summary>The tag of BCP 47: zh-Hans, zh-Hant, en.</summary>
    public static string Tag(this WrittenLanguage language) => language switch
    {
        WrittenLanguage.Traditional => "zh-Hant",
        WrittenLanguage.English => "en",
        _ => "zh-Hans",
    };

    /// <summary>
    /// English when its words outnumber the Chinese characters; Traditional when a character is used that simplified
    /// writing lacks; otherwise Simplified.
    /// </summary>
    public static WrittenLanguage Detect(string text)
    {
        int words = 0, characters = 0;
        bool traditional = false, inWord = false;
        foreach (char c in text)
        {
            bool letter = char.IsAsciiLetter(c);
            if (letter && !inWord) words++;
            inWord = letter || (inWord && c is '\'' or '-');
            if (!Characters.IsHan(c)) continue;
            characters++;
            traditional |= ScriptConversion.IsTraditionalOnly(c) || CantoneseOnly.Contains(c);
        }
        if (words > characters) return WrittenLanguage.English;
        return traditional ? WrittenLanguage.Traditional : WrittenLanguage.Simplified;
    }
}
