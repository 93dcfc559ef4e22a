using System.Text.RegularExpressions;

namespace PlanBot.Language;

/// <summary>Finds a run of tasks in a text: 17到20条, 前五条, 最后三条任务, tasks 3 to 6, the last two items.</summary>
public static partial class TaskRanges
{
    /// <summary>The first and last number of the run within a plan of so many tasks, cut to it; null when the text names none.</summary>
    public static (int First, int Last)? Find(string text, int tasks)
    {
        var match = Run().Match(text);
        if (!match.Success) return null;
        int? from = Number("from"), to = Number("to"), first = Number("first"), last = Number("last");
        if (from is { } a && to is { } b) return b > a && a <= tasks ? (Math.Max(1, a), Math.Min(b, tasks)) : null;
        if (first is > 1) return (1, Math.Min(first.Value, tasks));
        return last is > 1 ? (Math.Max(1, tasks - last.Value + 1), tasks) : null;

        int? Number(string group) => match.Groups[group].Success ? TaskNumbers.Value(match.Groups[group].Value) : null;
    }

    [GeneratedRegex("""
        第?\s*(?<from>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:条|项|号)?\s*(?:到|至|—|–|-|~|～)\s*第?\s*(?<to>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:号|个)?\s*(?:条|项|任务)
        |(?:前|头|开头)\s*(?<first>\d{1,2}|[二两三四五六七八九十]{1,3})\s*(?:条|项|个任务|个条款)(?:任务|条款)?
        |(?:最后|末尾|后|末)\s*(?<last>\d{1,2}|[二两三四五六七八九十]{1,3})\s*(?:条|项|个任务|个条款)(?:任务|条款)?
        |\b(?:tasks?|items?|clauses?)\s+(?<from>\d{1,3})\s*(?:to|through|until|[-–—])\s*(?<to>\d{1,3})\b
        |\bfirst\s+(?<first>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:tasks|items|clauses)\b
        |\blast\s+(?<last>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:tasks|items|clauses)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Run();
}
