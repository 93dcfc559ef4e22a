using System.Reflection;
using PlanBot.Knowledge;

namespace PlanBot.Benchmarks;

/// <summary>The knowledge folder that the benchmarks read.</summary>
internal static class BenchmarkKnowledge
{
    public static string Folder { get; } =
        typeof(BenchmarkKnowledge).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "KnowledgeFolder").Value!;

    public static KnowledgeSnapshot Load() => KnowledgeLoader.Load(Folder);
}
