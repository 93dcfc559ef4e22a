using PlanBot.Answers;
using PlanBot.Language;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Rendering;

/// <summary>Owners as the rows of a card, as many as it holds; the answer above it names them all.</summary>
internal static class OwnerRows
{
    /// <summary>At most <see cref="CardLengths.Rows"/> rows; the last says how many found no room.</summary>
    public static IReadOnlyList<CardRow> Of(IReadOnlyList<OwnerLine> owners, WrittenLanguage language)
    {
        var groups = OwnerGroup.Of(owners).ToList();
        bool several = groups.Select(g => g.Task).Distinct().Count() > 1;
        int shown = groups.Count <= CardLengths.Rows ? groups.Count : CardLengths.Rows - 1;
        var rows = groups.Take(shown).Select(g => Row(g, several, language)).ToList();
        if (shown < groups.Count) rows.Add(new CardRow(WeComWording.More(language), WeComWording.MoreOwners(language, groups.Count - shown)));
        return rows;
    }

    private static CardRow Row(OwnerGroup group, bool several, WrittenLanguage language)
    {
        string parties = string.Join(WeComWording.And(language), group.Owners.Select(o => o.Party).Distinct());
        string value = several ? WeComWording.OfTask(language, group.Task) + WeComWording.Colon(language) + parties : parties;
        return new CardRow(WeComWording.CardRole(language, group.Role, group.IsStated), TextCut.Short(value, CardLengths.RowValue));
    }
}
