namespace PlanBot.Knowledge;

/// <summary>Reads the utterances that train a classifier: <c>intents.yaml</c>, <c>followups.yaml</c>.</summary>
internal static class LabelledUtterances
{
    public static IReadOnlyList<(string Text, string Label)> Read(string folder, string name, IReadOnlyList<string> labels, List<KnowledgeProblem> problems)
    {
        var utterances = new List<(string Text, string Label)>();
        int others = problems.Count;
        foreach (var (label, texts) in YamlFile.Read(folder, name, problems)?.Entries() ?? [])
        {
            if (!labels.Contains(label)) texts.Fault(KnowledgeMessages.UnknownLabel(label, labels));
            else utterances.AddRange(texts.Texts().Select(t => (t, label)));
        }
        // Without utterances a label is unknown to the classifier, and those who ask it for that label find none.
        string[] without = [.. labels.Except(utterances.Select(u => u.Label))];
        if (without.Length > 0 && problems.Count == others) problems.Add(new KnowledgeProblem(name, 0, KnowledgeMessages.NoUtterances(without)));
        return utterances;
    }
}
