using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>A clause with the words quoted from it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Label">How official papers refer to it.</param>
/// <param name="Quote">The words, verbatim.</param>
/// <param name="Span">Where they stand in the clause's text.</param>
public sealed record Citation(ClauseId Clause, string Label, string Quote, TextSpan Span);

/// <summary>A task in a list.</summary>
/// <param name="Id">Its clause.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title, verbatim.</param>
/// <param name="Area">Its area's number; null in a plan without areas.</param>
public sealed record TaskItem(ClauseId Id, int Number, string Title, int? Area);

/// <summary>A party's part in a task, or in all of them.</summary>
/// <param name="Task">The task's number; null for all tasks.</param>
/// <param name="Role"><c>lead</c>, <c>support</c>, <c>coordinate</c>, <c>implement</c> or <c>track</c>.</param>
/// <param name="Party">The party.</param>
/// <param name="Basis"><c>plan</c> or <c>assigned</c>.</param>
/// <param name="Source">A clause id, or the paper that assigns it.</param>
/// <param name="AsOf">The day it was true.</param>
public sealed record OwnerLine(int? Task, string Role, string Party, string Basis, string Source, DateOnly AsOf);

/// <summary>Why a question is not answered.</summary>
/// <param name="Kind"><c>not-in-plan</c>, <c>out-of-scope</c>, <c>no-such-task</c>, <c>unsafe</c> or <c>not-allowed</c>.</param>
/// <param name="Nearest">The clauses nearest to the question.</param>
public sealed record Refusal(string Kind, IReadOnlyList<ClauseId> Nearest)
{
    /// <summary>The plan does not say.</summary>
    public const string NotInPlan = "not-in-plan";

    /// <summary>The question has nothing to do with the plan.</summary>
    public const string OutOfScope = "out-of-scope";

    /// <summary>The plan has no task of that number.</summary>
    public const string NoSuchTask = "no-such-task";

    /// <summary>An order against the rules.</summary>
    public const string Unsafe = "unsafe";

    /// <summary>An order that only an admin may give, elsewhere.</summary>
    public const string NotAllowed = "not-allowed";
}
