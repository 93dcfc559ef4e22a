using PlanBot.Intents;

namespace PlanBot.Knowledge;

/// <summary>What <c>intents.yaml</c> holds: labelled utterances.</summary>
internal static class IntentUtterances
{
    public static IReadOnlyList<(string Text, string Label)> Read(string folder, string name, List<KnowledgeProblem> problems)
    {
        var utterances = new List<(string, string)>();
        foreach (var (label, texts) in YamlFile.Read(folder, name, problems)?.Entries() ?? [])
        {
            if (!IntentLabels.All.Contains(label)) texts.Fault(KnowledgeMessages.UnknownIntent(label));
            else utterances.AddRange(texts.Texts().Select(t => (t, label)));
        }
        if (utterances.Select(u => u.Item2).Distinct().Count() < 2 && problems.Count == 0) problems.Add(new KnowledgeProblem(name, 0, KnowledgeMessages.NoIntents));
        return utterances;
    }
}
