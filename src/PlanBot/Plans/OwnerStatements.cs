using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>
/// Finds where a task's own words say who has which part: in brackets that close a sentence, in a sentence under a label,
/// in a last sentence that says nothing else. Reads the tasks in order, since a document may say once, for all that follow,
/// that the first in a list leads.
/// </summary>
/// <param name="firstLeads">True where the document says outside its tasks that the first in a list leads.</param>
internal sealed partial class OwnerStatements(bool firstLeads)
{
    private const string Stops = "。；！;";

    private bool _firstLeads = firstLeads;

    /// <summary>The owners that the paragraphs of one task state, each party once in each role.</summary>
    public IReadOnlyList<StatedOwner> In(IEnumerable<Paragraph> paragraphs)
    {
        var owners = new List<StatedOwner>();
        foreach (var p in paragraphs.Where(p => !p.IsTableRow)) ReadText(p, owners);
        return Once(owners);
    }

    /// <summary>The owners that the cells of one task state under the headings of their columns, each party once in each role.</summary>
    public IReadOnlyList<StatedOwner> In(IEnumerable<(string Cell, string Role)> cells)
    {
        var owners = new List<StatedOwner>();
        foreach (var (cell, role) in cells)
        {
            var stated = OwnerWords.Parse(cell, _firstLeads);
            Add(stated.Count > 0 ? stated : OwnerWords.List(cell, role, _firstLeads), cell, owners);
        }
        return Once(owners);
    }

    private static List<StatedOwner> Once(List<StatedOwner> owners) => [.. owners.DistinctBy(o => (o.Party, o.Role))];

    private void ReadText(Paragraph paragraph, List<StatedOwner> owners)
    {
        string text = paragraph.Text;
        foreach (var span in BracketsThatCloseASentence(text))
        {
            string raw = text.Substring(span.Start, span.Length), words = raw[1..^1];
            bool says = OwnerWords.SaysFirstLeads(words);
            Add(OwnerWords.Parse(words, _firstLeads || says), raw, owners);
            if (says && words.Contains("下同", StringComparison.Ordinal)) _firstLeads = true;
        }
        var sentences = Sentences.Split(text);
        for (int i = 0; i < sentences.Count; i++)
        {
            string raw = text.Substring(sentences[i].Start, sentences[i].Length);
            bool last = i == sentences.Count - 1;
            if (LabelledSentence().Match(raw) is not { Success: true } label)
            {
                bool behindTitle = i > 0 || paragraph.Mark is null;
                if (last && behindTitle && OwnerWords.Parse(raw, _firstLeads) is var stated && SaysNothingElse(stated)) Add(stated, raw, owners);
                continue;
            }
            if (OwnerRole.OfLabel(label.Groups[1].Value) is not null) Add(OwnerWords.Parse(raw, _firstLeads), raw, owners);
        }
    }

    private static void Add(IReadOnlyList<(string Party, string Role)> stated, string raw, List<StatedOwner> owners) =>
        owners.AddRange(stated.Select(s => new StatedOwner(s.Party, s.Role, raw)));

    // Without brackets or a label only a lead and bodies without exception tell a statement from prose.
    private static bool SaysNothingElse(IReadOnlyList<(string Party, string Role)> stated) =>
        stated.Any(o => o.Role == OwnerRole.Lead) && stated.All(o => AuthorityName.EndsLikeOne(o.Party));

    // Brackets within a sentence explain a word of it; those at its end, or behind it, say something of the whole.
    private static IEnumerable<TextSpan> BracketsThatCloseASentence(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(' or '【' or '[' or '〔')
            {
                if (depth++ == 0) start = i;
            }
            else if (text[i] is '）' or ')' or '】' or ']' or '〕')
            {
                if (depth == 0 || --depth > 0) continue;
                bool begins = start > 0 && Stops.Contains(text[start - 1]), ends = i == text.Length - 1 || Stops.Contains(text[i + 1]);
                if (begins || ends) yield return new TextSpan(start, i + 1 - start);
            }
        }
    }

    [GeneratedRegex(@"^([\u4e00-\u9fff（）()/／、]{2,20})[：:]")]
    private static partial Regex LabelledSentence();
}
