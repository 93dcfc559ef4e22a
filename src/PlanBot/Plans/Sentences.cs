namespace PlanBot.Plans;

/// <summary>Cuts a clause's text into sentences.</summary>
public static class Sentences
{
    /// <summary>
    /// Spans that end after 。！？； and the closing quotes and brackets behind them; a stop inside brackets or quotes
    /// that go on does not end one. Together the spans cover the text.
    /// </summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var spans = new List<TextSpan>();
        int start = 0, depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '（' or '“' or '《' or '(') depth++;
            else if (c is '）' or '”' or '》' or ')') depth = Math.Max(0, depth - 1);
            if (c is not ('。' or '！' or '？' or '；') || depth > 1) continue;
            int end = i + 1;
            while (end < text.Length && text[end] is '”' or '）' or '》')
            {
                end++;
                depth = Math.Max(0, depth - 1);
            }
            if (depth > 0 && end < text.Length && c == '；') continue;
            spans.Add(new TextSpan(start, end - start));
            start = end;
            i = end - 1;
            depth = 0;
        }
        if (start < text.Length) spans.Add(new TextSpan(start, text.Length - start));
        return spans;
    }
}
