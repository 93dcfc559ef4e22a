using PlanBot.WeCom.Api;
using PlanBot.WeCom.Callback;
using PlanBot.WeCom.Model;
using Polly;

namespace PlanBot.WeCom.Deliveries;

/// <summary>The app's answers: as text in the callback's own response when they are ready in time, else as markdown by the API; the card by the API in either case.</summary>
/// <param name="message">What is answered.</param>
/// <param name="reply">The callback's own response.</param>
/// <param name="answerId">Names the answer; all sendings of a part of it have one key.</param>
/// <param name="open">What WeCom is told when it repeats the callback.</param>
/// <param name="api">The app's API.</param>
/// <param name="shutdown">Tells when an answer is no longer waited for within a callback.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class AppDelivery(AppMessage message, PassiveReply reply, string answerId, OpenAnswer open, WeComApi api, Shutdown shutdown, TimeProvider time, DeliveryLog log) : IDelivery
{
    /// <summary>How long an answer is waited for within the callback, which is closed at 4 seconds.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromSeconds(3);

    /// <summary>The pause between a callback's own response and what is sent after it: without it, the second could be shown above the first.</summary>
    public static readonly TimeSpan Behind = TimeSpan.FromMilliseconds(500);

    private string User => message.FromUserName;

    public async Task AnswerAsync(Task<Answer> composing, Func<string> waiting)
    {
        bool isReady = await composing.IsReadyWithinAsync(InTime, time, shutdown.Stopping);
        if (!isReady) reply.Close();
        var answer = await composing;
        if (isReady && await SaidAsync(answer.PlainParts[0]))
        {
            await Task.Delay(Behind, time, shutdown.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await SendAllAsync(answer.PlainParts.Skip(1), first: 1, isMarkdown: false);
        }
        else if (open.TryTakeElsewhere(instead: null))
        {
            await SendAllAsync(answer.AppParts, first: 0, isMarkdown: true);
        }
        if (answer.Card is { } card) await TryAsync(() => api.SendCardAsync(User, card, OutgoingJson.Readable.TemplateCard, $"{answerId}:card", CancellationToken.None), "The card");
    }

    public Task AnswerPressAsync(Task<Answer> composing) => AnswerAsync(composing, () => "");

    public Task UpdateCardAsync(TemplateCard card) => message.ResponseCode is { Length: > 0 } code
        ? TryAsync(() => api.UpdateCardAsync(User, code, card, OutgoingJson.Readable.TemplateCard, CancellationToken.None), "The pressed card")
        : Task.CompletedTask;

    public async Task WelcomeAsync(TemplateCard? card, string text)
    {
        if (!await SaidAsync(text)) log.PartFailed("The welcome", answerId, "too late");
    }

    public Task RepeatAsync() => open.AnswerAsync(reply.TryAnswerAsync);

    private Task<bool> SaidAsync(string text)
    {
        open.Set(AppXml.WriteTextReply(message, text, time.GetUtcNow()), isWhole: true);
        return open.AnswerAsync(reply.TryAnswerAsync);
    }

    private async Task SendAllAsync(IEnumerable<string> parts, int first, bool isMarkdown)
    {
        foreach (var (i, part) in parts.Index())
        {
            string key = $"{answerId}:{first + i}";
            bool isSent = await TryAsync(() => isMarkdown ? api.SendMarkdownAsync(User, part, key, CancellationToken.None) : api.SendTextAsync(User, part, key, CancellationToken.None), $"Part {first + i + 1}");
            // The end of an answer without its beginning says something else.
            if (!isSent) return;
        }
    }

    private async Task<bool> TryAsync(Func<Task> call, string what)
    {
        try
        {
            await call();
            return true;
        }
        catch (Exception e) when (e is WeComException or HttpRequestException or ExecutionRejectedException or OperationCanceledException)
        {
            log.PartFailed(what, answerId, e.Message);
            return false;
        }
    }
}
