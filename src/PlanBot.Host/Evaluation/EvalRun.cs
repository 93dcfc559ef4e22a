using PlanBot.Conversations;
using PlanBot.Knowledge;

namespace PlanBot.Host.Evaluation;

/// <summary>Puts the questions of a file to the assistant, each in a conversation of its own.</summary>
internal static class EvalRun
{
    /// <summary>The answers in the order of the questions, graded.</summary>
    /// <param name="knowledge">What is answered from.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="time">The clock of the conversations.</param>
    /// <param name="answered">Told the number of questions answered so far.</param>
    public static IReadOnlyList<Grade> Run(KnowledgeSnapshot knowledge, IReadOnlyList<EvalQuestion> questions, TimeProvider time, Action<int>? answered = null)
    {
        var assistant = new Assistant(knowledge, new ConversationMemory(time), time);
        var grader = new Grader(knowledge.Plan);
        var grades = new List<Grade>(questions.Count);
        foreach (var question in questions)
        {
            // Every turn is asked, in order: Select(...).Last() would only ask the last.
            var replies = question.Turns.Select(turn => assistant.Ask(new Question(turn, question.Id))).ToList();
            grades.Add(grader.Grade(question, PredictionJson.From(question.Id, replies[^1])));
            answered?.Invoke(grades.Count);
        }
        return grades;
    }
}
