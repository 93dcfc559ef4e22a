using Microsoft.Extensions.Time.Testing;
using PlanBot.Host.Evaluation;

namespace PlanBot.Host.Tests.Evaluation;

/// <summary>The grades of the question files, each file run once.</summary>
public sealed class EvalRuns(KnowledgeFixture fixture)
{
    private readonly Dictionary<string, IReadOnlyList<Grade>> _grades = [];

    internal async Task<IReadOnlyList<Grade>> OfAsync(string file)
    {
        if (_grades.TryGetValue(file, out var known)) return known;
        var questions = await EvalQuestion.ReadAsync(Path.Combine(Repository.Root, "tests", "eval", file + ".jsonl"), CancellationToken.None);
        Assert.NotEmpty(questions);
        return _grades[file] = EvalRun.Run(fixture.Knowledge, questions, new FakeTimeProvider(KnowledgeFixture.Today));
    }
}
