using System.Text;

namespace PlanBot.Plans;

/// <summary>Makes one text of the paragraphs of a clause.</summary>
internal static class ClauseText
{
    public static Clause Of(ClauseId id, string label, IReadOnlyList<Paragraph> paragraphs)
    {
        var text = new StringBuilder();
        var sentences = new List<TextSpan>();
        for (int i = 0; i < paragraphs.Count; i++)
        {
            string words = paragraphs[i].Text;
            // A tab parts the last cell of a row from what follows, as it parts the cells.
            if (i + 1 < paragraphs.Count && paragraphs[i + 1] is var next && (paragraphs[i].IsTableRow || next.IsTableRow) && !next.Text.StartsWith('\t')) words += '\t';
            // Each paragraph begins a sentence, whatever the one before it ends with.
            sentences.AddRange(Sentences.Split(words).Select(s => s with { Start = s.Start + text.Length }));
            text.Append(words);
        }
        return new Clause
        {
            Id = id,
            Label = label,
            Text = text.ToString(),
            Sentences = sentences,
            Lines = new LineRange(paragraphs[0].Lines.First, paragraphs[^1].Lines.Last),
        };
    }
}
