namespace PlanBot.Discord.Rest;

/// <summary>A request that waits for its time; completes with the bucket that lets it go.</summary>
internal sealed class Waiter(DiscordRequest request) : TaskCompletionSource<Bucket>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The request.</summary>
    public DiscordRequest Request { get; } = request;
}
