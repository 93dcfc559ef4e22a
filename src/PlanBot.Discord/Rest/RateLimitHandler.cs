namespace PlanBot.Discord.Rest;

/// <summary>Holds each request back until its time has come, and learns the limits from the answers.</summary>
internal sealed class RateLimitHandler(RateLimits limits) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = (DiscordRequest)request;
        var bucket = await limits.EnterAsync(sent, cancellationToken);
        LimitAnswer? answer = null;
        try
        {
            sent.Attempts++;
            var response = await base.SendAsync(request, cancellationToken);
            answer = LimitAnswer.Read(response);
            return response;
        }
        finally
        {
            if (answer is { } told) limits.Settle(bucket, sent, told);
            else limits.Abandon(bucket, sent);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) limits.Dispose();
        base.Dispose(disposing);
    }
}
