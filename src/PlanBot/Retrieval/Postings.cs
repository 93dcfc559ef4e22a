using System.Buffers;

namespace PlanBot.Retrieval;

/// <summary>A passage with its BM25 score and the weight of the question's own tokens that it holds.</summary>
internal readonly record struct PassageScore(int Passage, float Score, float Held);

/// <summary>
/// An inverted index over numbered tokens: which passages hold a token, and what it is worth there by BM25 (Robertson and
/// Zaragoza, "The Probabilistic Relevance Framework", 2009), summed over both fields of a passage. The worth is worked out
/// beforehand, so that a search only adds.
/// </summary>
internal sealed class Postings
{
    /// <summary>What each token of a question can bring at the most, for each unit of its rarity.</summary>
    public const float Most = (Saturation + 1) * (TextBoost + AsksBoost);

    private const float Saturation = 1.2f, LengthShare = 0.5f;
    private const float TextBoost = 0.7f, AsksBoost = 1f;

    // The postings of token t are those from _starts[t] up to _starts[t + 1].
    private readonly int[] _starts;
    private readonly int[] _passages;
    private readonly float[] _worth;
    private readonly int _count;

    private Postings(int[] starts, int[] passages, float[] worth, int count)
    {
        _starts = starts;
        _passages = passages;
        _worth = worth;
        _count = count;
    }

    /// <summary>Builds the index.</summary>
    /// <param name="passages">The tokens of each passage's text and of its ways of asking, in any order, repeated ones too.</param>
    /// <param name="tokens">How many different tokens there are.</param>
    public static Postings Build(IReadOnlyList<(int[] Text, int[] Asks)> passages, int tokens)
    {
        var text = new Field([.. passages.Select(p => p.Text)], tokens, TextBoost);
        var asks = new Field([.. passages.Select(p => p.Asks)], tokens, AsksBoost);
        var byToken = new List<(int Passage, float Worth)>[tokens];
        for (int passage = 0; passage < passages.Count; passage++)
        {
            foreach (var (number, worth) in text.Worth(passage).Concat(asks.Worth(passage)))
            {
                var postings = byToken[number] ??= [];
                if (postings.Count > 0 && postings[^1].Passage == passage) postings[^1] = (passage, postings[^1].Worth + worth);
                else postings.Add((passage, worth));
            }
        }
        int[] starts = new int[tokens + 1];
        for (int t = 0; t < tokens; t++) starts[t + 1] = starts[t] + (byToken[t]?.Count ?? 0);
        var all = byToken.Where(p => p is not null).SelectMany(p => p);
        return new Postings(starts, [.. all.Select(p => p.Passage)], [.. all.Select(p => p.Worth)], passages.Count);
    }

    /// <summary>The passages that hold some of the tokens, with their scores and the weight of the question's own tokens that they hold; the best first.</summary>
    /// <param name="question">The tokens.</param>
    /// <param name="scores">True for those that bring a passage in; the others only count where it is in.</param>
    /// <param name="most">The most passages that are wanted.</param>
    public List<PassageScore> Search(IReadOnlyList<KnownToken> question, Func<KnownToken, bool> scores, int most)
    {
        var sums = ArrayPool<(float Score, float Held)>.Shared.Rent(_count);
        Array.Clear(sums, 0, _count);
        foreach (var token in question)
        {
            float factor = scores(token) ? token.Factor : 0;
            if (factor == 0 && token.Weight == 0) continue;
            for (int i = _starts[token.Number]; i < _starts[token.Number + 1]; i++)
            {
                ref var sum = ref sums[_passages[i]];
                sum.Score += factor * _worth[i];
                sum.Held += token.Weight;
            }
        }
        var best = Best(sums.AsSpan(0, _count), most);
        ArrayPool<(float, float)>.Shared.Return(sums);
        return best;
    }

    /// <summary>True where a passage holds a token.</summary>
    public bool Holds(int passage, int number) => _passages.AsSpan(_starts[number].._starts[number + 1]).BinarySearch(passage) >= 0;

    private static List<PassageScore> Best(ReadOnlySpan<(float Score, float Held)> sums, int most)
    {
        // The worst of the best so far is on top.
        var best = new PriorityQueue<int, float>(most);
        for (int i = 0; i < sums.Length; i++)
        {
            float score = sums[i].Score;
            if (score == 0) continue;
            if (best.Count < most) best.Enqueue(i, score);
            else if (best.TryPeek(out _, out float worst) && score > worst) best.DequeueEnqueue(i, score);
        }
        var sorted = new List<PassageScore>(best.Count);
        while (best.TryDequeue(out int passage, out float score)) sorted.Add(new PassageScore(passage, score, sums[passage].Held));
        sorted.Reverse();
        return sorted;
    }

    private sealed class Field
    {
        private readonly List<KeyValuePair<int, int>>[] _counts;
        private readonly int[] _lengths;
        private readonly int[] _holding;
        private readonly double _average;
        private readonly float _boost;

        public Field(int[][] texts, int tokens, float boost)
        {
            _counts = [.. texts.Select(t => t.CountBy(number => number).ToList())];
            _lengths = [.. texts.Select(t => t.Length)];
            _average = _lengths.Average();
            _holding = new int[tokens];
            foreach (var (number, _) in _counts.SelectMany(c => c)) _holding[number]++;
            _boost = boost;
        }

        // BM25 of one token in one passage, with the rarity that Lucene takes: never below 0.
        public IEnumerable<(int Number, float Worth)> Worth(int passage)
        {
            float length = Saturation * (1 - LengthShare + LengthShare * (float)(_lengths[passage] / _average));
            foreach (var (number, count) in _counts[passage])
            {
                float rarity = MathF.Log(1 + (_counts.Length - _holding[number] + 0.5f) / (_holding[number] + 0.5f));
                yield return (number, _boost * rarity * count * (Saturation + 1) / (count + length));
            }
        }
    }
}
