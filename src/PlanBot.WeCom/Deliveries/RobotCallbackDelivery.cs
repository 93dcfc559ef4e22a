using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PlanBot.Language;
using PlanBot.WeCom.Api;
using PlanBot.WeCom.Callback;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Deliveries;

/// <summary>The robot's answers in callback mode: a stream in the callback's own response and in those to WeCom's questions for the rest of it; when WeCom stops asking, the <c>response_url</c>.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101031.</remarks>
/// <param name="message">What is answered.</param>
/// <param name="reply">The callback's own response.</param>
/// <param name="answerId">The id of the stream and its thumbs.</param>
/// <param name="open">What WeCom is told when it asks again.</param>
/// <param name="api">Posts to the <c>response_url</c>.</param>
/// <param name="shutdown">Tells when WeCom will not ask any more.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class RobotCallbackDelivery(IncomingMessage message, PassiveReply reply, string answerId, OpenAnswer open, WeComApi api, Shutdown shutdown, TimeProvider time, DeliveryLog log) : IDelivery
{
    /// <summary>How long WeCom may keep from asking before it is taken to ask no more. Ours: WeCom names no interval, and asks about once a second.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    public async Task AnswerAsync(Task<Answer> composing, Func<string> waiting)
    {
        bool begins = await composing.IsReadyWithinAsync(Waits.Soon, time, shutdown.Stopping);
        if (!begins)
        {
            open.Set(Json(new StreamBody(Stream(waiting(), finish: false, begins: true)), OutgoingJson.Readable.StreamBody), isWhole: false);
            await open.AnswerAsync(reply.TryAnswerAsync);
        }
        var answer = await composing;
        open.Set(Whole(answer, begins), isWhole: true);
        if (begins) await open.AnswerAsync(reply.TryAnswerAsync);
        if (!open.Taken.IsCompleted && await IsNotFetchedAsync())
        {
            log.NotFetched(answerId);
            await PostAsync(answer.RobotParts[0]);
        }
        else if (answer.RobotParts.Count > 1)
        {
            // One message more is all that the callback mode has room for.
            await PostAsync(answer.RobotParts[1]);
        }
    }

    public async Task AnswerPressAsync(Task<Answer> composing) => await PostAsync((await composing).RobotParts[0]);

    public Task UpdateCardAsync(TemplateCard card) => SayAsync(Json(new UpdateTemplateCardBody(card), OutgoingJson.Readable.UpdateTemplateCardBody), "The pressed card");

    public Task WelcomeAsync(TemplateCard? card, string text) => SayAsync(
        card is null ? Json(TextBody.Of(text), OutgoingJson.Readable.TextBody) : Json(new TemplateCardBody(card), OutgoingJson.Readable.TemplateCardBody), "The welcome");

    public Task RepeatAsync() => open.AnswerAsync(reply.TryAnswerAsync);

    /// <summary>The end of a stream that nobody knows any more, since the program was restarted.</summary>
    public static string Lost(string streamId) =>
        Json(new StreamBody(new StreamFrame { Id = streamId, Finish = true, Content = WeComWording.Interrupted(WrittenLanguage.Simplified) }), OutgoingJson.Readable.StreamBody);

    private async Task SayAsync(string passive, string what)
    {
        open.Set(passive, isWhole: true);
        if (!await open.AnswerAsync(reply.TryAnswerAsync)) log.PartFailed(what, answerId, "too late");
    }

    // True once nobody has asked for some time, and the answer was taken away.
    private async Task<bool> IsNotFetchedAsync()
    {
        while (true)
        {
            int asked = open.Asked;
            if (await open.Taken.IsReadyWithinAsync(Silence, time, shutdown.Stopping)) return false;
            if ((open.Asked == asked || shutdown.Stopping.IsCancellationRequested) && open.TryTakeElsewhere(Json(new StreamBody(Stream(WeComWording.SentBelow(WrittenLanguage.Simplified), finish: true, begins: false)), OutgoingJson.Readable.StreamBody))) return true;
            // What is on its way has a moment to arrive.
            if (shutdown.Stopping.IsCancellationRequested && await open.Taken.IsReadyWithinAsync(Waits.Soon, time, CancellationToken.None)) return false;
        }
    }

    private async Task PostAsync(string text)
    {
        if (message.ResponseUrl is not { } url)
        {
            log.Failed(answerId, "there is no response_url");
            return;
        }
        switch (await api.PostResponseUrlAsync(url, MarkdownBody.Of(text, answerId), OutgoingJson.Readable.MarkdownBody, CancellationToken.None))
        {
            case ResponseUrlOutcome.Refused:
                log.Failed(answerId, "response_url");
                break;
            case ResponseUrlOutcome.Unknown:
                log.Uncertain(answerId, "response_url");
                break;
        }
    }

    private string Whole(Answer answer, bool begins)
    {
        var stream = Stream(answer.RobotParts[0], finish: true, begins);
        return answer.Card is { } card ? Json(new StreamWithCardBody(stream, card), OutgoingJson.Readable.StreamWithCardBody) : Json(new StreamBody(stream), OutgoingJson.Readable.StreamBody);
    }

    private StreamFrame Stream(string content, bool finish, bool begins) =>
        new() { Id = answerId, Finish = finish, Content = content, Feedback = begins ? new FeedbackId(answerId) : null };

    private static string Json<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.Serialize(body, type);
}
