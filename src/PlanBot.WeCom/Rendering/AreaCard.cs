using System.Globalization;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Rendering;

/// <summary>The card that offers areas: one is chosen, then its tasks are listed. It also welcomes who enters the chat.</summary>
internal static class AreaCard
{
    /// <summary>A card of these areas, at most <see cref="CardLengths.Options"/>; null where the plan has none of them.</summary>
    public static TemplateCard? Of(IReadOnlyList<int> areas, KnowledgeSnapshot knowledge, WrittenLanguage language, string taskId) =>
        Draw(Key(areas, language, welcomes: false), null, pressed: false, knowledge, taskId);

    /// <summary>A card of all areas; null for a plan without areas.</summary>
    public static TemplateCard? Of(KnowledgeSnapshot knowledge, WrittenLanguage language, string taskId) =>
        Of([.. knowledge.Plan.Areas.Select(a => a.Number)], knowledge, language, taskId);

    /// <summary>The card that welcomes who enters the chat; null for a plan without areas.</summary>
    public static TemplateCard? Welcome(KnowledgeSnapshot knowledge, WrittenLanguage language, string taskId) =>
        Draw(Key([.. knowledge.Plan.Areas.Select(a => a.Number)], language, welcomes: true), null, pressed: false, knowledge, taskId);

    /// <summary>The card after a press, with the area that was chosen.</summary>
    public static TemplateCard? Pressed(CardKey key, string? chosen, KnowledgeSnapshot knowledge, string taskId) => Draw(key, chosen, pressed: true, knowledge, taskId);

    /// <summary>An area's name as people say it, such as （五）公共服务; its title where nobody gave it a name.</summary>
    public static string Name(Area area, KnowledgeSnapshot knowledge, WrittenLanguage language)
    {
        if (language == WrittenLanguage.English && knowledge.English.Find(area.Id) is { } english) return $"{area.Number} {english.Title}";
        return area.Mark + (knowledge.Questions.AreaNames.GetValueOrDefault(area.Number) is [var name, ..] ? name : area.Title);
    }

    private static CardKey Key(IReadOnlyList<int> areas, WrittenLanguage language, bool welcomes) => new()
    {
        Action = CardKey.Area,
        Targets = [.. areas.Take(CardLengths.Options).Select(a => a.ToString(CultureInfo.InvariantCulture))],
        Language = language,
        Welcomes = welcomes,
    };

    private static TemplateCard? Draw(CardKey key, string? chosen, bool pressed, KnowledgeSnapshot knowledge, string taskId)
    {
        var (language, plan) = (key.Language, knowledge.Plan);
        var options = plan.Areas.Where(a => key.Targets.Contains(a.Number.ToString(CultureInfo.InvariantCulture))).Take(CardLengths.Options)
            .Select(a => new CardOption(a.Number.ToString(CultureInfo.InvariantCulture), TextCut.Short(Name(a, knowledge, language), CardLengths.Button))).ToList();
        if (options.Count == 0) return null;
        string title = key.Welcomes ? WeComWording.Welcome(language) : WeComWording.ChooseArea(language);
        string? description = key.Welcomes ? TextCut.Short(WeComWording.WelcomeHint(language, plan.Areas.Count, plan.Tasks.Count), CardLengths.TitleDescription) : null;
        string submit = WeComWording.ShowTasks(language);
        return new TemplateCard
        {
            CardType = TemplateCard.MultipleInteraction,
            Source = plan.Front.DocNumber is { } number ? new CardSource(TextCut.Short(number, CardLengths.Source)) : null,
            MainTitle = new CardTitle(TextCut.Short(title, CardLengths.Title), description),
            SelectList = [new CardSelector(CardKey.Chosen, TextCut.Short(WeComWording.ChooseArea(language), CardLengths.Selector), options, options.Exists(o => o.Id == chosen) ? chosen : null)],
            SubmitButton = new CardSubmit(TextCut.Short(pressed ? WeComWording.Pressed(submit) : submit, CardLengths.Button), key.ToString()),
            TaskId = taskId,
        };
    }
}
