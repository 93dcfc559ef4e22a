namespace PlanBot.Retrieval;

/// <summary>The tokens of a question against the index: which are known, what they weigh, what they may stand for.</summary>
internal sealed class QuestionTokens
{
    private const float MeaningFactor = 0.6f, SoundFactor = 0.7f;

    private readonly Vocabulary _vocabulary;
    private readonly int[] _own;
    private readonly Dictionary<int, float> _known = [];
    private readonly List<(float Weight, IReadOnlyList<int> Sounds)> _unknown = [];

    public QuestionTokens(IReadOnlyList<string> tokens, IReadOnlyList<string> meanings, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        var own = new SortedSet<int>();
        var missing = new HashSet<string>();
        foreach (string token in tokens)
        {
            int number = vocabulary.Find(token);
            if (number >= 0) own.Add(number);
            else if (missing.Add(token)) AddUnknown(token);
        }
        _own = [.. own];
        foreach (int number in _own)
        {
            _known[number] = 1;
            Weight += vocabulary.Weight(number);
        }
        foreach (string token in meanings)
        {
            int number = vocabulary.Find(token);
            if (number >= 0) _known.TryAdd(number, MeaningFactor);
        }
    }

    /// <summary>Sum of the weights of the question's own tokens, known or not.</summary>
    public float Weight { get; private set; }

    /// <summary>Known tokens with the factor they count with: own ones 1, meanings and like-sounding ones less.</summary>
    public IEnumerable<KeyValuePair<int, float>> Known => _known;

    /// <summary>Dice coefficient of question and way of asking, weighted by rarity; what the question means but does not say counts in part.</summary>
    public double Likeness(TokenSet ask)
    {
        float common = 0;
        foreach (int number in ask.Tokens)
            if (_known.TryGetValue(number, out float factor)) common += factor * _vocabulary.Weight(number);
        return Math.Min(1, 2 * common / (Weight + ask.Weight));
    }

    /// <summary>Share of the question's weight that occurs in a sorted profile.</summary>
    public double Coverage(int[] profile)
    {
        float covered = 0;
        foreach (int number in _own)
            if (Array.BinarySearch(profile, number) >= 0) covered += _vocabulary.Weight(number);
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

    private void AddUnknown(string token)
    {
        float weight = _vocabulary.UnknownWeight(token);
        Weight += weight;
        var sounds = _vocabulary.SoundingLike(token);
        _unknown.Add((weight, sounds));
        foreach (int sound in sounds) _known.TryAdd(sound, SoundFactor);
    }
}
