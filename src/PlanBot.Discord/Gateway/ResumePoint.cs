namespace PlanBot.Discord.Gateway;

/// <summary>The session to go on with after a drop; the sequence number, which changes with every event, is <see cref="GatewaySession.Sequence"/>.</summary>
/// <param name="SessionId">The <c>session_id</c> of READY.</param>
/// <param name="Url">The <c>resume_gateway_url</c> of READY; null where it named none.</param>
/// <param name="Elsewhere">Whether the next attempt goes to the address of the first connection, since <paramref name="Url"/> could not be reached.</param>
internal sealed record ResumePoint(string SessionId, Uri? Url, bool Elsewhere = false)
{
    /// <summary>Where the next attempt goes; null is the address of the first connection.</summary>
    public Uri? Address => Elsewhere ? null : Url;
}
