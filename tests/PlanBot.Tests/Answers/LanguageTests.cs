using PlanBot.Answers;
using PlanBot.Language;

namespace PlanBot.Tests.Answers;

/// <summary>An answer is in the language of its question; the plan's words stay as published.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class LanguageTests(KnowledgeFixture fixture)
{
    // Usual in the assistant's sentences, and written otherwise in Traditional.
    private const string SimplifiedOnly = "这没写项务问对应关从为个们条几说读时将与";

    public static TheoryData<string> Traditional { get; } =
    [
        "去香港嘅高鐵點安排", "港澳嘅檢查結果湖南認唔認", "郴州有邊啲任務", "公共服務方面有哪些任務", "任務12", "邊個負責統籌", "任務7邊個牽頭", "文號係幾多",
        "第31項任務講咩", "呢個方案要使幾多錢", "你識做咩", "今日天氣點", "一共有幾多項任務", "有幾多個方面",
    ];

    public static TheoryData<string> English { get; } =
    [
        "What about trains to Hong Kong?", "Are medical test results recognised across the border?", "Which tasks mention Chenzhou?", "List the tasks on public services", "task 12",
        "Who coordinates the work?", "Who leads task 7?", "What is the document number?", "What does task 31 say?", "What is the budget of the plan?", "Hello", "What is the weather today?",
        "How many tasks are there?", "What are the areas?",
    ];

    [Theory]
    [MemberData(nameof(Traditional))]
    public void Ask_InTraditionalChinese_IsAnsweredInTraditionalChinese(string question)
    {
        var reply = fixture.Assistant().Ask(new Question(question));
        Assert.Equal(WrittenLanguage.Traditional, reply.Language);
        string own = OwnWords(reply);
        Assert.NotEmpty(own.Trim());
        Assert.DoesNotContain(own, SimplifiedOnly.Contains);
    }

    [Theory]
    [MemberData(nameof(English))]
    public void Ask_InEnglish_IsAnsweredInEnglish(string question)
    {
        var reply = fixture.Assistant().Ask(new Question(question));
        Assert.Equal(WrittenLanguage.English, reply.Language);
        string own = OwnWords(reply);
        int letters = own.Count(char.IsAsciiLetter), han = own.Count(c => c is >= '\u4e00' and <= '\u9fff');
        Assert.True(letters >= 15 && letters > 2 * han, $"{letters} letters, {han} Chinese characters");
    }

    [Theory]
    [InlineData("高铁怎么安排", WrittenLanguage.Simplified)]
    [InlineData("Hong Kong 高铁怎么安排", WrittenLanguage.Simplified)]
    [InlineData("高鐵怎麼安排", WrittenLanguage.Traditional)]
    [InlineData("trains to 香港 please", WrittenLanguage.English)]
    public void Ask_MixedQuestion_IsAnsweredInItsMainLanguage(string question, WrittenLanguage language) =>
        Assert.Equal(language, fixture.Assistant().Ask(new Question(question)).Language);

    // The text without quotes, titles and labels, which are the plan's own in every language.
    private string OwnWords(Reply reply)
    {
        var plan = fixture.Knowledge.Plan;
        string text = reply.Text;
        foreach (string words in reply.Citations.Select(c => c.Quote).Concat(plan.Tasks.Select(t => t.Title)).Concat(plan.Areas.Select(a => a.Title))
            .Concat(plan.Clauses.Select(c => c.Label)).Append(plan.Front.Title).OrderByDescending(w => w.Length))
            text = text.Replace(words, " ", StringComparison.Ordinal);
        return text;
    }
}
