namespace PlanBot.Discord.Rest;

/// <summary>
/// Takes in the whole answer before it is handed on, so that a connection lost midway is a fault of the attempt, which may be
/// retried, and not of whoever reads the answer later.
/// </summary>
internal sealed class WholeAnswerHandler : DelegatingHandler
{
    // The largest answer that is asked for, a bot's commands with all their translations, stays below a tenth of this.
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
