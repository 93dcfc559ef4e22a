using System.Runtime.InteropServices;
using System.Text;
using PlanBot.Retrieval;

namespace PlanBot.Intents;

/// <summary>An intent with its certainty.</summary>
/// <param name="Label">One of <see cref="IntentLabels"/>.</param>
/// <param name="Certainty">From 0 to 1; those of all intents add up to 1.</param>
public readonly record struct IntentGuess(string Label, double Certainty);

/// <summary>
/// Tells what an utterance wants: a linear model over character n-grams (ML.NET), trained from labelled utterances.
/// The same utterances give the same model.
/// </summary>
public sealed class IntentClassifier
{
    /// <summary>Below this certainty the classifier is not sure, and the evidence alone decides.</summary>
    public const double Sure = 0.5;

    // n-grams of one to this many units.
    private const int LongestGram = 3;

    // Makes of margins what comes near to probabilities; fitted by cross-validation.
    private const double Sharpness = 5.5;

    private readonly string[] _labels;
    private readonly LinearModel _model;

    private IntentClassifier(string[] labels, LinearModel model)
    {
        _labels = labels;
        _model = model;
    }

    /// <summary>Trains on masked utterances (<see cref="Language.Utterance.Masked"/>) with their labels.</summary>
    /// <exception cref="ArgumentException">There are fewer than two labels.</exception>
    public static IntentClassifier Train(IReadOnlyList<(string Masked, string Label)> utterances)
    {
        string[] labels = [.. utterances.Select(u => u.Label).Distinct().Order(StringComparer.Ordinal)];
        if (labels.Length < 2) throw new ArgumentException("At least two intents are needed.", nameof(utterances));
        return new IntentClassifier(labels, LinearModel.Train([.. utterances.Select(u => (Grams(u.Masked), Array.IndexOf(labels, u.Label)))], labels.Length));
    }

    /// <summary>The intents of a masked utterance, the most certain first.</summary>
    public IReadOnlyList<IntentGuess> Classify(string masked)
    {
        var units = new Units(masked);
        var features = _model.Features.GetAlternateLookup<ReadOnlySpan<char>>();
        var known = new List<int>(units.Count * LongestGram);
        bool telling = false;
        for (int i = 0; i < units.Count; i++)
        {
            for (int n = 1; n <= LongestGram && i + n <= units.Count; n++)
            {
                if (!features.TryGetValue(units.Gram(i, n), out int number)) continue;
                known.Add(number);
                telling |= n > 1 || !units.IsEnd(i);
            }
        }
        // Of a text without a known n-gram nothing can be told.
        if (!telling) return [.. _labels.Select(l => new IntentGuess(l, 1.0 / _labels.Length))];
        float[] margins = _model.Margins(CollectionsMarshal.AsSpan(known), []);
        double sum = margins.Sum(m => Math.Exp(Sharpness * m));
        var guesses = new IntentGuess[margins.Length];
        for (int k = 0; k < guesses.Length; k++) guesses[k] = new IntentGuess(_labels[k], Math.Exp(Sharpness * margins[k]) / sum);
        Array.Sort(guesses, static (a, b) => b.Certainty.CompareTo(a.Certainty));
        return guesses;
    }

    private static TokenBag Grams(string text)
    {
        var units = new Units(text);
        var grams = new List<string>(units.Count * LongestGram);
        for (int i = 0; i < units.Count; i++)
            for (int n = 1; n <= LongestGram && i + n <= units.Count; n++) grams.Add(units.Gram(i, n).ToString());
        return new TokenBag(grams, []);
    }

    // A text as characters with both ends marked; Latin words count as one character. They stand side by side in one
    // string, so that an n-gram is a part of it.
    private readonly struct Units
    {
        private const char Between = '\u0001', First = '^', Last = '$';

        private readonly string _joined;
        private readonly List<int> _starts = [];

        public Units(string text)
        {
            var joined = new StringBuilder(text.Length * 2 + 4);
            Add(joined, [First]);
            for (int i = 0; i < text.Length;)
            {
                int end = i + 1;
                if (char.IsAsciiLetterOrDigit(text[i]))
                    while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '\'')) end++;
                if (!char.IsWhiteSpace(text[i])) Add(joined, text.AsSpan(i..end));
                i = end;
            }
            Add(joined, [Last]);
            _joined = joined.ToString();
            _starts.Add(joined.Length);
        }

        public int Count => _starts.Count - 1;

        public ReadOnlySpan<char> Gram(int start, int count) => _joined.AsSpan(_starts[start].._starts[start + count])[..^1];

        public bool IsEnd(int at) => Gram(at, 1) is [First or Last];

        private void Add(StringBuilder joined, ReadOnlySpan<char> unit)
        {
            _starts.Add(joined.Length);
            joined.Append(unit).Append(Between);
        }
    }
}
