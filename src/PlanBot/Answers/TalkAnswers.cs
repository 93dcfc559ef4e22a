using PlanBot.Knowledge;

namespace PlanBot.Answers;

/// <summary>Greetings, thanks, farewells and help.</summary>
internal sealed class TalkAnswers(KnowledgeSnapshot knowledge)
{
    public Draft Greeting(Request request) => new Draft("talk").Say(Wording.For(request.Language).Greeting(knowledge.Plan.Front.Title, Examples(request)));

    public Draft Thanks(Request request) => new Draft("talk").Say(Wording.For(request.Language).Thanks());

    public Draft Farewell(Request request) => new Draft("talk").Say(Wording.For(request.Language).Farewell());

    public Draft Help(Request request) => request.Utterance.IsEmpty
        ? new Draft("talk").Say(Wording.For(request.Language).NotUnderstood())
        : new Draft("talk").Say(Wording.For(request.Language).Help(knowledge.Plan.Front.Title, knowledge.Plan.Areas.Count, knowledge.Plan.Tasks.Count, Examples(request)));

    private IReadOnlyList<string> Examples(Request request) =>
        request.Language == Language.WrittenLanguage.English ? knowledge.Questions.EnglishExamples : knowledge.Questions.Examples;
}
