using System.Security.Cryptography;
using PlanBot.Intents;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Knowledge;

/// <summary>Reads and checks a knowledge folder.</summary>
public static class KnowledgeLoader
{
    private const string Intents = "intents.yaml", FollowUpsName = "followups.yaml", LexiconName = "lexicon.yaml";
    private const int AsksShown = 8;

    /// <summary>Reads the folder and builds a snapshot of it.</summary>
    /// <param name="folder">Path of the knowledge folder.</param>
    /// <exception cref="KnowledgeException">Something in it is wrong; every problem found is named.</exception>
    public static KnowledgeSnapshot Load(string folder)
    {
        var problems = new List<KnowledgeProblem>();
        string planFolder = PlanFolder(folder, problems);
        ThrowIfAny(problems);
        string id = Path.GetFileName(planFolder), prefix = $"plans/{id}/";
        var plan = PlanReader.Read(id, File.ReadAllText(Path.Combine(planFolder, "source.txt")));
        CheckPlan(plan, prefix + "source.txt", problems);
        ThrowIfAny(problems);

        var lexicon = Lexicon.Read(folder, LexiconName, problems);
        var utterances = LabelledUtterances.Read(folder, Intents, IntentLabels.All, problems);
        var followUps = LabelledUtterances.Read(folder, FollowUpsName, FollowUpLabels.All, problems);
        var questions = PlanQuestions.Read(folder, prefix + "questions.yaml", plan, problems);
        var english = EnglishTitles.Read(folder, prefix + "english.yaml", plan, problems);
        var owners = Ownership.Read(folder, prefix + "ownership.csv", plan, problems);
        ThrowIfAny(problems);

        // Training is the longest part. It runs in two lanes, no more: each holds much memory while it lasts.
        var reader = new UtteranceReader(lexicon);
        var otherLane = Task.Run(() => (
            Clauses: ClauseClassifier.Train(plan, questions, reader),
            FollowUps: IntentClassifier.Train([.. followUps.Select(u => (reader.NamesMaskedOf(u.Text), u.Label))])));
        var intents = IntentClassifier.Train([.. utterances.Concat(Asks(questions)).Select(u => (reader.MaskedOf(u.Text), u.Label))]);
        var index = ClauseIndex.Build(plan, questions, english, reader);
        var (clauses, wants) = otherLane.GetAwaiter().GetResult();
        return new KnowledgeSnapshot
        {
            Plan = plan,
            Hash = HashOf(folder),
            English = english,
            Owners = owners,
            Questions = questions,
            Lexicon = lexicon,
            Places = PlaceIndex.Build(plan, lexicon),
            Intents = intents,
            FollowUps = wants,
            Reader = reader,
            Warnings = [.. plan.Unplaced.Select(l => new KnowledgeProblem(prefix + "source.txt", l.Line, KnowledgeMessages.NoPlace(l.Text)))],
            Searcher = new Searcher(plan, index, clauses),
        };
    }

    // Some of the ways of asking, answered or not, show the classifier what a question on the plan looks like.
    private static IEnumerable<(string Text, string Label)> Asks(PlanQuestions questions) =>
        questions.Facts.SelectMany(f => f.Asks).Concat(questions.Silences.SelectMany(s => s.Asks)).Where((_, i) => i % AsksShown == 0).Select(a => (a, IntentLabels.Ask));

    private static string PlanFolder(string folder, List<KnowledgeProblem> problems)
    {
        string plans = Path.Combine(folder, "plans");
        string[] found = Directory.Exists(plans) ? [.. Directory.GetDirectories(plans).Where(d => File.Exists(Path.Combine(d, "source.txt")))] : [];
        if (found.Length != 1) problems.Add(new KnowledgeProblem("plans", 0, found.Length == 0 ? KnowledgeMessages.NoPlan : KnowledgeMessages.SeveralPlans));
        return found.FirstOrDefault() ?? "";
    }

    private static void CheckPlan(Plan plan, string file, List<KnowledgeProblem> problems)
    {
        if (plan.Tasks.Count == 0) problems.Add(new KnowledgeProblem(file, 0, KnowledgeMessages.EmptyPlan));
        foreach (var same in plan.Tasks.GroupBy(t => t.Id).Where(g => g.Count() > 1))
            problems.Add(new KnowledgeProblem(file, same.Last().Clause.Lines.First, KnowledgeMessages.DuplicateTask(same.Last().Number)));
    }

    private static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }

    private static void ThrowIfAny(List<KnowledgeProblem> problems)
    {
        if (problems.Count > 0) throw new KnowledgeException([.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }
}
