using PlanBot.Storage;

namespace PlanBot.Discord;

/// <summary>Keeps what people think of answers. A user is stored by a hash, not by name or id.</summary>
internal sealed class FeedbackBox(BotStore store, TimeProvider time)
{
    /// <summary>Keeps a thumb; a second one of the same user on the same answer takes the place of the first. Ends when it is on the disk.</summary>
    public Task ThumbAsync(string answerId, string user, GivenAnswer? answer, bool up) => store.SaveAsync(Of($"discord:{answerId}:thumb", user, answer, up ? Verdict.Up : Verdict.Down, ""));

    /// <summary>Keeps a remark on an answer, or on the bot; ends when it is on the disk.</summary>
    public Task RemarkAsync(string id, string user, GivenAnswer? answer, string text) => store.SaveAsync(Of($"discord:{id}:remark", user, answer, Verdict.Remark, text));

    private Feedback Of(string id, string user, GivenAnswer? answer, Verdict verdict, string comment) => new()
    {
        Id = id,
        At = time.GetUtcNow(),
        Channel = "discord",
        User = user,
        Question = answer?.Question ?? "",
        Snapshot = answer?.Reply.Snapshot ?? "",
        Verdict = verdict,
        Comment = comment,
    };
}
