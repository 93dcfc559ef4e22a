using PlanBot.Answers;
using PlanBot.Language;

namespace PlanBot.WeCom.Rendering;

/// <summary>The parties that have the same part in the same task on the same basis.</summary>
/// <param name="Task">The task's number; null for all tasks.</param>
/// <param name="Role">One of the roles of <see cref="OwnerLine"/>.</param>
/// <param name="IsStated">True where the plan's words say it, false where the organisation recorded it.</param>
/// <param name="Owners">The parties, each once.</param>
internal sealed record OwnerGroup(int? Task, string Role, bool IsStated, IReadOnlyList<OwnerLine> Owners)
{
    /// <summary>The groups in the order of their first owners.</summary>
    public static IEnumerable<OwnerGroup> Of(IEnumerable<OwnerLine> owners) =>
        owners.GroupBy(o => (o.Task, o.Role, o.Basis)).Select(g => new OwnerGroup(g.Key.Task, g.Key.Role, g.Key.Basis == "plan", [.. g.DistinctBy(o => (o.Party, o.Source, o.AsOf))]));

    /// <summary>The group in one line.</summary>
    public string Line(WrittenLanguage language)
    {
        string parties = string.Join(WeComWording.And(language), Owners.Select(o => IsStated ? o.Party : WeComWording.Recorded(language, o.Party, o.Source, o.AsOf)));
        return $"· {WeComWording.OfTask(language, Task)} · {WeComWording.Role(language, Role)} · {WeComWording.Basis(language, IsStated)}{WeComWording.Colon(language)}{parties}";
    }
}
