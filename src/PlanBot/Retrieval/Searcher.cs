using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>Finds the clauses that speak to a question, and in them the sentences.</summary>
public sealed class Searcher
{
    // A second fact of a clause is quoted with the first when it scores nearly as well.
    private const double AlsoQuoted = 0.86;
    private const int MaxSentences = 3;

    // Share of the classifier in a clause's score; the rest is its best passage's. From cross-validation, docs/retrieval.md.
    private const double ClassifierShare = 0.5;

    private readonly Dictionary<ClauseId, Clause> _clauses;
    private readonly ClauseIndex _index;
    private readonly ClauseClassifier _classifier;
    private readonly TokenTable _tokens;

    internal Searcher(Plan plan, ClauseIndex index, ClauseClassifier classifier)
    {
        _clauses = plan.Clauses.ToDictionary(c => c.Id);
        _index = index;
        _classifier = classifier;
        _tokens = new TokenTable(index.Vocabulary, classifier);
    }

    internal static Searcher Build(Plan plan, PlanQuestions questions, EnglishTitles english, UtteranceReader reader) =>
        new(plan, ClauseIndex.Build(plan, questions, english, reader), ClauseClassifier.Train(plan, questions, reader));

    /// <summary>What the plan holds on a question; only in one clause where that is given.</summary>
    public Evidence Search(Utterance utterance, ClauseId? within = null) => Search(utterance.Tokens, utterance.Meanings, utterance.AnswerTypes, within);

    /// <summary>How clearly some words are about one clause: near 1 or above when they are, below 0.5 when they fit none.</summary>
    public double Aboutness(UtteranceReader reader, string text)
    {
        var bag = reader.BagOf(text);
        using var question = Read(bag.Own, bag.Meant);
        return _classifier.Clauses(question).Append(ClauseClassifier.NoMargin).Max();
    }

    /// <summary>What the plan holds on some words.</summary>
    public Evidence Search(IReadOnlyList<string> tokens, IReadOnlyList<string> meanings) => Search(tokens, meanings, new HashSet<AnswerType>(), null);

    private Evidence Search(IReadOnlyList<string> tokens, IReadOnlyList<string> meanings, IReadOnlySet<AnswerType> asked, ClauseId? within)
    {
        using var question = Read(tokens, meanings);
        float[] margins = _classifier.Clauses(question);
        var passages = _index.Search(question, within);
        var positive = passages.FindAll(p => !p.Passage.Silent);
        var silent = passages.Find(p => p.Passage.Silent);
        var hits = new List<ClauseHit>();
        foreach (var group in positive.GroupBy(p => p.Passage.Clause))
            hits.Add(Hit([.. group], _classifier.MarginOf(group.Key, margins), asked));
        hits.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        double silence = _classifier.Silence(question);
        double alike = silent.Passage is null || hits.Count == 0 ? -1 : silent.Likeness - hits.Max(h => h.Likeness);
        double answered = 0;
        for (int i = 0; i < hits.Count; i++)
        {
            double[] features = Certainty.Features(hits[i], i == 0 ? hits.ElementAtOrDefault(1) : hits[0], silence, alike);
            if (i == 0) answered = Certainty.OfAnswer(features);
            hits[i] = hits[i] with { Certainty = Certainty.OfClause(features) };
        }
        return new Evidence { Hits = hits, Answered = answered, Silence = silence, SilenceLikeness = alike };
    }

    private QuestionTokens Read(IReadOnlyList<string> tokens, IReadOnlyList<string> meanings) => new(_tokens.Find(tokens), _tokens.Find(meanings), _index.Vocabulary);

    private ClauseHit Hit(List<PassageHit> passages, float margin, IReadOnlySet<AnswerType> asked)
    {
        var best = passages[0];
        var clause = _clauses[best.Passage.Clause];
        var sentences = Sentences(clause, passages);
        return new ClauseHit
        {
            Clause = clause,
            Score = ClassifierShare * (margin + 1) / 2 + (1 - ClassifierShare) * best.Score,
            Margin = margin,
            Certainty = 0,
            Likeness = passages.Max(p => p.Likeness),
            Coverage = passages.Max(p => p.Coverage),
            Words = best.Passage.Words,
            Sentences = sentences,
            MissingValue = AskedValue.Missing(asked, clause, sentences),
        };
    }

    // The sentences of the best facts; of a clause asked for as a whole, all but its heading. The front page has no sentences, only its facts.
    private static List<TextSpan> Sentences(Clause clause, List<PassageHit> passages)
    {
        var chosen = new List<TextSpan>();
        int heading = clause.Id.IsTask && clause.Sentences.Count > 1 ? 1 : 0;
        bool whole = passages[0].Passage.Words is not { } asked || (heading == 1 && clause.Sentences[0].Contains(asked));
        double least = passages[0].Score * AlsoQuoted;
        foreach (var passage in passages)
        {
            if (passage.Score < least || chosen.Count >= MaxSentences) break;
            if (passage.Passage.Words is not { } words) continue;
            foreach (var sentence in clause.Id == ClauseId.Notice ? [words] : clause.Sentences.Skip(heading))
                if (sentence.Overlaps(words) && !chosen.Contains(sentence)) chosen.Add(sentence);
        }
        if (whole)
        {
            foreach (var sentence in clause.Sentences.Skip(heading))
                if (chosen.Count < MaxSentences && !chosen.Contains(sentence)) chosen.Add(sentence);
        }
        chosen.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return chosen;
    }
}
