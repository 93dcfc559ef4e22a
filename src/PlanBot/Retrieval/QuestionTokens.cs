using System.Buffers;

namespace PlanBot.Retrieval;

/// <summary>A token of a question that the index knows.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Factor">What it counts with: 1 for one that is said, less for one that is only meant or sounds alike.</param>
/// <param name="Weight">Its weight where the question says it, 0 where it does not.</param>
internal readonly record struct KnownToken(int Number, float Factor, float Weight);

/// <summary>The tokens of a question against the index: which are known, what they weigh, what they may stand for.</summary>
internal sealed class QuestionTokens : IDisposable
{
    /// <summary>What a token that is known by its sound counts with.</summary>
    public const float HeardFactor = 0.7f;

    private const float MeaningFactor = TokenBag.MeantShare;

    private readonly Vocabulary _vocabulary;
    private readonly TokenPlace[] _own;
    private readonly TokenPlace[] _meant;
    private readonly List<KnownToken> _known = [];
    private readonly List<(float Weight, IReadOnlyList<int> Sounds)> _unknown = [];

    // What each token counts with, times its weight, by number: so a way of asking is compared without hashing.
    private readonly float[] _worth;

    public QuestionTokens(TokenPlace[] own, TokenPlace[] meant, Vocabulary vocabulary)
    {
        _own = own;
        _meant = meant;
        _vocabulary = vocabulary;
        _worth = ArrayPool<float>.Shared.Rent(vocabulary.Count);
        Array.Clear(_worth, 0, vocabulary.Count);
        foreach (var token in own)
            if (token.Index >= 0) AddOwn(token.Index);
        for (int i = 0; i < own.Length; i++)
            if (own[i].Index < 0 && !own.AsSpan(0, i).Contains(own[i])) AddUnknown(own[i].Text);
        foreach (var token in meant)
            if (token.Index >= 0) AddKnown(token.Index, MeaningFactor);
    }

    /// <summary>Sum of the weights of the question's own tokens, known or not.</summary>
    public float Weight { get; private set; }

    /// <summary>The tokens that the index knows, each once.</summary>
    public IReadOnlyList<KnownToken> Known => _known;

    /// <summary>Tokens that the index does not know, with the weight of each and the known ones that sound like it.</summary>
    public IReadOnlyList<(float Weight, IReadOnlyList<int> Sounds)> Unknown => _unknown;

    /// <summary>The numbers of its own tokens in one of the classifiers.</summary>
    public int[] Own(Func<TokenPlace, int> number) => Array.ConvertAll(_own, p => number(p));

    /// <summary>The numbers of the tokens it means without saying them.</summary>
    public int[] Meant(Func<TokenPlace, int> number) => Array.ConvertAll(_meant, p => number(p));

    /// <summary>Dice coefficient of question and way of asking, weighted by rarity; what the question means but does not say counts in part.</summary>
    public double Likeness(TokenSet ask)
    {
        float common = 0;
        foreach (int number in ask.Tokens) common += _worth[number];
        return Math.Min(1, 2 * common / (Weight + ask.Weight));
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(_worth);

    private void AddOwn(int number)
    {
        if (_worth[number] > 0) return;
        float weight = _vocabulary.Weight(number);
        Weight += weight;
        _known.Add(new KnownToken(number, 1, weight));
        _worth[number] = weight;
    }

    private void AddUnknown(string token)
    {
        float weight = _vocabulary.UnknownWeight(token);
        Weight += weight;
        var sounds = _vocabulary.SoundingLike(token);
        _unknown.Add((weight, sounds));
        foreach (int sound in sounds) AddKnown(sound, HeardFactor);
    }

    private void AddKnown(int number, float factor)
    {
        if (_worth[number] > 0) return;
        _known.Add(new KnownToken(number, factor, 0));
        _worth[number] = factor * _vocabulary.Weight(number);
    }
}
