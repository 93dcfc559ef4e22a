using System.Text.Json;
using PlanBot.Host.Web;

namespace PlanBot.Host.Evaluation;

/// <summary>A question of a question file. Several turns are one conversation; the reply to the last is graded.</summary>
internal sealed record EvalQuestion
{
    public required string Id { get; init; }

    public required string Lang { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<string> Turns { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary><c>typo</c> for some.</summary>
    public string? Tag { get; init; }

    /// <summary>Reads a file of JSON lines.</summary>
    /// <exception cref="FormatException">A line is no question; the message names the line.</exception>
    public static async Task<IReadOnlyList<EvalQuestion>> ReadAsync(string path, CancellationToken cancel)
    {
        var questions = new List<EvalQuestion>();
        int number = 0;
        foreach (string line in await File.ReadAllLinesAsync(path, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                questions.Add(JsonSerializer.Deserialize(line, ApiJson.Readable.EvalQuestion)!);
            }
            catch (JsonException e)
            {
                throw new FormatException($"{path} 第 {number} 行不是一道题：{e.Message}", e);
            }
        }
        return questions;
    }
}

/// <summary>What a right answer holds; absent members are not asked for.</summary>
internal sealed record Expectation
{
    public IReadOnlyList<string>? Clauses { get; init; }

    public IReadOnlyList<string>? OkClauses { get; init; }

    public bool OptionalAnswer { get; init; }

    public IReadOnlyList<string>? MustQuote { get; init; }

    public IReadOnlyList<string>? MustShow { get; init; }

    public IReadOnlyList<IReadOnlyList<string>>? MustSayAny { get; init; }

    public IReadOnlyList<string>? Tasks { get; init; }

    public IReadOnlyList<string>? Strict { get; init; }

    public IReadOnlyList<string>? Loose { get; init; }

    public IReadOnlyList<string>? Allowed { get; init; }

    public IReadOnlyList<string>? Areas { get; init; }

    public int? Number { get; init; }

    public string? Refuse { get; init; }

    public IReadOnlyList<string>? Correct { get; init; }

    public string? Ownership { get; init; }

    public IReadOnlyList<string>? MustCite { get; init; }

    public string? Chat { get; init; }

    public string? AnswerLang { get; init; }

    public string? Safe { get; init; }

    public IReadOnlyList<string>? MustNotSay { get; init; }

    public int? MaxLen { get; init; }
}
