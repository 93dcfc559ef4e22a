using PlanBot.Answers;
using PlanBot.Knowledge;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Rendering;

/// <summary>The card below an answer.</summary>
internal static class ReplyCard
{
    /// <summary>The card that fits a reply: areas to choose from, tasks to choose from, or the first clause that it cites; null where none of them is in it.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="knowledge">What it was made from.</param>
    /// <param name="taskId">The card's id, as <see cref="TemplateCard.TaskId"/> says.</param>
    public static TemplateCard? Of(Reply reply, KnowledgeSnapshot knowledge, string taskId)
    {
        if (reply.Areas is { Count: > 1 } areas) return AreaCard.Of(areas, knowledge, reply.Language, taskId);
        if (reply.Tasks is { Count: > 1 } tasks) return tasks.Count <= CardLengths.Options ? TaskCard.Of([.. tasks.Select(t => t.Id)], knowledge, reply.Language, taskId) : AreaCard.Of(knowledge, reply.Language, taskId);
        return reply.Citations is [var first, ..] ? ClauseCard.Of(reply, first, knowledge, taskId) : null;
    }

    /// <summary>The card after a press on one of its buttons; null where the knowledge of today has nothing that it could show.</summary>
    /// <param name="key">The button.</param>
    /// <param name="chosen">What was chosen in its selector; null where it has none.</param>
    /// <param name="knowledge">The knowledge in use.</param>
    /// <param name="taskId">The pressed card's id.</param>
    public static TemplateCard? Pressed(CardKey key, string? chosen, KnowledgeSnapshot knowledge, string taskId)
    {
        if (key.Action == CardKey.Area) return AreaCard.Pressed(key, chosen, knowledge, taskId);
        return key.Targets.Count > 1 ? TaskCard.Pressed(key, chosen, knowledge, taskId) : ClauseCard.Pressed(key, knowledge, taskId);
    }
}
