using System.Buffers;

namespace PlanBot.Retrieval;

/// <summary>The tokens of a question against the index: which are known, what they weigh, what they may stand for.</summary>
internal sealed class QuestionTokens : IDisposable
{
    private const float MeaningFactor = TokenBag.MeantShare, SoundFactor = 0.7f;

    private readonly Vocabulary _vocabulary;
    private readonly List<int> _known = [];
    private readonly List<(float Weight, IReadOnlyList<int> Sounds)> _unknown = [];

    // By token number, so that passages are compared without hashing; a question meets some thousands of tokens. What a
    // token counts with in the question, the same times its weight, and the weight of those that the question itself says.
    private readonly float[] _factors, _worth, _ownWeights;

    public QuestionTokens(IReadOnlyList<string> tokens, IReadOnlyList<string> meanings, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _factors = Rent(vocabulary.Count);
        _worth = Rent(vocabulary.Count);
        _ownWeights = Rent(vocabulary.Count);
        HashSet<string>? missing = null;
        foreach (string token in tokens)
        {
            int number = vocabulary.Find(token);
            if (number >= 0) AddOwn(number);
            else if ((missing ??= []).Add(token)) AddUnknown(token);
        }
        foreach (string token in meanings)
        {
            int number = vocabulary.Find(token);
            if (number >= 0) AddKnown(number, MeaningFactor);
        }
    }

    /// <summary>Sum of the weights of the question's own tokens, known or not.</summary>
    public float Weight { get; private set; }

    /// <summary>Known tokens with the factor they count with: own ones 1, meanings and like-sounding ones less.</summary>
    public IEnumerable<(int Number, float Factor)> Known => _known.Select(n => (n, _factors[n]));

    /// <summary>Dice coefficient of question and way of asking, weighted by rarity; what the question means but does not say counts in part.</summary>
    public double Likeness(TokenSet ask)
    {
        float common = 0;
        foreach (int number in ask.Tokens) common += _worth[number];
        return Math.Min(1, 2 * common / (Weight + ask.Weight));
    }

    /// <summary>Share of the question's weight that occurs in a sorted profile.</summary>
    public double Coverage(int[] profile)
    {
        float covered = 0;
        foreach (int number in profile) covered += _ownWeights[number];
        foreach (var (weight, sounds) in _unknown)
        {
            foreach (int sound in sounds)
            {
                if (Array.BinarySearch(profile, sound) < 0) continue;
                covered += weight * SoundFactor;
                break;
            }
        }
        return covered / Weight;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_factors);
        ArrayPool<float>.Shared.Return(_worth);
        ArrayPool<float>.Shared.Return(_ownWeights);
    }

    private static float[] Rent(int count)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(count);
        Array.Clear(rented, 0, count);
        return rented;
    }

    private void AddOwn(int number)
    {
        if (_factors[number] == 1) return;
        float weight = _vocabulary.Weight(number);
        Weight += weight;
        if (_factors[number] == 0) _known.Add(number);
        _factors[number] = 1;
        _worth[number] = _ownWeights[number] = weight;
    }

    private void AddUnknown(string token)
    {
        float weight = _vocabulary.UnknownWeight(token);
        Weight += weight;
        var sounds = _vocabulary.SoundingLike(token);
        _unknown.Add((weight, sounds));
        foreach (int sound in sounds) AddKnown(sound, SoundFactor);
    }

    private void AddKnown(int number, float factor)
    {
        if (_factors[number] > 0) return;
        _known.Add(number);
        _factors[number] = factor;
        _worth[number] = factor * _vocabulary.Weight(number);
    }
}
