using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Benchmarks;

/// <summary>Index and query cost as the number of clauses grows, against bare Lucene over the same texts.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 3)]
[MemoryDiagnoser]
public class ScaleBenchmarks
{
    private const string Question = "坐火车去香港要多久，有直达的吗";

    private KnowledgeSnapshot _knowledge = null!;
    private Plan _plan = null!;
    private PlanQuestions _questions = null!;
    private Searcher _searcher = null!;
    private BareLucene _lucene = null!;

    /// <summary>Number of clauses.</summary>
    [Params(30, 3_000, 100_000)]
    public int Clauses { get; set; }

    [GlobalCleanup]
    public void Cleanup() => _lucene.Dispose();

    [GlobalSetup]
    public void Setup()
    {
        _knowledge = BenchmarkKnowledge.Load();
        _plan = Grown(_knowledge.Plan, Clauses);
        _questions = _knowledge.Questions with { Facts = [.. _knowledge.Questions.Facts.Where(f => _plan.Find(f.Clause) is not null)], Silences = [] };
        _searcher = BuildSearcher();
        _lucene = new BareLucene(_plan.Clauses.Select(c => c.Text));
    }

    [Benchmark]
    public object BareLuceneIndex() => new BareLucene(_plan.Clauses.Select(c => c.Text));

    [Benchmark]
    public object Index() => BuildSearcher();

    [Benchmark(Baseline = true, OperationsPerInvoke = 100)]
    public int BareLuceneQuery()
    {
        int hits = 0;
        for (int i = 0; i < 100; i++) hits += _lucene.Search(Question);
        return hits;
    }

    [Benchmark(OperationsPerInvoke = 100)]
    public int Query()
    {
        int hits = 0;
        for (int i = 0; i < 100; i++) hits += _searcher.Search(_knowledge.Reader.Read(Question)).Hits.Count;
        return hits;
    }

    private Searcher BuildSearcher() => Searcher.Build(_plan, _questions, _knowledge.English, _knowledge.Reader);

    // The plan's own sentences, shuffled into new clauses with a seed, behind its thirty tasks.
    private static Plan Grown(Plan plan, int clauses)
    {
        var random = new Random(20200302);
        var sentences = plan.Clauses.SelectMany(c => c.Sentences.Select(c.Cut)).ToList();
        var grown = plan.Tasks.Select(t => t.Clause).Take(clauses).ToList();
        while (grown.Count < clauses)
        {
            string text = string.Concat(Enumerable.Range(0, 4).Select(_ => sentences[random.Next(sentences.Count)]));
            var id = ClauseId.Task(grown.Count + 1);
            grown.Add(new Clause { Id = id, Label = $"第{grown.Count + 1}项", Text = text, Sentences = Sentences.Split(text), Lines = new LineRange(1, 1) });
        }
        return plan with { Clauses = grown };
    }
}
