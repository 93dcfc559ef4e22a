using PlanBot.Language;

namespace PlanBot.Retrieval;

/// <summary>The tokens of the index, numbered, with how rare each is among the passages.</summary>
internal sealed class Vocabulary
{
    // A single character says less than a pair: its weight is this share of its rarity.
    private const float SingleShare = 0.35f;

    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, List<int>> _pairsBySound = [];
    private readonly List<int> _passages = [];
    private readonly List<string> _texts = [];
    private float[] _weights = [];
    private float _unknownPair, _unknownSingle;

    /// <summary>How many tokens there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>The tokens, by number.</summary>
    public IReadOnlyList<string> Tokens => _texts;

    /// <summary>The token's number, added where it is new.</summary>
    public int Add(string token)
    {
        if (_numbers.TryGetValue(token, out int number)) return number;
        number = _numbers[token] = _numbers.Count;
        _passages.Add(0);
        _texts.Add(token);
        return number;
    }

    /// <summary>Counts one passage for each of its distinct tokens.</summary>
    public void CountPassage(IEnumerable<int> distinct)
    {
        foreach (int number in distinct) _passages[number]++;
    }

    /// <summary>Remembers how the pairs of a text sound, to mend words typed by their sound.</summary>
    public void AddSounds(IEnumerable<string> tokens)
    {
        foreach (string token in tokens)
        {
            if (token.Length != 2 || !_numbers.TryGetValue(token, out int number)) continue;
            foreach (short first in Pinyin.Readings(token[0]))
            {
                foreach (short second in Pinyin.Readings(token[1]))
                {
                    int sound = first << 16 | (ushort)second;
                    if (!_pairsBySound.TryGetValue(sound, out var pairs)) _pairsBySound[sound] = pairs = [];
                    if (!pairs.Contains(number)) pairs.Add(number);
                }
            }
        }
    }

    /// <summary>Fixes the weights once every passage is counted.</summary>
    public void Freeze(int passages)
    {
        _weights = new float[_passages.Count];
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] = Rarity(passages, _passages[i]) * (_texts[i].Length == 1 && Characters.IsHan(_texts[i][0]) ? SingleShare : 1);
        _unknownPair = Rarity(passages, 0);
        _unknownSingle = _unknownPair * SingleShare;
    }

    /// <summary>The token's number, or -1.</summary>
    public int Find(string token) => _numbers.GetValueOrDefault(token, -1);

    public float Weight(int number) => _weights[number];

    public string Text(int number) => _texts[number];

    /// <summary>What an unknown token weighs in a question.</summary>
    public float UnknownWeight(string token) => token.Length == 1 ? _unknownSingle : _unknownPair;

    /// <summary>Known pairs that sound like an unknown one.</summary>
    public IReadOnlyList<int> SoundingLike(string pair)
    {
        if (pair.Length != 2 || !Characters.IsHan(pair[0])) return [];
        List<int>? found = null;
        foreach (short first in Pinyin.Readings(pair[0]))
            foreach (short second in Pinyin.Readings(pair[1]))
                if (_pairsBySound.TryGetValue(first << 16 | (ushort)second, out var pairs)) (found ??= []).AddRange(pairs);
        return found ?? (IReadOnlyList<int>)[];
    }

    private static float Rarity(int passages, int with) => MathF.Log(1 + (passages - with + 0.5f) / (with + 0.5f));
}
