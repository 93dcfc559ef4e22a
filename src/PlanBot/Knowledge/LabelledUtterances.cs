namespace PlanBot.Knowledge;

/// <summary>Reads the utterances that train a classifier: <c>intents.yaml</c>, <c>followups.yaml</c>.</summary>
internal static class LabelledUtterances
{
    public static IReadOnlyList<(string Text, string Label)> Read(string folder, string name, IReadOnlyList<string> labels, List<KnowledgeProblem> problems)
    {
        var utterances = new List<(string, string)>();
        foreach (var (label, texts) in YamlFile.Read(folder, name, problems)?.Entries() ?? [])
        {
            if (!labels.Contains(label)) texts.Fault(KnowledgeMessages.UnknownLabel(label, labels));
            else utterances.AddRange(texts.Texts().Select(t => (t, label)));
        }
        if (utterances.Select(u => u.Item2).Distinct().Count() < 2 && problems.Count == 0) problems.Add(new KnowledgeProblem(name, 0, KnowledgeMessages.NoUtterances));
        return utterances;
    }
}
