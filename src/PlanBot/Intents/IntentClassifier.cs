using System.Runtime.InteropServices;
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
        var grams = Grams(masked);
        // Of a text without a known n-gram nothing can be told.
        if (!grams.Own.Any(g => g is not ("^" or "$") && _model.Knows(g))) return [.. _labels.Select(l => new IntentGuess(l, 1.0 / _labels.Length))];
        float[] margins = _model.Margins(grams);
        double sum = margins.Sum(m => Math.Exp(Sharpness * m));
        var guesses = new IntentGuess[margins.Length];
        for (int k = 0; k < guesses.Length; k++) guesses[k] = new IntentGuess(_labels[k], Math.Exp(Sharpness * margins[k]) / sum);
        Array.Sort(guesses, static (a, b) => b.Certainty.CompareTo(a.Certainty));
        return guesses;
    }

    // n-grams of one to three characters, with both ends marked; Latin words count as one character.
    private static TokenBag Grams(string text)
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
        var grams = new List<string>(units.Count * 3);
        for (int i = 0; i < units.Count; i++)
            for (int n = 1; n <= 3 && i + n <= units.Count; n++)
                grams.Add(n == 1 ? units[i] : string.Join('\u0001', CollectionsMarshal.AsSpan(units).Slice(i, n)!));
        return new TokenBag(grams, []);
    }
}
