using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Benchmarks;

/// <summary>What a start or a reload costs, against reading the plan's text alone.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private string _source = "";

    [GlobalSetup]
    public void Setup() => _source = File.ReadAllText(Directory.GetFiles(BenchmarkKnowledge.Folder, "source.txt", SearchOption.AllDirectories)[0]);

    [Benchmark(Baseline = true)]
    public Plan ReadPlan() => PlanReader.Read("plan", _source);

    [Benchmark]
    public KnowledgeSnapshot LoadKnowledge() => BenchmarkKnowledge.Load();
}
