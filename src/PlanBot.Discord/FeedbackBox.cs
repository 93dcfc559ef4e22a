using PlanBot.Storage;

namespace PlanBot.Discord;

/// <summary>Keeps what people think of answers. A user is stored by a hash, not by name or id.</summary>
internal sealed class FeedbackBox(BotStore store, TimeProvider time)
{
    /// <summary>Keeps a thumb; it is written in the background.</summary>
    public void Thumb(string id, string user, GivenAnswer? answer, bool up) => _ = store.SaveAsync(Of(id, user, answer, up ? Verdict.Up : Verdict.Down, ""));

    /// <summary>Keeps a remark; ends when it is on the disk.</summary>
    public Task RemarkAsync(string id, string user, GivenAnswer? answer, string text) => store.SaveAsync(Of(id, user, answer, Verdict.Remark, text));

    private Feedback Of(string id, string user, GivenAnswer? answer, Verdict verdict, string comment) => new()
    {
        Id = "discord:" + id,
        At = time.GetUtcNow(),
        Channel = "discord",
        User = user,
        Question = answer?.Question ?? "",
        Snapshot = answer?.Reply.Snapshot ?? "",
        Verdict = verdict,
        Comment = comment,
    };
}
