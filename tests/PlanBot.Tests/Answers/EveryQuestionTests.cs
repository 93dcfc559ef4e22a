using System.Text;
using PlanBot.Answers;
using PlanBot.Language;

namespace PlanBot.Tests.Answers;

/// <summary>What holds of the answers to all questions of the question files, right or wrong.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class EveryQuestionTests(KnowledgeFixture fixture)
{
    private static readonly IReadOnlyList<AskedQuestions.Chat> s_chats = AskedQuestions.All();

    [Fact]
    public void Ask_EveryTurnOfEveryQuestion_KeepsTheInvariants()
    {
        var assistant = fixture.Assistant();
        AssertNone(s_chats.SelectMany(chat => chat.Turns.SelectMany(turn => ReplyInvariants.Broken(assistant.Ask(new Question(turn, chat.Id)), fixture.Knowledge.Plan))
            .Select(broken => $"{chat.Id}: {broken}")));
    }

    [Fact]
    public void Ask_TheSameConversationTwice_GetsTheSameAnswers()
    {
        var (once, again) = (fixture.Assistant(), fixture.Assistant());
        AssertNone(s_chats.Where(chat => chat.Turns.Any(turn => !Same(once.Ask(new Question(turn, chat.Id)), again.Ask(new Question(turn, chat.Id))))).Select(chat => chat.Id));
    }

    [Fact]
    public void Ask_FromSeveralThreadsInAnyOrder_GetsTheSameAnswers()
    {
        var assistant = fixture.Assistant();
        var answers = s_chats.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(c => assistant.Ask(new Question(c.Turns[0]))).ToList();
        AssertNone(s_chats.Where((c, i) => !Same(answers[i], assistant.Ask(new Question(c.Turns[0])))).Select(c => c.Id));
    }

    [Fact]
    public void Ask_ForTheAnswerInEnglish_KeepsTheQuotes()
    {
        var assistant = fixture.Assistant();
        AssertNone(s_chats.Where(chat => chat.Turns.Count == 1).Where(chat =>
        {
            var chinese = assistant.Ask(new Question(chat.Turns[0], chat.Id));
            if (chinese.Intent is "talk" or "outside" || chinese.Language == WrittenLanguage.English) return false;
            var english = assistant.Ask(new Question("换成英文", chat.Id));
            return english.Language != WrittenLanguage.English || !english.Citations.SequenceEqual(chinese.Citations) || english.Refusal?.Kind != chinese.Refusal?.Kind;
        }).Select(chat => chat.Id));
    }

    [Fact]
    public void Ask_InTraditionalChinese_AnswersAsInSimplifiedWithTheSameQuotes()
    {
        var assistant = fixture.Assistant();
        var asked = s_chats.SelectMany(c => c.Turns.Take(1).Select(t => (c.Id, Text: t))).Where(q => WrittenLanguages.Detect(q.Text) == WrittenLanguage.Traditional).ToList();
        Assert.NotEmpty(asked);
        AssertNone(asked.Where(q =>
        {
            var traditional = assistant.Ask(new Question(q.Text));
            var simplified = assistant.Ask(new Question(ScriptConversion.ToSimplified(q.Text)));
            return traditional.Language != WrittenLanguage.Traditional || !traditional.Citations.SequenceEqual(simplified.Citations)
                || ScriptConversion.ToSimplified(traditional.Text) != ScriptConversion.ToSimplified(simplified.Text);
        }).Select(q => q.Id));
    }

    private static bool Same(Reply a, Reply b) => a.Text == b.Text && a.Intent == b.Intent && a.Citations.SequenceEqual(b.Citations) && a.Suggestions.SequenceEqual(b.Suggestions);

    private static void AssertNone(IEnumerable<string> broken)
    {
        var lines = broken.ToList();
        var message = new StringBuilder($"{lines.Count} in all\n").AppendJoin('\n', lines.Take(20));
        Assert.True(lines.Count == 0, message.ToString());
    }
}
