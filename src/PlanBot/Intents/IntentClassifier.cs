using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace PlanBot.Intents;

/// <summary>An intent with its certainty.</summary>
/// <param name="Label">One of <see cref="IntentLabels"/>.</param>
/// <param name="Certainty">Probability from 0 to 1.</param>
public readonly record struct IntentGuess(string Label, double Certainty);

/// <summary>
/// Tells what an utterance wants: maximum entropy over character n-grams (ML.NET), trained from labelled utterances.
/// The same utterances give the same model.
/// </summary>
public sealed class IntentClassifier
{
    /// <summary>Below this certainty the classifier is not sure, and the evidence alone decides.</summary>
    public const double Sure = 0.5;

    private const int Seed = 20200302;

    private readonly Dictionary<string, int> _features;
    private readonly string[] _labels;
    private readonly float[][] _weights;
    private readonly float[] _biases;

    private IntentClassifier(Dictionary<string, int> features, string[] labels, float[][] weights, float[] biases)
    {
        _features = features;
        _labels = labels;
        _weights = weights;
        _biases = biases;
    }

    /// <summary>Trains on masked utterances (<see cref="Language.Utterance.Masked"/>) with their labels.</summary>
    /// <exception cref="ArgumentException">There are fewer than two labels.</exception>
    public static IntentClassifier Train(IReadOnlyList<(string Masked, string Label)> utterances)
    {
        string[] labels = [.. utterances.Select(u => u.Label).Distinct().Order(StringComparer.Ordinal)];
        if (labels.Length < 2) throw new ArgumentException("At least two intents are needed.", nameof(utterances));
        var features = Vocabulary(utterances.Select(u => u.Masked));
        var ml = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Count);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels.Length);
        var rows = ml.Data.LoadFromEnumerable(utterances.Select(u => new Row
        {
            Features = Vector(features, u.Masked),
            Label = (uint)Array.IndexOf(labels, u.Label),
        }), schema);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new()
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            NumberOfThreads = 1,
            L1Regularization = 0,
            L2Regularization = 0.3f,
            HistorySize = 8,
            MaximumNumberOfIterations = 60,
        });
        var model = trainer.Fit(rows).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int classes);
        return new IntentClassifier(features, labels, [.. weights.Take(classes).Select(w => w.DenseValues().ToArray())], [.. model.GetBiases()]);
    }

    /// <summary>The intents of a masked utterance, the most certain first.</summary>
    public IReadOnlyList<IntentGuess> Classify(string masked)
    {
        // The model is linear: scoring it here costs a hundredth of a pass through a prediction engine, which is bound to one thread too.
        Span<double> scores = stackalloc double[_labels.Length];
        for (int k = 0; k < scores.Length; k++) scores[k] = _biases[k];
        var vector = Vector(_features, masked);
        foreach (var (index, value) in vector.Items())
            for (int k = 0; k < scores.Length; k++) scores[k] += _weights[k][index] * value;
        double max = double.MinValue, sum = 0;
        foreach (double score in scores) max = Math.Max(max, score);
        foreach (ref double score in scores) sum += score = Math.Exp(score - max);
        var guesses = new IntentGuess[scores.Length];
        for (int k = 0; k < guesses.Length; k++) guesses[k] = new IntentGuess(_labels[k], scores[k] / sum);
        Array.Sort(guesses, static (a, b) => b.Certainty.CompareTo(a.Certainty));
        return guesses;
    }

    // n-grams of one to three characters, with both ends marked; Latin words count as one character.
    private static IEnumerable<string> Grams(string text)
    {
        var units = new List<string> { "^" };
        for (int i = 0; i < text.Length;)
        {
            int end = i + 1;
            if (char.IsAsciiLetterOrDigit(text[i]))
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '\'')) end++;
            if (!char.IsWhiteSpace(text[i])) units.Add(text[i..end]);
            i = end;
        }
        units.Add("$");
        for (int i = 0; i < units.Count; i++)
            for (int n = 1; n <= 3 && i + n <= units.Count; n++)
                yield return n == 1 ? units[i] : string.Join('\u0001', CollectionsMarshal.AsSpan(units).Slice(i, n)!);
    }

    // An n-gram that occurs once says nothing about the next utterance.
    private static Dictionary<string, int> Vocabulary(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, int>();
        foreach (string text in texts)
            foreach (string gram in Grams(text).Distinct()) counts[gram] = counts.GetValueOrDefault(gram) + 1;
        var vocabulary = new Dictionary<string, int>();
        foreach (string gram in counts.Where(c => c.Value > 1).Select(c => c.Key).Order(StringComparer.Ordinal)) vocabulary[gram] = vocabulary.Count;
        return vocabulary;
    }

    // Length one, so that long utterances weigh no more than short ones.
    private static VBuffer<float> Vector(Dictionary<string, int> features, string text)
    {
        var found = new SortedSet<int>();
        foreach (string gram in Grams(text))
            if (features.TryGetValue(gram, out int index)) found.Add(index);
        float value = found.Count == 0 ? 0 : 1 / MathF.Sqrt(found.Count);
        return new VBuffer<float>(features.Count, found.Count, [.. Enumerable.Repeat(value, found.Count)], [.. found]);
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }
    }
}
