using PlanBot.Answers;
using PlanBot.Plans;

namespace PlanBot.Tests.Answers;

/// <summary>What holds of every reply, whatever was asked.</summary>
internal static class ReplyInvariants
{
    private static readonly string[] s_intents = ["ask", "list", "detail", "place", "owner", "about", "talk", "outside"];
    private static readonly string[] s_refusals = [Refusal.NotInPlan, Refusal.OutOfScope, Refusal.NoSuchTask, Refusal.Unsafe, Refusal.NotAllowed];

    /// <summary>Everything about the reply that does not hold; empty when all does. Names no words of the question.</summary>
    public static IEnumerable<string> Broken(Reply reply, Plan plan)
    {
        if (string.IsNullOrWhiteSpace(reply.Text)) yield return "the text is empty";
        foreach (char c in reply.Text.Concat(reply.Suggestions.SelectMany(s => s)).Where(c => c != '\n' && (char.IsControl(c) || c is >= '\ue000' and <= '\uf8ff')).Distinct())
            yield return $"the text has U+{(int)c:X4}";
        if (!s_intents.Contains(reply.Intent)) yield return $"the intent is {reply.Intent}";
        // A title in a list is cited and stands in a line of the assistant's; all other citations have a block of their own.
        var quoted = reply.Blocks.OfType<QuoteBlock>().Select(b => b.Citation).ToList();
        if (!quoted.SequenceEqual(reply.Citations.Where(quoted.Contains))) yield return "the blocks quote other words than the citations";
        if (reply.Citations.Distinct().Count() != reply.Citations.Count) yield return "the same words are cited twice";
        foreach (string broken in reply.Citations.SelectMany(c => Broken(c, reply, plan)).Concat(BrokenLists(reply, plan)).Concat(BrokenOwners(reply)).Concat(BrokenRefusal(reply, plan)))
            yield return broken;
    }

    private static IEnumerable<string> Broken(Citation citation, Reply reply, Plan plan)
    {
        if (plan.Find(citation.Clause) is not { } clause)
        {
            yield return $"{citation.Clause} is cited and not in the plan";
            yield break;
        }
        if (citation.Quote.Length == 0) yield return $"{citation.Clause} is cited without words";
        if (citation.Span.Start < 0 || citation.Span.End > clause.Text.Length || clause.Cut(citation.Span) != citation.Quote) yield return $"the quote of {citation.Clause} is not what stands at its place";
        if (citation.Label != clause.Label) yield return $"the label of {citation.Clause} is {citation.Label}";
        if (!reply.Text.Contains(citation.Quote, StringComparison.Ordinal)) yield return $"the text does not show the quote of {citation.Clause}";
    }

    private static IEnumerable<string> BrokenLists(Reply reply, Plan plan)
    {
        foreach (var task in reply.Tasks ?? [])
            if (plan.FindTask(task.Id) is not { } real || real.Number != task.Number || real.Title != task.Title || real.Area != task.Area) yield return $"task {task.Number} is not the plan's";
        if (reply.Tasks is { } tasks && tasks.Select(t => t.Id).Distinct().Count() != tasks.Count) yield return "a task is listed twice";
        foreach (int area in reply.Areas ?? [])
            if (plan.Areas.All(a => a.Number != area)) yield return $"area {area} is not the plan's";
        if (reply.Count < 0) yield return "the count is negative";
    }

    // A plan that names none for its tasks has no lead and no support of its own word.
    private static IEnumerable<string> BrokenOwners(Reply reply)
    {
        foreach (var owner in reply.Owners)
            if (owner.Basis == "plan" && owner.Role is "lead" or "support") yield return $"{owner.Party} is said to {owner.Role} by the plan's word";
    }

    private static IEnumerable<string> BrokenRefusal(Reply reply, Plan plan)
    {
        if (reply.Refusal is not { } refusal) yield break;
        if (!s_refusals.Contains(refusal.Kind)) yield return $"the refusal is {refusal.Kind}";
        if (refusal.Nearest.Any(n => plan.Find(n) is null)) yield return "a clause named as nearest is not in the plan";
        if (refusal.Kind != Refusal.NotInPlan && reply.Citations.Count > 0) yield return $"a refusal ({refusal.Kind}) quotes the plan";
        // A false premise is held against the clause it is about; nothing else may be quoted in a refusal.
        if (reply.Citations.Any(c => !refusal.Nearest.Contains(c.Clause))) yield return "a refusal quotes a clause that it does not correct with";
        if (reply.Tasks is { Count: > 0 } || reply.Owners.Count > 0) yield return "a refusal lists tasks or owners";
    }
}
