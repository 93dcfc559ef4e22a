using PlanBot.Intents;
using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Benchmarks;

/// <summary>
/// How well retrieval finds what it has not seen: every way of asking is left out once, in five folds, and asked. Also fits
/// the weights of <see cref="Certainty"/> on what was found: right clauses against wrong ones and against questions that the
/// plan does not answer.
/// </summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    private sealed record Case(ClauseId Clause, TextSpan? Words, bool Silent, string Ask);

    private sealed record Outcome(Case Case, Evidence Evidence);

    public static void Run(TextWriter output)
    {
        var knowledge = BenchmarkKnowledge.Load();
        var outcomes = Enumerable.Range(0, Folds).AsParallel().SelectMany(fold => Ask(knowledge, fold)).ToList();
        var asked = outcomes.Where(o => !o.Case.Silent).ToList();
        var silent = outcomes.Where(o => o.Case.Silent).ToList();
        double Share(IEnumerable<Outcome> of, Func<Outcome, bool> holds) => of.Select(o => holds(o) ? 1.0 : 0).DefaultIfEmpty().Average();
        output.WriteLine($"asked {asked.Count}, silent {silent.Count}");
        using var lucene = new BareLucene(knowledge.Plan.Clauses.Select(c => c.Text));
        output.WriteLine($"bare BM25 first        {Share(asked, o => lucene.Best(knowledge.Reader.Normal(o.Case.Ask)) is >= 0 and int at && knowledge.Plan.Clauses[at].Id == o.Case.Clause):P1}");
        output.WriteLine($"right clause first     {Share(asked, Right):P1}");
        output.WriteLine($"right clause in three  {Share(asked, o => o.Evidence.Hits.Take(3).Any(h => h.Clause.Id == o.Case.Clause)):P1}");
        output.WriteLine($"its words quoted       {Share(asked.Where(o => o.Case.Words is not null && Right(o)), o => o.Evidence.Best!.Sentences.Any(s => s.Overlaps(o.Case.Words!.Value))):P1}");
        output.WriteLine($"taken for unanswered   {Share(asked, o => o.Evidence.Silence > 0):P1} of the answered, {Share(silent, o => o.Evidence.Silence > 0):P1} of the unanswered");
        foreach (double bound in new[] { 0.3, 0.4, 0.5, 0.6, 0.7, 0.8 })
        {
            double right = Share(outcomes, o => o.Evidence.Answered < bound ? o.Case.Silent : !o.Case.Silent && Right(o));
            output.WriteLine($"refused below {bound:0.0}      {Share(asked, o => o.Evidence.Answered < bound):P1} of the answered, {Share(silent, o => o.Evidence.Answered < bound):P1} of the unanswered; right in all {right:P1}");
        }
        Fit("right clause", outcomes, o => !o.Case.Silent && Right(o), o => o.Evidence.Best!.Certainty, output);
        Fit("answered at all", outcomes, o => !o.Case.Silent, o => o.Evidence.Answered, output);
        Intents(knowledge, output);
    }

    // Intents: every labelled utterance left out once.
    private static void Intents(KnowledgeSnapshot knowledge, TextWriter output)
    {
        var utterances = LabelledUtterances.Read(BenchmarkKnowledge.Folder, "intents.yaml", IntentLabels.All, []).Select(u => (knowledge.Reader.Read(u.Text).Masked, u.Label)).ToList();
        var right = Enumerable.Range(0, Folds).AsParallel().SelectMany(fold =>
        {
            var model = IntentClassifier.Train([.. utterances.Where((_, i) => i % Folds != fold)]);
            return utterances.Where((_, i) => i % Folds == fold).Select(u => (u.Label, Guess: model.Classify(u.Masked)[0])).ToList();
        }).ToList();
        output.WriteLine($"intent right {right.Average(r => r.Label == r.Guess.Label ? 1.0 : 0):P1}; where it is sure {right.Where(r => r.Guess.Certainty >= IntentClassifier.Sure).Average(r => r.Label == r.Guess.Label ? 1.0 : 0):P1} ({right.Average(r => r.Guess.Certainty >= IntentClassifier.Sure ? 1.0 : 0):P0} of all)");
        foreach (var label in right.GroupBy(r => r.Label).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"  {label.Key,-10} {label.Average(r => r.Label == r.Guess.Label ? 1.0 : 0):P0} of {label.Count()}, else {string.Join(' ', label.Where(r => r.Label != r.Guess.Label).GroupBy(r => r.Guess.Label).OrderByDescending(g => g.Count()).Take(3).Select(g => $"{g.Key} {g.Count()}"))}");
    }

    private static bool Right(Outcome o) => o.Evidence.Best?.Clause.Id == o.Case.Clause;

    private static List<Outcome> Ask(KnowledgeSnapshot knowledge, int fold)
    {
        var held = new List<Case>();
        int number = 0;
        List<string> Keep(IReadOnlyList<string> asks, ClauseId clause, TextSpan? words, bool silent)
        {
            var kept = new List<string>();
            foreach (string ask in asks)
            {
                if (number++ % Folds == fold) held.Add(new Case(clause, words, silent, ask));
                else kept.Add(ask);
            }
            return kept;
        }
        var questions = knowledge.Questions with
        {
            Facts = [.. knowledge.Questions.Facts.Select(f => f with { Asks = Keep(f.Asks, f.Clause, f.Words, false) })],
            Silences = [.. knowledge.Questions.Silences.Select(s => s with { Asks = Keep(s.Asks, s.Clause, null, true) })],
        };
        var searcher = Searcher.Build(knowledge.Plan, questions, knowledge.English, knowledge.Reader);
        return [.. held.Select(c => new Outcome(c, searcher.Search(knowledge.Reader.Read(c.Ask))))];
    }

    // Plain gradient descent on the logistic loss; the figures are few and the examples some thousands.
    private static void Fit(string name, List<Outcome> outcomes, Func<Outcome, bool> holds, Func<Outcome, double> probability, TextWriter output)
    {
        var found = outcomes.Where(o => o.Evidence.Best is not null).ToList();
        var rows = found.Select(o =>
            (X: (double[])[1, .. Certainty.Features(o.Evidence.Best!, o.Evidence.Hits.ElementAtOrDefault(1), o.Evidence.Silence, o.Evidence.SilenceLikeness)],
            Y: holds(o) ? 1.0 : 0)).ToList();
        var w = new double[rows[0].X.Length];
        for (int step = 0; step < 6000; step++)
        {
            var gradient = new double[w.Length];
            foreach (var (x, y) in rows)
            {
                double p = 1 / (1 + Math.Exp(-x.Zip(w, (a, b) => a * b).Sum()));
                for (int i = 0; i < w.Length; i++) gradient[i] += (y - p) * x[i];
            }
            for (int i = 0; i < w.Length; i++) w[i] += 4 * gradient[i] / rows.Count;
        }
        output.WriteLine($"{name}: fitted weights {string.Join(", ", w.Select(v => v.ToString("0.00")))}");
        foreach (var bin in found.GroupBy(o => Math.Min(9, (int)(probability(o) * 10))).OrderBy(g => g.Key))
            output.WriteLine($"  said {bin.Key / 10.0:0.0}–{(bin.Key + 1) / 10.0:0.0}: so in {bin.Average(o => holds(o) ? 1.0 : 0):0.00} of {bin.Count()}");
    }
}
