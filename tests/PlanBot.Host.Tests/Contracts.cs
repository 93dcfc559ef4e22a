using System.Text.Json;

namespace PlanBot.Host.Tests;

/// <summary>The shapes that other programs rely on.</summary>
internal static class Contracts
{
    private static readonly string[] s_languages = ["zh-Hans", "zh-Hant", "en"];
    private static readonly string[] s_intents = ["ask", "list", "detail", "place", "owner", "about", "talk", "outside"];
    private static readonly string[] s_refusals = ["not-in-plan", "out-of-scope", "no-such-task", "unsafe", "not-allowed"];
    private static readonly string[] s_roles = ["lead", "support", "coordinate", "implement", "track"];

    /// <summary>A reply, as <c>ask --json</c> and <c>POST /api/ask</c> give it.</summary>
    public static void AssertReply(JsonElement reply)
    {
        Assert.NotEmpty(Text(reply, "text"));
        Assert.Contains(Text(reply, "language"), s_languages);
        Assert.Contains(Text(reply, "intent"), s_intents);
        foreach (var citation in List(reply, "citations"))
            foreach (string name in new[] { "clause", "label", "quote" }) Assert.NotEmpty(Text(citation, name));
        foreach (var task in ListOrNull(reply, "tasks"))
        {
            Assert.True(Number(task, "number") > 0);
            Assert.NotEmpty(Text(task, "title"));
            Assert.InRange(Number(task, "area"), 1, 8);
        }
        foreach (var area in ListOrNull(reply, "areas")) Assert.InRange(area.GetInt32(), 1, 8);
        Assert.True(reply.GetProperty("count").ValueKind is JsonValueKind.Null or JsonValueKind.Number);
        foreach (var owner in List(reply, "owners")) AssertOwner(owner);
        if (reply.GetProperty("refusal") is { ValueKind: not JsonValueKind.Null } refusal)
        {
            Assert.Contains(Text(refusal, "kind"), s_refusals);
            Assert.All(List(refusal, "nearest"), n => Assert.Equal(JsonValueKind.String, n.ValueKind));
        }
        Assert.Equal("hunan-gba-2020", Text(reply, "plan"));
        Assert.Matches("^[0-9a-f]{10}$", Text(reply, "snapshot"));
    }

    /// <summary>An owner of a reply or of a task in a list.</summary>
    public static void AssertOwner(JsonElement owner)
    {
        Assert.True(owner.GetProperty("task").ValueKind is JsonValueKind.Null or JsonValueKind.Number);
        Assert.Contains(Text(owner, "role"), s_roles);
        Assert.NotEmpty(Text(owner, "party"));
        Assert.Contains(Text(owner, "basis"), (string[])["plan", "assigned"]);
        Assert.NotEmpty(Text(owner, "source"));
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", Text(owner, "asOf"));
    }

    /// <summary>A plan, as <c>knowledge show --json</c>, <c>knowledge read FILE --json</c> and <c>GET /api/plan</c> give it.</summary>
    public static void AssertPlan(JsonElement plan)
    {
        foreach (string name in new[] { "id", "title", "docNumber", "issuer", "recipients" }) Assert.NotEmpty(Text(plan, name));
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", Text(plan, "date"));
        foreach (var area in List(plan, "areas"))
        {
            Assert.Equal($"area-{Number(area, "number")}", Text(area, "id"));
            Assert.NotEmpty(Text(area, "title"));
        }
        var clauses = List(plan, "clauses").ToDictionary(c => Text(c, "id"));
        foreach (var clause in clauses.Values)
        {
            Assert.NotEmpty(Text(clause, "label"));
            Assert.NotEmpty(Text(clause, "text"));
            int[] lines = [.. List(clause, "lines").Select(l => l.GetInt32())];
            Assert.True(lines is [var first, var last] && first >= 1 && first <= last);
        }
        foreach (var task in List(plan, "tasks"))
        {
            Assert.True(Number(task, "number") > 0);
            Assert.NotEmpty(Text(task, "title"));
            Assert.InRange(Number(task, "area"), 1, List(plan, "areas").Count);
            Assert.Equal(Text(clauses[Text(task, "id")], "text"), Text(task, "text"));
            foreach (var owner in List(task, "owners"))
                foreach (string name in new[] { "party", "role", "raw" }) Assert.NotEmpty(Text(owner, name));
        }
        foreach (var line in List(plan, "unplaced"))
        {
            Assert.True(Number(line, "line") > 0);
            Assert.NotEmpty(Text(line, "text"));
        }
    }

    /// <summary>The published plan: 8 areas, 30 tasks, every clause, nothing left over, no owner stated.</summary>
    public static void AssertHunanPlan(JsonElement plan)
    {
        AssertPlan(plan);
        Assert.Equal("hunan-gba-2020", Text(plan, "id"));
        Assert.Equal("湘政办发〔2020〕8号", Text(plan, "docNumber"));
        Assert.Equal("2020-03-02", Text(plan, "date"));
        Assert.Equal(8, List(plan, "areas").Count);
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"task-{n}"), List(plan, "tasks").Select(t => Text(t, "id")));
        Assert.Equal(35, List(plan, "clauses").Count);
        Assert.Empty(List(plan, "unplaced"));
        Assert.All(List(plan, "tasks"), t => Assert.Empty(List(t, "owners")));
    }

    /// <summary>A line that <c>eval --predictions</c> writes.</summary>
    public static void AssertPrediction(JsonElement prediction)
    {
        foreach (string name in new[] { "id", "answer", "intent" }) Assert.NotEmpty(Text(prediction, name));
        foreach (string name in new[] { "citations", "quotes", "owners" }) Assert.Equal(JsonValueKind.Array, prediction.GetProperty(name).ValueKind);
        foreach (var task in ListOrNull(prediction, "tasks")) Assert.StartsWith("task-", task.GetString(), StringComparison.Ordinal);
        foreach (var area in ListOrNull(prediction, "areas")) Assert.StartsWith("area-", area.GetString(), StringComparison.Ordinal);
        Assert.True(prediction.GetProperty("number").ValueKind is JsonValueKind.Null or JsonValueKind.Number);
        Assert.True(prediction.GetProperty("refused").ValueKind is JsonValueKind.True or JsonValueKind.False);
        Assert.True(prediction.GetProperty("refusalKind").ValueKind is JsonValueKind.Null or JsonValueKind.String);
    }

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    public static IReadOnlyList<JsonElement> List(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray()];

    private static IEnumerable<JsonElement> ListOrNull(JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Null ? [] : List(json, name);
}
