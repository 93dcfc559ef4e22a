using System.Text.RegularExpressions;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>Finds the areas that a question means: by number, by one of their names, or by what it is about.</summary>
internal sealed partial class AreaNames
{
    private const int BestClauses = 5;

    private readonly KnowledgeSnapshot _knowledge;
    private readonly PhraseTable<int> _names = new();

    public AreaNames(KnowledgeSnapshot knowledge)
    {
        _knowledge = knowledge;
        foreach (var area in knowledge.Plan.Areas) _names.Add(Lexicon.Key(area.Title), area.Number);
        foreach (var (number, names) in knowledge.Questions.AreaNames)
            foreach (string name in names) _names.Add(Lexicon.Key(name), number);
    }

    /// <summary>The areas that a question names, each once, in the order named.</summary>
    public List<Area> Named(Request request)
    {
        int areas = _knowledge.Plan.Areas.Count;
        if (FirstOnes().Match(request.Utterance.Text) is { Success: true } first && TaskNumbers.Value(first.Groups["n"].Value) is { } count) return [.. _knowledge.Plan.Areas.Take(count)];
        var numbers = request.Utterance.Areas.Count > 0
            ? request.Utterance.Areas.Select(a => a.Number < 0 ? areas + 1 + a.Number : a.Number)
            : _names.Find(request.Utterance.Text).Select(m => m.Value);
        return [.. numbers.Distinct().Select(n => _knowledge.Plan.Areas.FirstOrDefault(a => a.Number == n)).OfType<Area>()];
    }

    /// <summary>The area that most of the evidence lies in, where the question speaks of an area without naming one; null otherwise.</summary>
    public Area? Guessed(Request request)
    {
        if (!SpeaksOfArea().IsMatch(request.Utterance.Text)) return null;
        int? number = request.Evidence.Hits.Take(BestClauses)
            .Select(h => (_knowledge.Plan.FindTask(h.Clause.Id)?.Area, h.Score))
            .Where(h => h.Area is not null)
            .GroupBy(h => h.Area).MaxBy(g => g.Sum(h => h.Score))?.Key;
        return _knowledge.Plan.Areas.FirstOrDefault(a => a.Number == number);
    }

    [GeneratedRegex(@"(?:前|头)\s*(?<n>\d|[两三四五六七])\s*(?:个|大)*(?:方面|部分|板块|领域|块)|\bfirst (?<n>two|three|four|five|six|seven) (?:areas|parts|sections)\b")]
    private static partial Regex FirstOnes();

    [GeneratedRegex(@"方面|部分|板块|领域|范畴|大块|大类|那块|那一块|这块|这一块|\bareas?\b|\bparts?\b|\bsections?\b|pillars?|heading|chapter")]
    private static partial Regex SpeaksOfArea();
}
