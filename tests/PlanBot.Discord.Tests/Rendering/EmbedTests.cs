using System.Text;
using PlanBot.Answers;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rendering;

namespace PlanBot.Discord.Tests.Rendering;

/// <summary>What holds of the embeds of the replies to all questions of the question files.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class EmbedTests(KnowledgeFixture fixture)
{
    [Fact]
    public void Embeds_OfEveryReplyToDev_CarryItsClausesQuotesAndOwners()
    {
        var asked = Replies(file => file.StartsWith("dev.jsonl:", StringComparison.Ordinal)).ToList();
        Assert.True(asked.Count > 100);
        AssertNone(asked.SelectMany(a => Lost(a.Reply).Select(l => $"{a.Id}: {l}")));
    }

    [Fact]
    public void Embeds_OfEveryReply_KeepDiscordsLimits()
    {
        AssertNone(Replies(_ => true).SelectMany(a => Messages(a.Reply).SelectMany(Broken).Select(b => $"{a.Id}: {b}")));
    }

    [Fact]
    public void Embeds_OfAReplyWithManyLongOwners_KeepDiscordsLimits()
    {
        var reply = fixture.Assistant().Ask(new Question("永州飞机场是要搬家吗"));
        var owners = Enumerable.Range(1, 60).SelectMany(t => Enumerable.Range(1, 30).Select(n => new OwnerLine(t, "lead", $"第{n}个*牵头*单位，名称很长很长很长很长很长", "assigned", "内部分工文件", new DateOnly(2026, 5, 1)))).ToList();
        AssertNone(Messages(reply with { Owners = owners }).SelectMany(Broken));
    }

    private IEnumerable<(string Id, Reply Reply)> Replies(Func<string, bool> wanted)
    {
        var assistant = fixture.Assistant();
        return AskedQuestions.All().Where(c => wanted(c.Id)).SelectMany(chat => chat.Turns.Select(turn => (chat.Id, assistant.Ask(new Question(turn, chat.Id)))));
    }

    // With as long a recipe as fits.
    private static readonly AnswerRef s_longest = AnswerRef.To("12345678901234567890", new string('问', AnswerRef.Longest - 23), language: null);

    private IEnumerable<MessageBody> Messages(Reply reply) => Enumerable.Range(0, Pages.Of(reply).Count).Select(page => ReplyMessage.Render(reply, s_longest, page, fixture.Knowledge));

    private IEnumerable<string> Lost(Reply reply)
    {
        var messages = Messages(reply).ToList();
        string shown = Bare(Markdown.Shown(string.Concat(messages.Select(m => m.Embeds![0].Description))));
        string[] quoted = [.. reply.Blocks.OfType<QuoteBlock>().Select(q => q.Citation.Clause.Value).Distinct()];
        foreach (var citation in reply.Citations)
        {
            if (!shown.Contains(Bare(citation.Quote), StringComparison.Ordinal)) yield return $"the quote “{citation.Quote}”";
            // A task of a list stands there with its number and title; what is quoted has its label.
            string named = reply.Tasks?.FirstOrDefault(t => t.Id == citation.Clause) is { } task && !quoted.Contains(citation.Clause.Value) ? $"{task.Number}.{task.Title}" : citation.Label;
            if (!shown.Contains(Bare(named), StringComparison.Ordinal)) yield return $"the clause {named}";
        }
        foreach (var prose in reply.Blocks.OfType<ProseBlock>())
            if (!shown.Contains(Bare(prose.Text), StringComparison.Ordinal)) yield return $"the words {prose.Text}";
        string[] buttons = [.. Components(messages).Where(c => CustomId.Parse(c.CustomId)!.Value.Action == CustomId.Clause)
            .SelectMany(c => c.Options?.Select(o => o.Value) ?? [CustomId.Parse(c.CustomId)!.Value.Target]).Distinct()];
        string[] cited = [.. reply.Citations.Select(c => c.Clause.Value).Distinct()];
        if (!buttons.ToHashSet().SetEquals(cited)) yield return $"buttons {string.Join(' ', buttons)} for {string.Join(' ', cited)}";
        var fields = messages[0].Embeds![0].Fields ?? [];
        foreach (var owner in reply.Owners)
        {
            string name = $"{DiscordWording.OfTask(reply.Language, owner.Task)} · {DiscordWording.Role(reply.Language, owner.Role)} · {DiscordWording.Basis(reply.Language, owner.Basis)}";
            if (!fields.Any(f => f.Name == name && Markdown.Shown(f.Value).Split('\n').Any(line => line.StartsWith(owner.Party, StringComparison.Ordinal)))) yield return $"the owner {name} {owner.Party}";
        }
        if (fields.Sum(f => f.Value.Split('\n').Length) > reply.Owners.Count) yield return "owners nobody named";
    }

    private static IEnumerable<string> Broken(MessageBody message)
    {
        var embed = Assert.Single(message.Embeds!);
        var fields = embed.Fields ?? [];
        int all = (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + fields.Sum(f => f.Name.Length + f.Value.Length);
        if (embed.Description is { Length: > 4_096 or 0 }) yield return $"a description of {embed.Description.Length}";
        if (all is > 6_000 or 0) yield return $"{all} characters in all";
        if (fields.Count > 25 || fields.Any(f => f.Name.Length is 0 or > 256 || f.Value.Length is 0 or > 1_024)) yield return "fields";
        if (message.Components!.Count > 5 || message.Components.Any(r => r.Components.Count is 0 or > 5)) yield return "rows";
        var components = message.Components.SelectMany(r => r.Components).ToList();
        if (components.Any(c => c.CustomId.Length is 0 or > 100 || CustomId.Parse(c.CustomId) is null) || components.DistinctBy(c => c.CustomId).Count() != components.Count) yield return "ids";
        if (components.Any(c => c.Label is { Length: 0 or > 80 } || c.Placeholder?.Length > 150)) yield return "labels";
        if (components.Any(c => c.Options is { } options && (options.Count is 0 or > 25 || options.Any(o => o.Label.Length is 0 or > 100 || o.Value.Length > 100 || o.Description?.Length > 100)))) yield return "options";
        if (message.AllowedMentions.Parse.Count > 0 || message.AllowedMentions.RepliedUser) yield return "pings";
    }

    private static IEnumerable<Component> Components(IEnumerable<MessageBody> messages) => messages.SelectMany(m => m.Components!).SelectMany(r => r.Components);

    // Without what pages and quote blocks add.
    private static string Bare(string text)
    {
        var bare = new StringBuilder();
        foreach (string line in text.Split('\n')) bare.Append(line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line);
        return bare.Replace("“", "").Replace("”", "").Replace("> ", "").Replace(" ", "").ToString();
    }

    private static void AssertNone(IEnumerable<string> broken)
    {
        var lines = broken.ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} in all\n{string.Join('\n', lines.Take(20))}");
    }
}
