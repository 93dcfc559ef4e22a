using PlanBot.Language;
using PlanBot.Retrieval;

namespace PlanBot.Discord.Rendering;

/// <summary>
/// An answer as the buttons below it name it: by the id of the message or interaction that asked, and where there is room by
/// what makes it again, so that they work after a restart and on any copy of the bot.
/// </summary>
/// <param name="Id">The message or interaction that asked.</param>
/// <param name="Recipe">What makes it again; null where it is too long, or leaned on what was said before.</param>
internal readonly record struct AnswerRef(string Id, string? Recipe)
{
    /// <summary>The most characters that <see cref="ToString"/> gives: a custom id has 100, of which its other parts take up to 12.</summary>
    public const int Longest = 88;

    private const char Mark = '~', Between = ';', Question = 'q', List = 't', AsTyped = '-';

    /// <summary>An answer to a question that stands alone.</summary>
    /// <param name="id">The message or interaction that asked.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="language">The language it is answered in; null for the one it is asked in.</param>
    public static AnswerRef To(string id, string question, WrittenLanguage? language) => Fitting(id, $"{Question}{Code(language)}{question}");

    /// <summary>A list of tasks.</summary>
    public static AnswerRef To(string id, TaskFilter filter, WrittenLanguage language) => Fitting(id, $"{List}{Code(language)}{filter.Area}{Between}{filter.Place}{Between}{filter.Owner}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static AnswerRef Parse(string text) => text.IndexOf(Mark) is > 0 and int mark ? new AnswerRef(text[..mark], text[(mark + 1)..]) : new AnswerRef(text, null);

    /// <summary>The answer made again from today's knowledge; null where nothing tells how.</summary>
    public GivenAnswer? Again(Assistant assistant)
    {
        if (Recipe is not [var kind, var code, ..]) return null;
        string what = Recipe[2..];
        if (kind == Question) return new GivenAnswer(what, assistant.Ask(new Question(what, Language: Language(code))));
        if (kind != List || what.Split(Between) is not [var area, var place, var owner]) return null;
        var filter = new TaskFilter(int.TryParse(area, out int number) ? number : null, place, owner);
        return new GivenAnswer("", assistant.List(filter, Language(code) ?? WrittenLanguage.Simplified));
    }

    /// <inheritdoc/>
    public override string ToString() => Recipe is null ? Id : $"{Id}{Mark}{Recipe}";

    private static AnswerRef Fitting(string id, string recipe)
    {
        var whole = new AnswerRef(id, recipe);
        return whole.ToString().Length <= Longest ? whole : new AnswerRef(id, null);
    }

    private static char Code(WrittenLanguage? language) => language switch
    {
        WrittenLanguage.Simplified => 's',
        WrittenLanguage.Traditional => 't',
        WrittenLanguage.English => 'e',
        _ => AsTyped,
    };

    private static WrittenLanguage? Language(char code) => code switch
    {
        's' => WrittenLanguage.Simplified,
        't' => WrittenLanguage.Traditional,
        'e' => WrittenLanguage.English,
        _ => null,
    };
}
