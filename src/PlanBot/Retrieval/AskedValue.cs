using System.Text.RegularExpressions;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Retrieval;

/// <summary>Holds the kind of value that a question asks for against the words that would answer it.</summary>
internal static partial class AskedValue
{
    /// <summary>A kind of value that is asked for and that the words do not hold; null when they hold all, or none is asked for.</summary>
    public static AnswerType? Missing(IReadOnlySet<AnswerType> asked, Clause clause, IReadOnlyList<TextSpan> sentences)
    {
        if (asked.Count == 0) return null;
        string words = string.Concat(sentences.Select(clause.Cut));
        foreach (var type in asked)
        {
            bool held = type switch
            {
                AnswerType.Money => Money().IsMatch(words),
                AnswerType.Date => Date().IsMatch(words) || clause.Id == ClauseId.Effect || clause.Id == ClauseId.Notice,
                AnswerType.Quantity => Quantity().IsMatch(words),
                AnswerType.Reason => clause.Id == ClauseId.Preamble,
                _ => false,
            };
            if (!held) return type;
        }
        return null;
    }

    [GeneratedRegex(@"\d[\d.,]*\s*(?:万|亿)?元|\d+\s*(?:万|亿)|人民币\d")]
    private static partial Regex Money();

    [GeneratedRegex(@"\d{4}\s*年|\d{1,2}月|自发布之日")]
    private static partial Regex Date();

    [GeneratedRegex(@"\d+\s*[—–-]?\s*\d*\s*(?:个|家|条|公里|小时|分钟|%|所|座|名|人|届|次|项)|[一二三四五六七八九十两]+(?:小时|届|个|家|条|项|座|大)")]
    private static partial Regex Quantity();
}
