using PlanBot.Storage;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom;

/// <summary>Keeps what people think of answers. A user is stored by a hash, not by name or id.</summary>
internal sealed class FeedbackBox(BotStore store, QuestionBook questions, TimeProvider time)
{
    /// <summary>Keeps WeCom's own thumb; a second one of the same user on the same answer takes the place of the first, and one that is taken back leaves a remark without words. Ends when it is on the disk.</summary>
    public Task ThumbAsync(string user, IncomingFeedback thumb) => store.SaveAsync(Of($"wecom:{thumb.Id}:thumb", user, questions.Find(thumb.Id), Meaning(thumb.Type), Words(thumb)));

    /// <summary>Keeps a remark on the bot; ends when it is on the disk.</summary>
    public Task RemarkAsync(string id, string user, string text) => store.SaveAsync(Of($"wecom:{id}:remark", user, null, Verdict.Remark, text));

    private static Verdict Meaning(IncomingFeedbackType type) => type switch
    {
        IncomingFeedbackType.Accurate => Verdict.Up,
        IncomingFeedbackType.Inaccurate => Verdict.Down,
        _ => Verdict.Remark,
    };

    private static string Words(IncomingFeedback thumb)
    {
        if (thumb.Type != IncomingFeedbackType.Inaccurate) return "";
        var reasons = (thumb.InaccurateReasonList ?? []).Select(WeComWording.Reason).OfType<string>();
        return string.Join("；", reasons.Append(thumb.Content).Where(w => !string.IsNullOrEmpty(w)));
    }

    private Feedback Of(string id, string user, AnsweredQuestion? answered, Verdict verdict, string comment) => new()
    {
        Id = id,
        At = time.GetUtcNow(),
        Channel = "wecom",
        User = user,
        Question = answered?.Text ?? "",
        Snapshot = answered?.Snapshot ?? "",
        Verdict = verdict,
        Comment = comment,
    };
}
