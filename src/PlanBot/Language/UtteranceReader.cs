using System.Text;
using PlanBot.Knowledge;
using PlanBot.Retrieval;

namespace PlanBot.Language;

/// <summary>Brings what was typed to its normal form and recognises names, numbers and cues in it.</summary>
public sealed class UtteranceReader(Lexicon lexicon)
{
    private readonly ILookup<char, Place> _cities = lexicon.Places.Values.Where(p => p is { Kind: "prefecture" or "city", Name.Length: 2 })
        .SelectMany(p => p.Name.Select(c => (c, p))).ToLookup(c => c.c, c => c.p);

    /// <summary>Reads one message.</summary>
    public Utterance Read(string typed)
    {
        string clean = PlainText.Clean(typed);
        string text = Normal(clean);
        var names = NamesIn(text);
        var (tasks, areas) = NumbersIn(text);
        return new Utterance
        {
            Typed = clean,
            Language = WrittenLanguages.Detect(clean),
            Text = text,
            Tokens = Tokens.Of(text),
            Meanings = MeaningsOf(text),
            Names = names,
            Tasks = tasks,
            Areas = areas,
            AnswerTypes = lexicon.Cues.Find(text).Select(m => m.Value).ToHashSet(),
            Subjects = [.. lexicon.Subjects.Find(text).Select(m => (text.Substring(m.Start, m.Length), m.Value)).Distinct()],
            Masked = Mask(text, names, tasks, areas),
            NamesMasked = Mask(text, names, [], []),
        };
    }

    /// <summary>The text of <see cref="Utterance.Masked"/> alone.</summary>
    internal string MaskedOf(string typed)
    {
        string text = Normal(PlainText.Clean(typed));
        var (tasks, areas) = NumbersIn(text);
        return Mask(text, NamesIn(text), tasks, areas);
    }

    /// <summary>The text of <see cref="Utterance.NamesMasked"/> alone.</summary>
    internal string NamesMaskedOf(string typed)
    {
        string text = Normal(PlainText.Clean(typed));
        return Mask(text, NamesIn(text), [], []);
    }

    private List<NameMention> NamesIn(string text)
    {
        var names = lexicon.Names.Find(text).ConvertAll(m => new NameMention(m.Start, m.Length, m.Value));
        if (!names.Exists(n => n.Name is Place or ShortName)) names.AddRange(PlacesBySound(text));
        return names;
    }

    private static (List<NumberMention> Tasks, List<NumberMention> Areas) NumbersIn(string text)
    {
        var tasks = TaskNumbers.Tasks(text);
        return (tasks, TaskNumbers.Areas(text).FindAll(a => !tasks.Exists(t => t.Start == a.Start)));
    }

    /// <summary>The tokens of a text as questions are indexed: normal form, dialect words replaced.</summary>
    public List<string> TokensOf(string text) => Tokens.Of(Normal(PlainText.Clean(text)));

    /// <summary>The tokens of a text, and of the plan's words that its spoken and English words mean.</summary>
    internal TokenBag BagOf(string text)
    {
        string normal = Normal(PlainText.Clean(text));
        return new TokenBag(Tokens.Of(normal), MeaningsOf(normal));
    }

    private List<string> MeaningsOf(string normal) =>
        [.. lexicon.Synonyms.Find(normal).SelectMany(m => m.Value).Distinct().SelectMany(w => Tokens.Of(w)).Distinct()];

    /// <summary>Simplified, lower case, dialect words replaced by standard ones.</summary>
    public string Normal(string text)
    {
        string simplified = ScriptConversion.ToSimplified(text).ToLowerInvariant();
        var dialect = lexicon.Colloquial.Find(simplified);
        if (dialect.Count == 0) return simplified;
        var result = new StringBuilder(simplified.Length + 8);
        int at = 0;
        foreach (var match in dialect)
        {
            result.Append(simplified, at, match.Start - at).Append(match.Value);
            at = match.End;
        }
        return result.Append(simplified, at, simplified.Length - at).ToString();
    }

    // 株州 for 株洲: the same sound, and one of the two characters right.
    private IEnumerable<NameMention> PlacesBySound(string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            char first = text[i], second = text[i + 1];
            if ("的地得了".Contains(first, StringComparison.Ordinal) || "的地得了".Contains(second, StringComparison.Ordinal)) continue;
            var place = _cities[first].Concat(_cities[second]).FirstOrDefault(c => (c.Name[0] == first) != (c.Name[1] == second) && Pinyin.SoundAlike(c.Name[0], first) && Pinyin.SoundAlike(c.Name[1], second));
            if (place is not null) yield return new NameMention(i, 2, place);
        }
    }

    private static string Mask(string text, List<NameMention> names, List<NumberMention> tasks, List<NumberMention> areas)
    {
        if (names.Count + tasks.Count + areas.Count == 0) return text;
        var marks = names.Select(n => (n.Start, n.Length, Sign: n.Name is Department ? 'Ⓓ' : 'Ⓟ'))
            .Concat(tasks.Select(t => (t.Start, t.Length, Sign: 'Ⓣ')))
            .Concat(areas.Select(a => (a.Start, a.Length, Sign: 'Ⓐ')))
            .OrderBy(m => m.Start);
        var result = new StringBuilder(text.Length);
        int at = 0;
        foreach (var (start, length, sign) in marks)
        {
            if (start < at) continue;
            result.Append(text, at, start - at).Append(sign);
            at = start + length;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}
