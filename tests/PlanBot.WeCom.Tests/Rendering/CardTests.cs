using PlanBot.Answers;
using PlanBot.Plans;
using PlanBot.WeCom.Model;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Rendering;

[Collection(LoadedKnowledge.Name)]
public sealed class CardTests(KnowledgeFixture fixture)
{
    private const string TaskId = "planbot-1_2@3";

    [Fact]
    public void Cards_OfEveryReply_KeepWeComsRules_BeforeAndAfterEveryPress() =>
        AskedReplies.AssertNone(AskedReplies.Of(fixture, _ => true).SelectMany(a => Broken(a.Reply).Select(b => $"{a.Id}: {b}")));

    [Fact]
    public void Cards_OfRepliesToDev_QuoteTheFirstClauseVerbatim()
    {
        var cards = AskedReplies.Of(fixture, AskedReplies.IsDev).Select(a => (a.Reply, Card: Of(a.Reply))).Where(a => a.Card?.QuoteArea is not null).ToList();
        Assert.True(cards.Count > 60);
        Assert.All(cards, a =>
        {
            var first = a.Reply.Citations[0];
            string words = a.Card!.QuoteArea!.QuoteText;
            bool cut = words.EndsWith("”……", StringComparison.Ordinal);
            words = words[1..(cut ? ^3 : ^1)];
            if (cut) Assert.Contains(words[^1], "。；！？”）");
            Assert.Equal(first.Quote[..words.Length], words);
            Assert.Equal(cut, words.Length < first.Quote.Length);
            Assert.Equal(WeComWording.Label(a.Reply.Language, first.Label), a.Card.MainTitle!.Title);
        });
    }

    [Fact]
    public void ClauseCard_OfAFact_HasTheThreeButtons_WhichCarryAllThatAPressNeeds()
    {
        var reply = Ask("去香港的高铁怎么安排");
        var card = Of(reply)!;
        Assert.Equal(["整条原文", "相关任务", "谁负责"], card.ButtonList!.Select(b => b.Text));
        Assert.Equal([CardKey.Clause, CardKey.Related, CardKey.Owner], card.ButtonList!.Select(b => CardKey.Parse(b.Key)!.Action));
        Assert.All(card.ButtonList!, b => Assert.Equal("task-1", CardKey.Parse(b.Key)!.Target(null)));
    }

    [Fact]
    public void ClauseCard_AfterAPress_IsTheSameCard_WithTheButtonMarked()
    {
        var card = Of(Ask("去香港的高铁怎么安排"))!;
        var pressed = ReplyCard.Pressed(CardKey.Parse(card.ButtonList![1].Key)!, null, fixture.Knowledge, TaskId)!;
        Assert.Equal(["整条原文", "✓相关任务", "谁负责"], pressed.ButtonList!.Select(b => b.Text));
        Assert.Equal(card.ButtonList!.Select(b => b.Key), pressed.ButtonList!.Select(b => b.Key));
        Assert.Equal(card with { ButtonList = null }, pressed with { ButtonList = null });
    }

    [Fact]
    public void ClauseCard_AfterAPressOnWhoOwnsIt_NamesTheOwners()
    {
        var card = Of(Ask("去香港的高铁怎么安排"))!;
        Assert.Null(card.HorizontalContentList);
        var pressed = ReplyCard.Pressed(CardKey.Parse(card.ButtonList![2].Key)!, null, fixture.Knowledge, TaskId)!;
        Assert.Equal([new("统筹", "省泛珠三角区域合作领导小组"), new("落实", "各相关部门、领导小组成员单位、各市州人民政府"), new("跟踪", "省发展改革委")], pressed.HorizontalContentList!);
    }

    [Fact]
    public void ClauseCard_OfOtherKnowledge_LeavesTheQuoteOut()
    {
        var key = CardKey.Parse(Of(Ask("去香港的高铁怎么安排"))!.ButtonList![0].Key)!;
        Assert.Null(ReplyCard.Pressed(key with { Snapshot = "0000000000" }, null, fixture.Knowledge, TaskId)!.QuoteArea);
        Assert.Null(ReplyCard.Pressed(key with { Quote = new TextSpan(0, int.MaxValue) }, null, fixture.Knowledge, TaskId)!.QuoteArea);
        Assert.Null(ReplyCard.Pressed(key with { Targets = ["task-99"] }, null, fixture.Knowledge, TaskId));
    }

    [Theory]
    [InlineData(CardLengths.Quote, true)]
    [InlineData(CardLengths.Quote + 1, false)]
    public void Words_OfOneSentence_AreWholeOrLeftOut(int length, bool shown)
    {
        string sentence = new('字', length);
        Assert.Equal(shown ? $"“{sentence}”" : null, ClauseCard.Words(sentence));
    }

    [Fact]
    public void Words_OfSeveralSentences_EndWithASentence_TheEllipsisOutsideTheQuote()
    {
        string first = new string('甲', 120) + "。";
        Assert.Equal($"“{first}”……", ClauseCard.Words(first + new string('乙', 120) + "。"));
    }

    [Fact]
    public void OwnerRows_OfManyParts_AreSix_TheLastSaysHowManyMore()
    {
        var owners = Enumerable.Range(1, 9).Select(t => new OwnerLine(t, "lead", $"名称很长的第{t}个牵头单位名称很长很长很长很长很长很长", "assigned", "分工方案", new DateOnly(2026, 5, 1))).ToList();
        var rows = OwnerRows.Of(owners, Language.WrittenLanguage.Simplified);
        Assert.Equal(6, rows.Count);
        Assert.Equal("登记牵头", rows[0].Keyname);
        Assert.StartsWith("任务1：名称", rows[0].Value, StringComparison.Ordinal);
        Assert.EndsWith("…", rows[0].Value, StringComparison.Ordinal);
        Assert.Equal(new CardRow("其他", "另有4组，见上文"), rows[5]);
    }

    [Fact]
    public void AreaCard_OfAllAreas_OffersEight_AndKeepsTheChoice()
    {
        var card = Of(Ask("方案分哪几个方面"))!;
        Assert.Equal(TemplateCard.MultipleInteraction, card.CardType);
        var options = Assert.Single(card.SelectList!).OptionList;
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"{n}"), options.Select(o => o.Id));
        Assert.Equal("（五）公共服务", options[4].Text);
        var key = CardKey.Parse(card.SubmitButton!.Key)!;
        Assert.Equal("5", key.Target("5"));
        Assert.Null(key.Target("9"));
        Assert.Null(key.Target(null));
        var pressed = ReplyCard.Pressed(key, "5", fixture.Knowledge, TaskId)!;
        Assert.Equal("5", pressed.SelectList![0].SelectedId);
        Assert.Equal("✓查看任务", pressed.SubmitButton!.Text);
    }

    [Fact]
    public void WelcomeCard_OffersTheAreas_AndStaysTheWelcomeAfterAPress()
    {
        foreach (var language in Enum.GetValues<Language.WrittenLanguage>())
        {
            var card = AreaCard.Welcome(fixture.Knowledge, language, TaskId)!;
            Assert.Empty(CardRules.Broken(card));
            Assert.Equal(8, card.SelectList![0].OptionList.Count);
            var pressed = ReplyCard.Pressed(CardKey.Parse(card.SubmitButton!.Key)!, "3", fixture.Knowledge, TaskId)!;
            Assert.Equal(card.MainTitle, pressed.MainTitle);
        }
    }

    [Fact]
    public void TaskCard_OfAList_OffersItsTasks()
    {
        var card = Of(Ask("公共服务方面有哪些任务"))!;
        Assert.Equal(["task-17", "task-18", "task-19"], card.ButtonSelection!.OptionList.Select(o => o.Id));
        var key = CardKey.Parse(card.ButtonList![0].Key)!;
        Assert.Equal("task-18", key.Target("task-18"));
        Assert.Equal("task-18", ReplyCard.Pressed(key, "task-18", fixture.Knowledge, TaskId)!.ButtonSelection!.SelectedId);
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("今天天气怎么样")]
    public void Card_OfAReplyThatCitesNothing_IsNone(string question) => Assert.Null(Of(Ask(question)));

    [Theory]
    [InlineData("clause|task-18|zh-Hans|3+9|abc|")]
    [InlineData("area|1,2,5|en|||w")]
    [InlineData("owner|closing|zh-Hant||abc|o")]
    public void CardKey_IsReadAsItWasWritten(string text) => Assert.Equal(text, CardKey.Parse(text)!.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("clause")]
    [InlineData("|task-1|zh-Hans|||")]
    [InlineData("clause||zh-Hans|||")]
    [InlineData("clause|task-1|fr|||")]
    [InlineData("clause|task-1|zh-Hans|3|abc|")]
    [InlineData("clause|task-1|zh-Hans|-3+9|abc|")]
    [InlineData("clause|task-1|zh-Hans|||x")]
    [InlineData("clause|task-1|zh-Hans||||")]
    public void CardKey_OfAnotherShape_IsNone(string? text) => Assert.Null(CardKey.Parse(text));

    [Fact]
    public void Buttons_InEveryLanguage_AreWhole()
    {
        foreach (string button in Enum.GetValues<Language.WrittenLanguage>().SelectMany(l => new[] { WeComWording.WholeClause(l), WeComWording.RelatedTasks(l), WeComWording.WhoOwns(l), WeComWording.ShowTasks(l) }))
            Assert.InRange(WeComWording.Pressed(button).Length, 2, CardLengths.Button);
    }

    private Reply Ask(string question) => fixture.Assistant().Ask(new Question(question));

    private TemplateCard? Of(Reply reply) => ReplyCard.Of(reply, fixture.Knowledge, TaskId);

    private IEnumerable<string> Broken(Reply reply)
    {
        if (Of(reply) is not { } card) return reply.Citations.Count > 0 || reply.Areas is { Count: > 1 } ? ["no card"] : [];
        var keys = (card.ButtonList ?? []).Select(b => b.Key).Concat(card.SubmitButton is { } submit ? [submit.Key] : []);
        var chosen = card.ButtonSelection?.OptionList[^1].Id ?? card.SelectList?[0].OptionList[^1].Id;
        return CardRules.Broken(card).Concat(keys.SelectMany(k =>
            CardKey.Parse(k) is not { } key ? ["a key"]
            : key.Target(chosen) is null ? ["no target"]
            : ReplyCard.Pressed(key, chosen, fixture.Knowledge, TaskId) is not { } pressed ? ["no card after a press"]
            : CardRules.Broken(pressed).Select(b => $"after {key.Action}: {b}")));
    }
}
