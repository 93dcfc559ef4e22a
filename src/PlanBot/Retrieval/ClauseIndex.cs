using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>
/// The plan's clauses, sentences and facts with the ways people ask for them. A search takes the best passages by BM25
/// over both fields and ranks them anew by how alike the nearest way of asking is and how much of the question
/// the passage covers.
/// </summary>
internal sealed class ClauseIndex
{
    private const int Candidates = 24;

    // Of the fused score; found on this project's own questions, see docs/retrieval.md.
    private const double Bm25Share = 0.30, LikenessShare = 0.50, CoverageShare = 0.20;

    private readonly Passage[] _passages;
    private readonly Postings _postings;

    private ClauseIndex(Passage[] passages, Vocabulary vocabulary, Postings postings)
    {
        _passages = passages;
        Vocabulary = vocabulary;
        _postings = postings;
    }

    public static ClauseIndex Build(Plan plan, PlanQuestions questions, EnglishTitles english, UtteranceReader reader)
    {
        var vocabulary = new Vocabulary();
        var passages = new List<Passage>();
        var tokens = new List<(int[] Text, int[] Asks)>();
        foreach (var (clause, words, text, asks, silent) in Sources(plan, questions, english))
        {
            int[] textTokens = [.. reader.TokensOf(text).Select(vocabulary.Add)];
            int[][] askTokens = [.. asks.Select(a => reader.TokensOf(a).Select(vocabulary.Add).ToArray())];
            tokens.Add((textTokens, [.. askTokens.SelectMany(a => a)]));
            passages.Add(Create(clause, words, silent, textTokens, askTokens, vocabulary));
        }
        vocabulary.Freeze(passages.Count);
        foreach (var clause in plan.Clauses) vocabulary.AddSounds(reader.TokensOf(clause.Text));
        foreach (var passage in passages)
            for (int i = 0; i < passage.Asks.Length; i++)
                passage.Asks[i] = passage.Asks[i] with { Weight = passage.Asks[i].Tokens.Sum(vocabulary.Weight) };
        return new ClauseIndex([.. passages], vocabulary, Postings.Build(tokens, vocabulary.Count));
    }

    /// <summary>The tokens that the index knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The passages that fit the question, the best first.</summary>
    public List<PassageHit> Search(QuestionTokens question, ClauseId? within)
    {
        if (question.Weight == 0) return [];
        // Single characters bring a passage in only where there is no pair or word: they would bring in every one.
        bool onlySingles = !question.Known.Any(k => !IsSingle(k));
        var top = _postings.Search(question.Known, k => onlySingles || !IsSingle(k), within is null ? Candidates : _passages.Length);
        var hits = new List<PassageHit>(top.Count);
        foreach (var found in top)
            if (within is null || _passages[found.Passage].Clause == within) hits.Add(Rate(found, question));
        hits.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return hits;
    }

    private PassageHit Rate(PassageScore found, QuestionTokens question)
    {
        var passage = _passages[found.Passage];
        double likeness = 0;
        foreach (var ask in passage.Asks) likeness = Math.Max(likeness, question.Likeness(ask));
        double coverage = Coverage(found, question);
        double share = found.Score / (question.Weight * Postings.Most);
        return new PassageHit(passage, Bm25Share * share + LikenessShare * likeness + CoverageShare * coverage, likeness, coverage);
    }

    // Share of the question's weight that occurs in the passage; of a word typed by its sound, in part.
    private double Coverage(PassageScore found, QuestionTokens question)
    {
        float held = found.Held;
        foreach (var (weight, sounds) in question.Unknown)
            if (sounds.Any(s => _postings.Holds(found.Passage, s))) held += weight * QuestionTokens.HeardFactor;
        return held / question.Weight;
    }

    private bool IsSingle(KnownToken token) => Vocabulary.Text(token.Number) is [var only] && Characters.IsHan(only);

    private static Passage Create(ClauseId clause, TextSpan? words, bool silent, int[] text, int[][] asks, Vocabulary vocabulary)
    {
        var sets = Array.ConvertAll(asks, a => new TokenSet([.. a.Distinct().Order()], 0));
        vocabulary.CountPassage(text.Concat(asks.SelectMany(a => a)).Distinct());
        return new Passage { Clause = clause, Words = words, Silent = silent, Asks = sets };
    }

    private static IEnumerable<(ClauseId Clause, TextSpan? Words, string Text, IReadOnlyList<string> Asks, bool Silent)> Sources(
        Plan plan, PlanQuestions questions, EnglishTitles english)
    {
        var factsOf = questions.Facts.ToLookup(f => f.Clause);
        foreach (var clause in plan.Clauses)
        {
            var facts = factsOf[clause.Id].ToList();
            var title = english.Find(clause.Id.Value);
            var whole = facts.Where(f => f.Words is null).SelectMany(f => f.Asks).ToList();
            if (title is not null) whole.AddRange([title.Title, title.Summary]);
            yield return (clause.Id, null, clause.Text, whole, false);
            foreach (var fact in facts)
                if (fact.Words is { } words) yield return (clause.Id, words, clause.Cut(words), fact.Asks, false);
            foreach (var sentence in clause.Sentences)
                if (!facts.Exists(f => f.Words is { } w && sentence.Overlaps(w))) yield return (clause.Id, sentence, clause.Cut(sentence), [], false);
        }
        foreach (var silence in questions.Silences)
            yield return (silence.Clause, null, "", silence.Asks, true);
    }
}
