using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Rendering;

/// <summary>The card below a list of tasks: one is chosen, then shown in full or asked for its owners.</summary>
internal static class TaskCard
{
    /// <summary>A card of at most <see cref="CardLengths.Options"/> tasks; null where the plan has none of them.</summary>
    public static TemplateCard? Of(IReadOnlyList<ClauseId> tasks, KnowledgeSnapshot knowledge, WrittenLanguage language, string taskId) =>
        Draw(new CardKey { Action = CardKey.Clause, Targets = [.. tasks.Select(t => t.Value)], Language = language }, null, null, knowledge, taskId);

    /// <summary>The card after a press, with what was chosen.</summary>
    public static TemplateCard? Pressed(CardKey key, string? chosen, KnowledgeSnapshot knowledge, string taskId) => Draw(key, key.Action, chosen, knowledge, taskId);

    private static TemplateCard? Draw(CardKey key, string? pressed, string? chosen, KnowledgeSnapshot knowledge, string taskId)
    {
        var language = key.Language;
        var options = knowledge.Plan.Tasks.Where(t => key.Targets.Contains(t.Id.Value)).Take(CardLengths.Options)
            .Select(t => new CardOption(t.Id.Value, TextCut.Short($"{t.Number} {(language == WrittenLanguage.English ? knowledge.English.Find(t.Id.Value)?.Title ?? t.Title : t.Title)}", CardLengths.Button))).ToList();
        if (options.Count == 0) return null;
        return new TemplateCard
        {
            CardType = TemplateCard.ButtonInteraction,
            Source = knowledge.Plan.Front.DocNumber is { } number ? new CardSource(TextCut.Short(number, CardLengths.Source)) : null,
            MainTitle = new CardTitle(TextCut.Short(WeComWording.ChooseTask(language), CardLengths.Title)),
            ButtonSelection = new CardSelector(CardKey.Chosen, TextCut.Short(WeComWording.ChooseTask(language), CardLengths.Selector), options, options.Exists(o => o.Id == chosen) ? chosen : null),
            ButtonList = [Button(CardKey.Clause, WeComWording.WholeClause(language)), Button(CardKey.Owner, WeComWording.WhoOwns(language))],
            TaskId = taskId,
        };

        CardButton Button(string action, string text) =>
            new(TextCut.Short(action == pressed ? WeComWording.Pressed(text) : text, CardLengths.Button), (key with { Action = action }).ToString());
    }
}
