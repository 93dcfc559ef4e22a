using PlanBot.Language;

namespace PlanBot.Knowledge;

/// <summary>A place that questions or plans name.</summary>
public sealed record Place
{
    /// <summary>The usual full name, such as 湘西自治州.</summary>
    public required string Name { get; init; }

    /// <summary><c>prefecture</c> (the 14 of Hunan), <c>county</c>, <c>city</c>, <c>province</c>, <c>landmark</c>, <c>region</c> or <c>abroad</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Names of the places it lies in.</summary>
    public required IReadOnlyList<string> In { get; init; }

    /// <summary>Other Chinese names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>English names, the usual one first.</summary>
    public required IReadOnlyList<string> English { get; init; }
}

/// <summary>A short name that stands for several places, such as 长株潭.</summary>
/// <param name="Text">The short name.</param>
/// <param name="Names">The places it names.</param>
/// <param name="Loose">True for a region whose members are not exactly defined, such as 湘南湘西.</param>
public sealed record ShortName(string Text, IReadOnlyList<string> Names, bool Loose);

/// <summary>A department or other body that questions name.</summary>
public sealed record Department(string Name, IReadOnlyList<string> Aliases);

/// <summary>What <c>lexicon.yaml</c> holds, made ready for look-up.</summary>
public sealed class Lexicon
{
    /// <summary>Places by name.</summary>
    public required IReadOnlyDictionary<string, Place> Places { get; init; }

    /// <summary>Places, short names and departments as they stand in a text.</summary>
    public required PhraseTable<object> Names { get; init; }

    /// <summary>Spoken and English words, with the plan's words that they mean.</summary>
    public required PhraseTable<IReadOnlyList<string>> Synonyms { get; init; }

    /// <summary>Dialect words with the standard words they stand for.</summary>
    public required PhraseTable<string> Colloquial { get; init; }

    /// <summary>Words that tell what kind of value is asked for.</summary>
    public required PhraseTable<AnswerType> Cues { get; init; }

    /// <summary>Well-known subjects that plans of this kind may leave out, with the word they are usually called by.</summary>
    public required PhraseTable<string> Subjects { get; init; }

    internal static Lexicon Read(string folder, string name, List<KnowledgeProblem> problems)
    {
        var root = YamlFile.Read(folder, name, problems)?.Allow("places", "shortNames", "regions", "departments", "synonyms", "english", "colloquial", "answerTypes", "absent");
        var places = new Dictionary<string, Place>();
        var names = new PhraseTable<object>();
        foreach (var item in Section(root, "places")) AddPlace(item, places, names);
        foreach (var item in Section(root, "shortNames")) AddShortName(item, false, places, names);
        foreach (var item in Section(root, "regions")) AddShortName(item, true, places, names);
        foreach (var item in Section(root, "departments"))
        {
            var department = new Department(item.Allow("name", "aliases").Required("name"), item.Texts("aliases"));
            foreach (string text in department.Aliases.Prepend(department.Name)) names.Add(Key(text), department);
        }
        return new Lexicon
        {
            Places = places,
            Names = names,
            Synonyms = Synonymous(root),
            Colloquial = Pairs(root, "colloquial"),
            Cues = CueWords(root),
            Subjects = SubjectWords(root),
        };
    }

    /// <summary>The form in which words are looked up: lower case.</summary>
    public static string Key(string text) => text.ToLowerInvariant();

    private static IEnumerable<YamlItem> Section(YamlItem? root, string key) => root?.Get(key)?.Items() ?? [];

    private static void AddPlace(YamlItem item, Dictionary<string, Place> places, PhraseTable<object> names)
    {
        var place = new Place
        {
            Name = item.Allow("name", "kind", "in", "aliases", "english").Required("name"),
            Kind = item.Required("kind"),
            In = item.Texts("in"),
            Aliases = item.Texts("aliases"),
            English = item.Texts("english"),
        };
        places[place.Name] = place;
        foreach (string text in place.Aliases.Concat(place.English).Prepend(place.Name)) names.Add(Key(text), place);
    }

    private static void AddShortName(YamlItem item, bool loose, Dictionary<string, Place> places, PhraseTable<object> names)
    {
        var shortName = new ShortName(item.Allow("text", "names").Required("text"), item.Texts("names"), loose);
        foreach (string member in shortName.Names)
            if (!places.ContainsKey(member)) item.Fault(KnowledgeMessages.UnknownPlace(member));
        names.Add(Key(shortName.Text), shortName);
    }

    private static PhraseTable<IReadOnlyList<string>> Synonymous(YamlItem? root)
    {
        var meanings = new Dictionary<string, List<string>>();
        foreach (var item in Section(root, "synonyms"))
            foreach (string say in item.Allow("say", "mean").Texts("say")) Add(say, item.Texts("mean"));
        foreach (var (say, mean) in root?.Get("english")?.Entries() ?? []) Add(say, mean.Texts());
        var table = new PhraseTable<IReadOnlyList<string>>();
        foreach (var (say, mean) in meanings) table.Add(say, mean);
        return table;

        void Add(string say, IReadOnlyList<string> mean)
        {
            string key = Key(say);
            if (meanings.TryGetValue(key, out var known)) known.AddRange(mean.Except(known));
            else meanings[key] = [.. mean];
        }
    }

    private static PhraseTable<string> Pairs(YamlItem? root, string key)
    {
        var table = new PhraseTable<string>();
        foreach (var (from, to) in root?.Get(key)?.Entries() ?? []) table.Add(Key(from), to.Text());
        return table;
    }

    private static PhraseTable<AnswerType> CueWords(YamlItem? root)
    {
        var table = new PhraseTable<AnswerType>();
        foreach (var (name, cues) in root?.Get("answerTypes")?.Entries() ?? [])
        {
            if (!Enum.TryParse<AnswerType>(name, ignoreCase: true, out var type)) cues.Fault(KnowledgeMessages.UnknownAnswerType(name));
            else foreach (string cue in cues.Texts()) table.Add(Key(cue), type);
        }
        return table;
    }

    private static PhraseTable<string> SubjectWords(YamlItem? root)
    {
        var table = new PhraseTable<string>();
        foreach (var item in Section(root, "absent"))
        {
            var words = item.Allow("say").Texts("say");
            foreach (string word in words) table.Add(Key(word), words[0]);
        }
        return table;
    }
}
