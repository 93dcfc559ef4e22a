using PlanBot.Answers;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Rendering;

/// <summary>The card of one clause: its words, its owners, and buttons for the whole of it, for related tasks and for who owns it.</summary>
internal static class ClauseCard
{
    /// <summary>The card of a reply and one of its citations.</summary>
    public static TemplateCard? Of(Reply reply, Citation cited, KnowledgeSnapshot knowledge, string taskId)
    {
        var key = new CardKey
        {
            Action = CardKey.Clause,
            Targets = [cited.Clause.Value],
            Language = reply.Language,
            Quote = cited.Span,
            Snapshot = reply.Snapshot,
            NamesOwners = reply.Owners.Count > 0,
        };
        return Draw(key, null, reply.Owners, knowledge, taskId);
    }

    /// <summary>The card after a press, drawn from its button; a press on 'who owns it' shows the owners on the card too.</summary>
    public static TemplateCard? Pressed(CardKey key, KnowledgeSnapshot knowledge, string taskId)
    {
        if (key.Action == CardKey.Owner) key = key with { NamesOwners = true };
        return Draw(key, key.Action, key.NamesOwners ? Owners(key, knowledge) : [], knowledge, taskId);
    }

    private static TemplateCard? Draw(CardKey key, string? pressed, IReadOnlyList<OwnerLine> owners, KnowledgeSnapshot knowledge, string taskId)
    {
        if (!ClauseId.TryParse(key.Targets[0], out var id) || knowledge.Plan.Find(id) is not { } clause) return null;
        var language = key.Language;
        var task = knowledge.Plan.FindTask(id);
        string? title = task is null ? null : Title(task, knowledge, language);
        return new TemplateCard
        {
            CardType = TemplateCard.ButtonInteraction,
            Source = knowledge.Plan.Front.DocNumber is { } number ? new CardSource(TextCut.Short(number, CardLengths.Source)) : null,
            MainTitle = new CardTitle(TextCut.Short(WeComWording.Label(language, clause.Label), CardLengths.Title), title is null ? null : TextCut.Short(title, CardLengths.TitleDescription)),
            QuoteArea = Words(key, clause, knowledge.Hash) is { } words ? new CardQuote(WeComWording.CardQuote(language), words) : null,
            HorizontalContentList = owners.Count > 0 ? OwnerRows.Of(owners, language) : null,
            ButtonList = [.. Buttons(key, pressed, task)],
            TaskId = taskId,
        };
    }

    private static IEnumerable<CardButton> Buttons(CardKey key, string? pressed, PlanTask? task)
    {
        yield return Button(CardKey.Clause, WeComWording.WholeClause(key.Language));
        if (task is null) yield break;
        if (task.Area is not null) yield return Button(CardKey.Related, WeComWording.RelatedTasks(key.Language));
        yield return Button(CardKey.Owner, WeComWording.WhoOwns(key.Language));

        CardButton Button(string action, string text) =>
            new(TextCut.Short(action == pressed ? WeComWording.Pressed(text) : text, CardLengths.Button), (key with { Action = action }).ToString());
    }

    // Positions of other knowledge would cut other words.
    private static string? Words(CardKey key, Clause clause, string snapshot) =>
        key.Quote is { } span && key.Snapshot == snapshot && span.Length > 0 && span.Start <= clause.Text.Length - span.Length ? Words(clause.Cut(span)) : null;

    /// <summary>A quote for a card: whole, or its first sentences with an ellipsis outside the quotation marks; null where the first sentence alone is too long.</summary>
    public static string? Words(string quote)
    {
        if (quote.Length <= CardLengths.Quote) return $"“{quote}”";
        int end = 0;
        foreach (var sentence in Sentences.Split(quote))
        {
            if (sentence.End > CardLengths.Quote) break;
            end = sentence.End;
        }
        return end > 0 ? $"“{quote[..end]}”……" : null;
    }

    private static string Title(PlanTask task, KnowledgeSnapshot knowledge, WrittenLanguage language) =>
        language == WrittenLanguage.English && knowledge.English.Find(task.Id.Value) is { } english ? english.Title : task.Title;

    private static List<OwnerLine> Owners(CardKey key, KnowledgeSnapshot knowledge) =>
        [.. knowledge.Owners.Where(o => o.Task is null || o.Task.Value.Value == key.Targets[0])
            .Select(o => new OwnerLine(o.Task is { } t ? knowledge.Plan.FindTask(t)!.Number : null, o.Role, o.Party, o.Basis, o.Source, o.AsOf))];
}
