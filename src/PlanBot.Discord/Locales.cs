using PlanBot.Language;

namespace PlanBot.Discord;

/// <summary>The language that a user's Discord client speaks.</summary>
/// <remarks>Source: discord-api-docs, developers/reference.mdx, Locales.</remarks>
internal static class Locales
{
    /// <summary>Chinese as it is written there; English for all others; Simplified where nothing is said.</summary>
    public static WrittenLanguage Language(string? locale) => locale switch
    {
        null or "" or "zh-CN" => WrittenLanguage.Simplified,
        "zh-TW" or "zh-HK" => WrittenLanguage.Traditional,
        _ => WrittenLanguage.English,
    };

    /// <summary>Reads the tag that a button carries.</summary>
    public static WrittenLanguage OfTag(string tag) => tag switch { "zh-Hant" => WrittenLanguage.Traditional, "en" => WrittenLanguage.English, _ => WrittenLanguage.Simplified };
}
