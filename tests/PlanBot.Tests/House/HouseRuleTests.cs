using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PlanBot.Tests.House;

/// <summary>The rules of the house that a compiler does not hold.</summary>
public sealed partial class HouseRuleTests
{
    // A family of small records stands in the file of the first of them; a file not named here holds one public type.
    private static readonly string[] s_families =
    [
        "Citation", "Reply", "EnglishTitles", "Lexicon", "Ownership", "PlanQuestions", "IntentClassifier", "PhraseTable", "TaskNumbers", "Utterance", "WrittenLanguage",
        "Evidence", "PlaceIndex", "ReloadResult", "Feedback", "GatewayBot",
    ];

    private static readonly Assembly s_heart = typeof(Assistant).Assembly;

    private static readonly IReadOnlyList<string> s_sources =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))];

    [Fact]
    public void Projects_TheHeart_KnowsNoOther() => Assert.Empty(References("PlanBot"));

    [Fact]
    public void Projects_TheHost_IsKnownByNoneOfTheOthers() =>
        Assert.DoesNotContain(Projects().Where(p => p != "PlanBot.Host"), p => References(p).Contains("PlanBot.Host"));

    [Fact]
    public void Projects_AChannel_KnowsTheHeartAlone() => Assert.All(Projects().Except(["PlanBot", "PlanBot.Host"]), p => Assert.Equal(["PlanBot"], References(p)));

    [Fact]
    public void Heart_NeitherServesNorWritesToATerminal()
    {
        string[] references = [.. s_heart.GetReferencedAssemblies().Select(a => a.Name!)];
        Assert.DoesNotContain(references, r => r is "System.Console" or "System.Net.Http" or "System.Net.Sockets" || r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_AsyncVoid_IsNowhere() => Assert.DoesNotContain(s_sources, f => AsyncVoid().IsMatch(File.ReadAllText(f)));

    [Fact]
    public void Sources_APublicType_StandsInTheFileOfItsName()
    {
        foreach (string file in s_sources)
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string[] types = [.. PublicType().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value)];
            if (types.Length == 0) continue;
            Assert.True(types.Contains(name), $"{name}.cs declares {string.Join(", ", types)}");
            Assert.True(types.Length == 1 || s_families.Contains(name), $"{name}.cs declares {string.Join(", ", types)}; one public type a file");
        }
    }

    [Fact]
    public void Heart_PublicTypes_AreNotOpenToInheritance()
    {
        foreach (var type in s_heart.GetExportedTypes().Where(t => t is { IsClass: true }))
            Assert.True(type.IsSealed || type.IsAbstract, $"{type.Name} is neither sealed nor static nor abstract");
    }

    [Fact]
    public void Heart_StaticFields_NeverChange()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        // What the compiler and its generators add keeps caches of its own.
        var fields = s_heart.GetTypes().Where(t => t.FullName!.StartsWith("PlanBot.", StringComparison.Ordinal) && !t.FullName.Contains('<')).SelectMany(t => t.GetFields(all)).ToList();
        Assert.NotEmpty(fields);
        Assert.All(fields, f => Assert.True(f.IsInitOnly || f.IsLiteral, $"{f.DeclaringType!.Name}.{f.Name} can change"));
    }

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f));

    private static string[] References(string project) =>
        [.. XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))];

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|readonly|partial|ref) )*(?:record struct|record class|record|class|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
