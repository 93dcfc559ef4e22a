using System.Reflection;

namespace PlanBot.Tests;

/// <summary>Paths of the repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    public static string Knowledge => Path.Combine(Root, "knowledge");

    public static string PlanSource => Path.Combine(Knowledge, "plans", "hunan-gba-2020", "source.txt");
}
