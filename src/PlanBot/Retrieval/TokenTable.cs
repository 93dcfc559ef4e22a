namespace PlanBot.Retrieval;

/// <summary>Where a token stands in the index and in the two classifiers; -1 where one does not know it.</summary>
internal readonly record struct TokenPlace(string Text, int Index, int Clause, int Silence);

/// <summary>The tokens that anything in retrieval knows, so that each token of a question is looked up once.</summary>
internal sealed class TokenTable
{
    private readonly Dictionary<string, TokenPlace> _places;

    /// <summary>Joins the tokens of an index and of the classifiers beside it.</summary>
    public TokenTable(Vocabulary index, ClauseClassifier classifier)
    {
        var known = index.Tokens.Concat(classifier.ClauseFeatures.Keys).Concat(classifier.SilenceFeatures.Keys).Distinct();
        _places = known.ToDictionary(t => t, t => new TokenPlace(t, index.Find(t), Number(classifier.ClauseFeatures, t), Number(classifier.SilenceFeatures, t)));
    }

    /// <summary>Looks tokens up.</summary>
    public TokenPlace[] Find(IReadOnlyList<string> tokens)
    {
        var places = new TokenPlace[tokens.Count];
        for (int i = 0; i < places.Length; i++) places[i] = _places.TryGetValue(tokens[i], out var place) ? place : new TokenPlace(tokens[i], -1, -1, -1);
        return places;
    }

    private static int Number(IReadOnlyDictionary<string, int> features, string token) => features.TryGetValue(token, out int number) ? number : -1;
}
