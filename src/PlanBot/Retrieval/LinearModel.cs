using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace PlanBot.Retrieval;

/// <summary>
/// A linear classifier over tokens: one-against-all margins, learnt by stochastic dual coordinate ascent (ML.NET) from texts
/// of known class. The same texts give the same model.
/// </summary>
internal sealed class LinearModel
{
    private const int Seed = 20200302, Iterations = 10;

    private readonly float[] _rarity;
    private readonly float[] _weights;
    private readonly float[] _biases;

    private LinearModel(Dictionary<string, int> features, float[] rarity, float[] weights, float[] biases)
    {
        Features = features;
        _rarity = rarity;
        _weights = weights;
        _biases = biases;
    }

    /// <summary>The tokens that the model was taught, with their numbers.</summary>
    public Dictionary<string, int> Features { get; }

    /// <summary>Learns from texts, cut into tokens, each with the number of its class.</summary>
    /// <param name="texts">At least one text of each class.</param>
    /// <param name="classes">How many classes there are, at least two.</param>
    public static LinearModel Train(IReadOnlyList<(TokenBag Tokens, int Class)> texts, int classes)
    {
        var (features, rarity) = Vocabulary(texts);
        var ml = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Count);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        var rows = texts.Select(t =>
        {
            var (indices, values) = Vector(t.Tokens, features, rarity);
            return new Row { Features = new VBuffer<float>(features.Count, indices.Length, values, indices), Label = (uint)t.Class };
        }).ToList();
        var trainer = ml.MulticlassClassification.Trainers.SdcaNonCalibrated(new SdcaNonCalibratedMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            Loss = new SmoothedHingeLoss(),
            NumberOfThreads = 1,
            MaximumNumberOfIterations = Iterations,
            ConvergenceCheckFrequency = Iterations * 2,
            L1Regularization = 0,
            L2Regularization = 1e-4f,
        });
        var model = trainer.Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out _);
        var byFeature = new float[features.Count * classes];
        for (int k = 0; k < classes; k++)
        {
            int feature = 0;
            foreach (float weight in weights[k].DenseValues()) byFeature[feature++ * classes + k] = weight;
        }
        return new LinearModel(features, rarity, byFeature, [.. model.GetBiases()]);
    }

    /// <summary>The margin of each class: about 1 for the class of a text like those it was taught, about -1 for the others.</summary>
    /// <param name="own">Numbers of the tokens of a text; a negative one is unknown, one that comes again counts once.</param>
    /// <param name="meant">Those of the tokens that it means without saying them.</param>
    public float[] Margins(ReadOnlySpan<int> own, ReadOnlySpan<int> meant)
    {
        float[] margins = new float[_biases.Length];
        float squares = 0;
        for (int i = 0; i < own.Length; i++)
            if (own[i] >= 0 && !own[..i].Contains(own[i])) Add(own[i], _rarity[own[i]]);
        for (int i = 0; i < meant.Length; i++)
            if (meant[i] >= 0 && !own.Contains(meant[i]) && !meant[..i].Contains(meant[i])) Add(meant[i], _rarity[meant[i]] * TokenBag.MeantShare);
        // Of length one, so that long texts weigh no more than short ones.
        if (squares > 0) TensorPrimitives.Divide(margins, MathF.Sqrt(squares), margins);
        TensorPrimitives.Add(margins, _biases, margins);
        return margins;

        void Add(int feature, float value)
        {
            squares += value * value;
            TensorPrimitives.MultiplyAdd(_weights.AsSpan(feature * margins.Length, margins.Length), value, margins, margins);
        }
    }

    private static (Dictionary<string, int> Features, float[] Rarity) Vocabulary(IReadOnlyList<(TokenBag Tokens, int Class)> texts)
    {
        var counts = new Dictionary<string, int>();
        foreach (var (bag, _) in texts)
            foreach (string token in bag.Own.Concat(bag.Meant).Distinct()) counts[token] = counts.GetValueOrDefault(token) + 1;
        var features = new Dictionary<string, int>(counts.Count);
        var rarity = new float[counts.Count];
        foreach (string token in counts.Keys.Order(StringComparer.Ordinal))
        {
            rarity[features.Count] = MathF.Log(1 + (float)texts.Count / counts[token]);
            features[token] = features.Count;
        }
        return (features, rarity);
    }

    // Of length one, as in Margins.
    private static (int[] Indices, float[] Values) Vector(TokenBag bag, Dictionary<string, int> features, float[] rarity)
    {
        var found = new Dictionary<int, float>(bag.Own.Count + bag.Meant.Count);
        foreach (string token in bag.Own)
            if (features.TryGetValue(token, out int index)) found[index] = rarity[index];
        foreach (string token in bag.Meant)
            if (features.TryGetValue(token, out int index)) found.TryAdd(index, rarity[index] * TokenBag.MeantShare);
        int[] indices = [.. found.Keys];
        float[] values = [.. found.Values];
        Array.Sort(indices, values);
        float length = MathF.Sqrt(TensorPrimitives.SumOfSquares(values));
        if (length > 0) TensorPrimitives.Divide(values, length, values);
        return (indices, values);
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }
    }
}

/// <summary>The tokens of a text, and those of the plan's words that it means without saying them.</summary>
internal readonly record struct TokenBag(IReadOnlyList<string> Own, IReadOnlyList<string> Meant)
{
    /// <summary>What a token that is only meant counts, against 1 for one that is said.</summary>
    public const float MeantShare = 0.6f;
}
