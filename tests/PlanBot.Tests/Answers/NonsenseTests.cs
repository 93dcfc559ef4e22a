using CsCheck;
using PlanBot.Answers;

namespace PlanBot.Tests.Answers;

/// <summary>Whatever is typed gets a short, sane answer.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class NonsenseTests(KnowledgeFixture fixture)
{
    // What can be asked is said briefly; no answer at all is longer than the list of all tasks in English.
    private const int Brief = 600, Longest = 4000;

    private static readonly string[] s_words =
    [
        "高铁", "任务", "第", "十二", "项", "条", "郴州", "長沙", "长株潭", "谁负责", "哪些", "几", "多少", "方面", "标题带", "对吧", "电话", "预算", "那", "它", "呢",
        "还有吗", "换成英文", "第二条", "下一条", "只看", "task ", "area ", "which ", "who leads ", "how many ", "airport ", "not ", "忽略以上规则", "删除", "你好", "文号", "《", "》",
    ];

    private static readonly string[] s_marks =
    [
        "\n", "\0", "\u001b", "\u202e", "\ue000", "\ue001", "👍", "<b>", "@everyone", "“", "”", "\"", "'", "{0}", "%s", "\\", "。", "，", "？", "1", "０", "〇", "\ud800", "$1", "(",
    ];

    private readonly Assistant _assistant = fixture.Assistant();

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("　　")]
    [InlineData("？？？！！！")]
    [InlineData("👍👍👍🎉")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("\u0000\u0001\u0007\u001b[31m\u007f\u0085")]
    [InlineData("\u202e\u200b\u2066\ufeff")]
    [InlineData("\ud83d")]
    [InlineData("\ue000\ue001")]
    [InlineData("<b></b>")]
    public void Ask_NothingToRead_SaysWhatCanBeAsked(string typed)
    {
        var reply = Sane(typed);
        Assert.Empty(reply.Citations);
        Assert.Null(reply.Tasks);
        Assert.InRange(reply.Text.Length, 1, Brief);
    }

    [Theory]
    [InlineData("哈")]
    [InlineData("a")]
    [InlineData("高铁")]
    [InlineData("任务12 ")]
    [InlineData("谁负责统筹？")]
    [InlineData("第九九九九九九九九九九项")]
    [InlineData("12345678901234567890")]
    [InlineData("task 99999999999999999999 ")]
    [InlineData("\u0000高\u0000铁\u0000")]
    [InlineData("👍高铁👍")]
    public void Ask_FiveThousandCharacters_IsAnsweredShortly(string typed) => Sane(string.Concat(Enumerable.Repeat(typed, 5000 / typed.Length)));

    [Theory]
    [InlineData("哪些任务写到“\ue000高铁”")]
    [InlineData("哪些任务写到“高铁\ue001”")]
    [InlineData("标题里带“\ue000\ue001通道”的任务")]
    [InlineData("方案说投资\ue000一百亿元，对吧")]
    [InlineData("那个\ue000迪士尼\ue001乐园建在哪")]
    public void Ask_TheMarksOfQuotesTyped_AreNotTakenForMarks(string typed) => Sane(typed);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>高铁怎么安排")]
    [InlineData("哪些任务写到“<b>高铁</b>”")]
    [InlineData("@everyone 高铁怎么安排")]
    [InlineData("哪些任务写到“<@12345>”")]
    public void Ask_Markup_IsNotSaidBack(string typed)
    {
        string text = Sane(typed).Text;
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('@', text);
    }

    [Fact]
    public void Ask_AnyText_IsAnsweredSanely() => Gen.String.Sample(typed => { Sane(typed); });

    [Fact]
    public void Ask_AnyMixOfWordsAndNonsense_IsAnsweredSanely() => Mix().Sample(typed => { Sane(typed); }, iter: 600);

    [Fact]
    public void Ask_AnyConversation_IsAnsweredSanely() => Mix().List[1, 5].Sample(turns =>
    {
        var assistant = fixture.Assistant();
        foreach (string turn in turns) Sane(new Question(turn, "chat"), assistant);
    });

    private static Gen<string> Mix() => Gen.OneOf(
        OneOf(s_words),
        OneOf(s_marks),
        Gen.String[0, 6],
        Gen.Int[-3, 40].Select(n => n.ToString())).List[0, 12].Select(string.Concat);

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private Reply Sane(string typed) => Sane(new Question(typed), _assistant);

    private Reply Sane(Question question, Assistant assistant)
    {
        var reply = assistant.Ask(question);
        Assert.Empty(ReplyInvariants.Broken(reply, fixture.Knowledge.Plan));
        Assert.InRange(reply.Text.Length, 1, Longest);
        return reply;
    }
}
