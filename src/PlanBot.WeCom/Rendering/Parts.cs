using System.Text;

namespace PlanBot.WeCom.Rendering;

/// <summary>Makes messages of lines, as many as their lengths need.</summary>
internal static class Parts
{
    /// <summary>Shortest limit that has room for marks and words.</summary>
    public const int SmallestLimit = 128;

    /// <summary>
    /// The messages, at least one: cut between lines, and inside a line only where it is longer than a message, at the end of
    /// a sentence where there is one. A line that announces the next goes with it.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="limit">Most bytes of UTF-8 of a message; at least <see cref="SmallestLimit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is smaller.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<RenderedLine> lines, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, SmallestLimit);
        var parts = new List<string>();
        var part = new List<RenderedLine>();
        int used = 0;
        foreach (var line in lines)
        {
            var left = line;
            while (used + Size(left, part.Count) > limit)
            {
                // Half a message is worth keeping whole lines together; less is filled up.
                if (part.Count > 0 && (Size(left, 0) <= limit || used > limit / 2))
                {
                    Close();
                    continue;
                }
                int end = TextCut.Fit(left.Text, limit - used - Size(left with { Text = "" }, part.Count));
                Add(left with { Text = left.Text[..end], Leads = false });
                Close();
                left = left with { First = left.Rest, Text = left.Text[end..] };
            }
            if (left.Text.Length > 0 || left == line) Add(left);
        }
        if (part.Count > 0 || parts.Count == 0) parts.Add(Joined(part));
        return parts;

        void Add(RenderedLine line)
        {
            used += Size(line, part.Count);
            part.Add(line);
        }

        void Close()
        {
            RenderedLine? lead = part.Count > 1 && part[^1].Leads ? part[^1] : null;
            parts.Add(Joined(lead is null ? part : part[..^1]));
            part.Clear();
            used = 0;
            if (lead is { } next) Add(next);
        }
    }

    private static int Size(RenderedLine line, int before) =>
        (before > 0 ? line.Glue.Length : 0) + Encoding.UTF8.GetByteCount(line.First) + Encoding.UTF8.GetByteCount(line.Text);

    private static string Joined(List<RenderedLine> part)
    {
        var text = new StringBuilder();
        foreach (var line in part)
        {
            if (text.Length > 0) text.Append(line.Glue);
            text.Append(line.First).Append(line.Text);
        }
        return text.ToString();
    }
}
