using PlanBot.WeCom.Api;
using PlanBot.WeCom.LongConnection;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Deliveries;

/// <summary>
/// The robot's answers over the long connection: a stream, else the <c>response_url</c>, else a pushed message. What may have
/// arrived is said again only in the same stream, where it takes the place of what was said before; it goes no other way.
/// </summary>
/// <param name="client">The connection.</param>
/// <param name="api">Posts to the <c>response_url</c>.</param>
/// <param name="frame">What is answered.</param>
/// <param name="answerId">The id of the stream and its thumbs.</param>
/// <param name="unsettled">Counts the answers of which it is not yet known whether they arrived; the connection is kept for them.</param>
/// <param name="shutdown">Tells when the connection is left.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class LongConnectionDelivery(LongConnectionClient client, WeComApi api, IncomingFrame frame, string answerId, UnderWay unsettled, Shutdown shutdown, TimeProvider time, DeliveryLog log) : IDelivery
{
    /// <summary>How long after the question ways of delivery are tried; WeCom lets a stream end within 6 minutes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(355);

    /// <summary>The pause before a frame that was lost is sent again.</summary>
    public static readonly TimeSpan LostPause = TimeSpan.FromSeconds(1);

    /// <summary>The pause before a frame that was one too many is sent again; WeCom takes 30 a minute in a chat.</summary>
    public static readonly TimeSpan LimitPause = TimeSpan.FromSeconds(10);

    private readonly long _begun = time.GetTimestamp();

    // What became of an attempt: taken, surely not taken, or nobody knows.
    private enum Fate
    {
        Taken,
        NotTaken,
        Unknown,
    }

    private string Chat => frame.Message is { InGroup: true, ChatId: { Length: > 0 } group } ? group : frame.Message.UserId;

    public async Task AnswerAsync(Task<Answer> composing, Func<string> waiting)
    {
        // WeCom's thumbs are asked for in the first frame that it takes.
        bool begun = false;
        if (!await composing.IsReadyWithinAsync(Waits.Soon, time, shutdown.Stopping))
        {
            var first = await RespondAsync(Stream(waiting(), finish: false, begins: true), null);
            begun = first.IsOk || first.MayHaveArrived;
        }
        var answer = await composing;
        var fate = await SettleAsync(Stream(answer.RobotParts[0], finish: true, begins: !begun), answer.Card, begun);
        if (fate == Fate.NotTaken) fate = await OtherWaysAsync(answer.RobotParts[0]);
        if (fate == Fate.Taken) await RestAsync(answer);
    }

    public async Task AnswerPressAsync(Task<Answer> composing)
    {
        var answer = await composing;
        if (await OtherWaysAsync(answer.RobotParts[0]) == Fate.Taken) await RestAsync(answer);
    }

    public async Task UpdateCardAsync(TemplateCard card)
    {
        var outcome = await client.UpdateCardAsync(frame.ReqId, new UpdateTemplateCardBody(card), OutgoingJson.Readable.UpdateTemplateCardBody, CancellationToken.None);
        if (!outcome.IsOk) log.PartFailed("The pressed card", answerId, Words(outcome));
    }

    public async Task WelcomeAsync(TemplateCard? card, string text)
    {
        var outcome = card is null
            ? await client.WelcomeAsync(frame.ReqId, TextBody.Of(text), OutgoingJson.Readable.TextBody, CancellationToken.None)
            : await client.WelcomeAsync(frame.ReqId, new TemplateCardBody(card), OutgoingJson.Readable.TemplateCardBody, CancellationToken.None);
        if (!outcome.IsOk) log.PartFailed("The welcome", answerId, Words(outcome));
    }

    public Task RepeatAsync() => Task.CompletedTask;

    private async Task<Fate> SettleAsync(StreamFrame stream, TemplateCard? card, bool begun)
    {
        unsettled.Add();
        try
        {
            // What goes another way needs no acknowledgement over a connection that is about to be left. Looked at after the count, so that who leaves either sees this answer or is seen.
            return shutdown.IsLeaving && !begun && frame.Message.ResponseUrl is not null ? Fate.NotTaken : await FinishAsync(stream, card, begun);
        }
        finally
        {
            unsettled.Remove();
        }
    }

    private async Task<Fate> FinishAsync(StreamFrame stream, TemplateCard? card, bool begun)
    {
        bool mayHaveArrived = false;
        while (true)
        {
            var outcome = await RespondAsync(stream, card);
            if (outcome.IsOk) return Fate.Taken;
            mayHaveArrived |= outcome.MayHaveArrived;
            // Another way is as good where nothing of the stream is to be seen yet.
            if (outcome.Reason == SendFailureReason.NotConnected && !mayHaveArrived && !begun && frame.Message.ResponseUrl is not null) return Fate.NotTaken;
            if (Pause(outcome) is { } pause && await PassedAsync(pause)) continue;
            if (!mayHaveArrived)
            {
                log.NotStreamed(answerId, outcome.Reason);
                return Fate.NotTaken;
            }
            // A stream that is no longer known was finished by the frame that got no acknowledgement.
            if (outcome.Reason is SendFailureReason.UnknownRequest or SendFailureReason.StreamExpired) return Fate.Taken;
            log.Uncertain(answerId, Words(outcome));
            return Fate.Unknown;
        }
    }

    private async Task<Fate> OtherWaysAsync(string text)
    {
        if (frame.Message.ResponseUrl is { } url)
        {
            var outcome = await api.PostResponseUrlAsync(url, MarkdownBody.Of(text, answerId), OutgoingJson.Readable.MarkdownBody, CancellationToken.None);
            if (outcome == ResponseUrlOutcome.Delivered) return Fate.Taken;
            if (outcome == ResponseUrlOutcome.Unknown)
            {
                log.Uncertain(answerId, "response_url");
                return Fate.Unknown;
            }
        }
        return await PushAsync(text, answerId);
    }

    private async Task<Fate> PushAsync(string text, string? feedbackId)
    {
        while (true)
        {
            var outcome = await client.SendMessageAsync(Chat, MarkdownBody.Of(text, feedbackId), OutgoingJson.Readable.MarkdownBody, CancellationToken.None);
            if (outcome.IsOk) return Fate.Taken;
            if (outcome.MayHaveArrived)
            {
                log.Uncertain(answerId, Words(outcome));
                return Fate.Unknown;
            }
            if (Pause(outcome) is { } pause && await PassedAsync(pause)) continue;
            log.Failed(answerId, Words(outcome));
            return Fate.NotTaken;
        }
    }

    private async Task RestAsync(Answer answer)
    {
        foreach (string part in answer.RobotParts.Skip(1))
            if (await PushAsync(part, null) != Fate.Taken) return;
    }

    private Task<SendOutcome> RespondAsync(StreamFrame stream, TemplateCard? card) => card is null
        ? client.RespondAsync(frame.ReqId, new StreamBody(stream), OutgoingJson.Readable.StreamBody, CancellationToken.None)
        : client.RespondAsync(frame.ReqId, new StreamWithCardBody(stream, card), OutgoingJson.Readable.StreamWithCardBody, CancellationToken.None);

    private StreamFrame Stream(string content, bool finish, bool begins) =>
        new() { Id = answerId, Finish = finish, Content = content, Feedback = begins ? new FeedbackId(answerId) : null };

    private static TimeSpan? Pause(SendOutcome outcome) => outcome.Reason switch
    {
        SendFailureReason.NotConnected or SendFailureReason.NoAcknowledgement => LostPause,
        SendFailureReason.RateLimited => LimitPause,
        _ => null,
    };

    // False where it is no longer worth waiting.
    private async Task<bool> PassedAsync(TimeSpan pause)
    {
        if (time.GetElapsedTime(_begun) + pause > Longest) return false;
        await Task.Delay(pause, time, shutdown.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !shutdown.Stopping.IsCancellationRequested;
    }

    private static string Words(SendOutcome outcome) => outcome.ErrorCode == 0 ? $"{outcome.Reason}" : $"{outcome.Reason}, errcode {outcome.ErrorCode} {outcome.ErrorMessage}";
}
