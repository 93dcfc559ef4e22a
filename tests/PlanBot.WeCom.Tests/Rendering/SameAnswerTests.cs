using System.Text;
using PlanBot.Answers;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rendering;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Rendering;

/// <summary>What WeCom shows of an answer is what the reply holds and what Discord shows.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class SameAnswerTests(KnowledgeFixture fixture)
{
    [Fact]
    public void Markdown_OfEveryReplyToDev_CarriesTheClausesQuotesAndOwnersOfTheReplyAndOfDiscord()
    {
        var asked = AskedReplies.Of(fixture, AskedReplies.IsDev).ToList();
        Assert.True(asked.Count > 100);
        AskedReplies.AssertNone(asked.SelectMany(a => new[] { ByteLimits.Stream, ByteLimits.App }.SelectMany(limit => Markdown(a.Reply, limit).Select(l => $"{a.Id} at {limit}: {l}"))));
    }

    [Fact]
    public void PlainText_OfEveryReplyToDev_CarriesThemToo() =>
        AskedReplies.AssertNone(AskedReplies.Of(fixture, AskedReplies.IsDev).SelectMany(a => Plain(a.Reply).Select(l => $"{a.Id}: {l}")));

    [Fact]
    public void Messages_OfEveryReply_KeepTheLimits_AndNearlyAllAreOneMessageOfTheRobot()
    {
        var replies = AskedReplies.Of(fixture, _ => true).Select(a => ReplyLines.Of(a.Reply, fixture.Knowledge.Plan)).ToList();
        Assert.All(replies, lines => Assert.Single(WeComMarkdown.Parts(lines, ByteLimits.Stream)));
        Assert.All(replies, lines => Assert.All(WeComMarkdown.Parts(lines, ByteLimits.App).Concat(WeComPlainText.Parts(lines, ByteLimits.App)), p => Assert.InRange(Encoding.UTF8.GetByteCount(p), 1, ByteLimits.App)));
    }

    [Fact]
    public void Clauses_OfThePlan_AreShownWhole() => Assert.All(fixture.Knowledge.Plan.Clauses, clause =>
    {
        var parts = WeComMarkdown.Parts(ReplyLines.Of(clause, Language.WrittenLanguage.Simplified, fixture.Knowledge.Plan), ByteLimits.App);
        Assert.Contains(ShownText.Folded($"“{clause.Text}”（{clause.Label}）"), ShownText.OfMarkdown(string.Join('\n', parts)), StringComparison.Ordinal);
    });

    private IEnumerable<string> Markdown(Reply reply, int limit)
    {
        string markdown = string.Join('\n', WeComMarkdown.Parts(ReplyLines.Of(reply, fixture.Knowledge.Plan), limit));
        foreach (string lost in Lost(reply, ShownText.OfMarkdown(markdown))) yield return lost;

        // Exactly these quotes stand in quote blocks, in this order.
        string quoted = ShownText.OfMarkdown(string.Join('\n', markdown.Split('\n').Where(l => l.StartsWith("> ", StringComparison.Ordinal))));
        var quotes = reply.Blocks.OfType<QuoteBlock>().Select(q => q.Citation).ToList();
        if (quoted != Folded(string.Concat(quotes.Select(c => WeComWording.Quoted(reply.Language, c.Quote, c.Label))))) yield return $"quote blocks {quoted}";

        var embeds = Enumerable.Range(0, Pages.Of(reply).Count).Select(page => ReplyMessage.Render(reply, new PlanBot.Discord.Rendering.AnswerRef("1", null), page, fixture.Knowledge).Embeds![0]).ToList();
        string onDiscord = Bare(string.Concat(embeds.SelectMany(e => (e.Description ?? "").Split('\n')).Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => PlanBot.Discord.Rendering.Markdown.Shown(l[2..]))));
        if (onDiscord != Bare(string.Concat(quotes.Select(c => c.Quote + c.Label)))) yield return $"Discord quotes {onDiscord}";

        string[] wanted = [.. Fields(embeds[0]).Select(f => Folded("· " + f.Name + WeComWording.Colon(reply.Language) + string.Join(WeComWording.And(reply.Language), PlanBot.Discord.Rendering.Markdown.Shown(f.Value).Split('\n'))))];
        string[] owners = [.. markdown.Split('\n').SkipWhile(l => !l.StartsWith($"**{WeComWording.Owners(reply.Language)}**", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith('·')).Select(ShownText.OfMarkdown)];
        if (!owners.SequenceEqual(wanted)) yield return $"owners {string.Join(" / ", owners)} for {string.Join(" / ", wanted)}";
    }

    private IEnumerable<string> Plain(Reply reply) =>
        Lost(reply, Folded(string.Join('\n', WeComPlainText.Parts(ReplyLines.Of(reply, fixture.Knowledge.Plan), ByteLimits.App))));

    private static IEnumerable<string> Lost(Reply reply, string shown)
    {
        string[] quoted = [.. reply.Blocks.OfType<QuoteBlock>().Select(q => q.Citation.Clause.Value).Distinct()];
        foreach (var citation in reply.Citations)
        {
            if (!shown.Contains(Folded(citation.Quote), StringComparison.Ordinal)) yield return $"the quote “{citation.Quote}”";
            // A task of a list stands there with its number and title; what is quoted has its label.
            string named = reply.Tasks?.FirstOrDefault(t => t.Id == citation.Clause) is { } task && !quoted.Contains(citation.Clause.Value) ? $"{task.Number}.{task.Title}" : WeComWording.Label(reply.Language, citation.Label);
            if (!shown.Contains(Folded(named), StringComparison.Ordinal)) yield return $"the clause {named}";
        }
        foreach (var prose in reply.Blocks.OfType<ProseBlock>())
            if (!shown.Contains(Folded(prose.Text), StringComparison.Ordinal)) yield return $"the words {prose.Text}";
        foreach (string suggestion in reply.Suggestions)
            if (!shown.Contains(Folded(suggestion), StringComparison.Ordinal)) yield return $"the suggestion {suggestion}";
        foreach (var owner in reply.Owners)
            if (!shown.Contains(Folded(owner.Party), StringComparison.Ordinal)) yield return $"the owner {owner.Party}";
    }

    private static IEnumerable<EmbedField> Fields(Embed embed) => embed.Fields ?? [];

    private static string Folded(string text) => ShownText.Folded(text);

    // Without the marks that Discord's quotes stand in.
    private static string Bare(string text) => ShownText.Folded(text.Replace("“", "").Replace("”", "").Replace("—— ", ""));
}
