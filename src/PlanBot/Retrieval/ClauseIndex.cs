using System.Collections.Concurrent;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>
/// The plan's clauses, sentences and facts with the ways people ask for them. A search takes the best passages by BM25
/// (Lucene) over both fields and ranks them anew by how alike the nearest way of asking is and how much of the question
/// the passage covers.
/// </summary>
internal sealed class ClauseIndex
{
    private const string TextField = "text", AsksField = "asks";
    private const int Candidates = 24;

    // Of the fused score; found on this project's own questions, see docs/retrieval.md.
    private const double Bm25Share = 0.30, LikenessShare = 0.50, CoverageShare = 0.20;
    private const float TextBoost = 0.7f, AsksBoost = 1f;

    private readonly Passage[] _passages;
    private readonly Vocabulary _vocabulary;
    private readonly IndexSearcher _searcher;

    // Looking a term up in Lucene's dictionary costs a third of a search; the index never changes, so neither does the place.
    private readonly ConcurrentDictionary<(string Field, int Token), TermContext> _places = new();

    private ClauseIndex(Passage[] passages, Vocabulary vocabulary, IndexSearcher searcher)
    {
        _passages = passages;
        _vocabulary = vocabulary;
        _searcher = searcher;
    }

    public static ClauseIndex Build(Plan plan, PlanQuestions questions, EnglishTitles english, UtteranceReader reader)
    {
        var vocabulary = new Vocabulary();
        var passages = new List<Passage>();
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { Similarity = new BM25Similarity(1.2f, 0.5f) }))
        {
            foreach (var (clause, words, text, asks, silent) in Sources(plan, questions, english))
            {
                var textTokens = reader.TokensOf(text);
                var askTokens = asks.Select(reader.TokensOf).ToList();
                var document = new Document
                {
                    new TextField(TextField, new TokenListStream(textTokens)),
                    new TextField(AsksField, new TokenListStream([.. askTokens.SelectMany(a => a)])),
                };
                writer.AddDocument(document);
                passages.Add(Create(clause, words, silent, textTokens, askTokens, vocabulary));
            }
        }
        vocabulary.Freeze(passages.Count);
        foreach (var clause in plan.Clauses) vocabulary.AddSounds(reader.TokensOf(clause.Text));
        foreach (var passage in passages)
            for (int i = 0; i < passage.Asks.Length; i++)
                passage.Asks[i] = passage.Asks[i] with { Weight = passage.Asks[i].Tokens.Sum(vocabulary.Weight) };
        var searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity(1.2f, 0.5f) };
        return new ClauseIndex([.. passages], vocabulary, searcher);
    }

    /// <summary>The passages that fit the question, the best first.</summary>
    public List<PassageHit> Search(IReadOnlyList<string> tokens, IReadOnlyList<string> meanings, ClauseId? within)
    {
        using var question = new QuestionTokens(tokens, meanings, _vocabulary);
        if (question.Weight == 0) return [];
        // In order: out of order Lucene would fill a table of 2,048 buckets for each search, many times the passages that match.
        var collector = TopScoreDocCollector.Create(within is null ? Candidates : _passages.Length, docsScoredInOrder: true);
        _searcher.Search(Query(question), collector);
        var top = collector.GetTopDocs().ScoreDocs;
        var hits = new List<PassageHit>(top.Length);
        foreach (var doc in top)
            if (within is null || _passages[doc.Doc].Clause == within) hits.Add(Rate(_passages[doc.Doc], doc.Score, question));
        hits.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return hits;
    }

    private PassageHit Rate(Passage passage, float bm25, QuestionTokens question)
    {
        double likeness = 0;
        foreach (var ask in passage.Asks) likeness = Math.Max(likeness, question.Likeness(ask));
        double coverage = question.Coverage(passage.Profile);
        double share = bm25 / (question.Weight * 2.2 * (TextBoost + AsksBoost));
        return new PassageHit(passage, Bm25Share * share + LikenessShare * likeness + CoverageShare * coverage, likeness, coverage);
    }

    // Single characters are looked for only where there is no pair or word: they bring in every passage and half the cost.
    private BooleanQuery Query(QuestionTokens question)
    {
        var query = new BooleanQuery(disableCoord: true);
        bool onlySingles = question.Known.All(k => IsSingle(_vocabulary.Text(k.Number)));
        foreach (var (number, factor) in question.Known)
        {
            string token = _vocabulary.Text(number);
            if (IsSingle(token) && !onlySingles) continue;
            query.Add(Find(TextField, number, token, factor * TextBoost), Occur.SHOULD);
            query.Add(Find(AsksField, number, token, factor * AsksBoost), Occur.SHOULD);
        }
        return query;
    }

    private TermQuery Find(string field, int number, string token, float boost)
    {
        var term = new Term(field, token);
        return new TermQuery(term, _places.GetOrAdd((field, number), static (_, at) => TermContext.Build(at.Reader, at.Term), (Reader: _searcher.TopReaderContext, Term: term))) { Boost = boost };
    }

    private static bool IsSingle(string token) => token.Length == 1 && Characters.IsHan(token[0]);

    private static Passage Create(ClauseId clause, TextSpan? words, bool silent, List<string> text, List<List<string>> asks, Vocabulary vocabulary)
    {
        var profile = text.Select(vocabulary.Add).ToHashSet();
        var sets = new TokenSet[asks.Count];
        for (int i = 0; i < sets.Length; i++)
        {
            int[] tokens = [.. asks[i].Select(vocabulary.Add).Distinct().Order()];
            sets[i] = new TokenSet(tokens, 0);
            profile.UnionWith(tokens);
        }
        int[] known = [.. profile.Order()];
        vocabulary.CountPassage(known);
        return new Passage { Clause = clause, Words = words, Silent = silent, Profile = known, Asks = sets };
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
