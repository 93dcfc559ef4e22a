using PlanBot.Answers;
using PlanBot.Discord.Model;
using PlanBot.Knowledge;
using PlanBot.Language;

namespace PlanBot.Discord.Rendering;

/// <summary>Renders a reply as an embed with its buttons.</summary>
internal static class ReplyMessage
{
    // Discord's limits: fields of an embed, and characters of a field's name and value.
    private const int MaxFields = 25, MaxName = 256, MaxValue = 1_024, MaxEmbed = 6_000, RoomForMore = 200;
    private const int MaxButtons = 5, MaxOptions = 25, MaxOption = 100;

    // The colours of an answer and of an honest refusal: a quiet blue and a quiet grey.
    private const int Answered = 0x2B6CB0, Refused = 0x718096;

    /// <summary>One page of a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="answer">How its buttons find it again.</param>
    /// <param name="page">The page, from 0; beyond the last the last.</param>
    /// <param name="knowledge">Names the plan and its areas.</param>
    public static MessageBody Render(Reply reply, AnswerRef answer, int page, KnowledgeSnapshot knowledge)
    {
        var pages = Pages.Of(reply);
        page = Math.Clamp(page, 0, pages.Count - 1);
        var language = reply.Language;
        var front = knowledge.Plan.Front;
        string text = pages[page].Text, footer = DiscordWording.Footer(language, front.Title, front.DocNumber);
        var embed = new Embed
        {
            Description = text.Length > 0 ? text : null,
            Color = reply.Refusal is null ? Answered : Refused,
            Fields = page == 0 && reply.Owners.Count > 0 ? [.. Owners(reply, MaxEmbed - text.Length - footer.Length)] : null,
            Footer = new EmbedFooter(footer),
        };
        return new MessageBody { Embeds = [embed], Components = Rows(reply, answer, page, pages, knowledge) };
    }

    /// <summary>A short notice.</summary>
    public static MessageBody Notice(string text) => new() { Content = text.Length > 2_000 ? text[..1_999] + "…" : text, Embeds = [], Components = [] };

    // As many as there is room for: the text of the reply names them too.
    private static IEnumerable<EmbedField> Owners(Reply reply, int room)
    {
        int shown = 0;
        var groups = reply.Owners.GroupBy(o => (o.Task, o.Role, o.Basis)).ToList();
        foreach (var group in groups)
        {
            string parties = string.Join('\n', group.Select(o => o.Basis == "plan" ? o.Party : $"{o.Party}（{o.Source}，{o.AsOf:yyyy-MM-dd}）").Distinct());
            string name = $"{DiscordWording.OfTask(reply.Language, group.Key.Task)} · {DiscordWording.Role(reply.Language, group.Key.Role)} · {DiscordWording.Basis(reply.Language, group.Key.Basis)}";
            var field = new EmbedField(Limited(name, MaxName), Limited(Markdown.Escape(parties), MaxValue));
            room -= field.Name.Length + field.Value.Length;
            if (shown == MaxFields - 1 || room < RoomForMore)
            {
                yield return new EmbedField("…", DiscordWording.MoreOwners(reply.Language, groups.Count - shown));
                yield break;
            }
            shown++;
            yield return field;
        }
    }

    private static List<ActionRow> Rows(Reply reply, AnswerRef named, int page, IReadOnlyList<Page> pages, KnowledgeSnapshot knowledge)
    {
        var language = reply.Language;
        string answer = named.ToString();
        var rows = new List<ActionRow>();
        if (pages.Count > 1)
        {
            rows.Add(new ActionRow([
                Component.Button(new CustomId(CustomId.Page, answer, $"{Math.Max(0, page - 1)}b").ToString(), DiscordWording.Back(language), disabled: page == 0),
                Component.Button(new CustomId(CustomId.Page, answer, $"{page + 1}").ToString(), DiscordWording.Onward(language, page, pages.Count), main: true, disabled: page == pages.Count - 1)]));
        }
        if (reply.Areas is { Count: > 1 } areas)
        {
            var options = knowledge.Plan.Areas.Where(a => areas.Contains(a.Number)).Take(25)
                .Select(a => new SelectOption(Limited($"{a.Mark}{a.Title}", MaxOption), a.Number.ToString(), knowledge.English.Find(a.Id) is { } english && language == WrittenLanguage.English ? Limited(english.Title, MaxOption) : null)).ToList();
            if (options.Count > 0) rows.Add(new ActionRow([Component.Select(new CustomId(CustomId.Area, "", language.Tag()).ToString(), DiscordWording.ChooseArea(language), options)]));
        }
        if (Clauses(pages[page].Clauses, knowledge, language) is { Count: > 0 } clauses) rows.Add(new ActionRow(clauses));
        var suggestions = reply.Suggestions.Distinct().Take(MaxButtons).Select(s => Component.Button(new CustomId(CustomId.Suggestion, s, language.Tag()).ToString(), s)).ToList();
        if (suggestions.Count > 0) rows.Add(new ActionRow(suggestions));
        rows.Add(new ActionRow([
            Component.Button(new CustomId(CustomId.Thumb, answer, "up").ToString(), "👍"),
            Component.Button(new CustomId(CustomId.Thumb, answer, "down").ToString(), "👎")]));
        return rows;
    }

    // A few have a button each, many a menu.
    private static List<Component> Clauses(IReadOnlyList<Citation> cited, KnowledgeSnapshot knowledge, WrittenLanguage language)
    {
        if (cited.Count <= MaxButtons) return [.. cited.Select(c => Component.Button(new CustomId(CustomId.Clause, c.Clause.Value, language.Tag()).ToString(), DiscordWording.ShowClause(language, c.Label)))];
        var options = cited.Take(MaxOptions).Select(c => new SelectOption(Limited($"{c.Label} {knowledge.Plan.FindTask(c.Clause)?.Title}".Trim(), MaxOption), c.Clause.Value)).ToList();
        return [Component.Select(new CustomId(CustomId.Clause, "", language.Tag()).ToString(), DiscordWording.ChooseClause(language), options)];
    }

    private static string Limited(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
