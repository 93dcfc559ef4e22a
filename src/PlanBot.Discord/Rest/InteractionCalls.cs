using System.Text.Json.Serialization.Metadata;

namespace PlanBot.Discord.Rest;

/// <summary>
/// Answers to interactions. The bot's global limit does not bind them.
/// Source: discord-api-docs, developers/interactions/receiving-and-responding.mdx, Endpoints.
/// </summary>
internal static class InteractionCalls
{
    // Discord's code for a second response to one interaction.
    private const int AlreadyAcknowledged = 40060;

    /// <summary>Responds to an interaction, within 3 seconds of its coming.</summary>
    public static async Task CreateInteractionResponseAsync<TResponse>(
        this DiscordRest rest, string interaction, string token, TResponse response, JsonTypeInfo<TResponse> responseInfo, CancellationToken cancellationToken)
    {
        try
        {
            await rest.SendAsync(CreateResponse(interaction, token), response, responseInfo, cancellationToken);
        }
        catch (DiscordException e) when (e is { Code: AlreadyAcknowledged, IsAfterRetry: true })
        {
            // The attempt before, whose answer was lost, had been carried out.
        }
    }

    /// <summary>Changes the first response to an interaction, a deferred one included, within 15 minutes of the interaction.</summary>
    public static Task<TResult> EditOriginalResponseAsync<TEdit, TResult>(
        this DiscordRest rest, string application, string token, TEdit edit, JsonTypeInfo<TEdit> editInfo, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(EditOriginal(application, token), edit, editInfo, resultInfo, cancellationToken);

    /// <summary>Sends a further message to an interaction, within 15 minutes of it. Not retried after a fault: it could be sent twice.</summary>
    public static Task<TResult> CreateFollowUpAsync<TMessage, TResult>(
        this DiscordRest rest, string application, string token, TMessage message, JsonTypeInfo<TMessage> messageInfo, JsonTypeInfo<TResult> resultInfo, CancellationToken cancellationToken) =>
        rest.SendAsync(CreateFollowUp(application, token), message, messageInfo, resultInfo, cancellationToken);

    // Each interaction by itself, like a webhook with its token: one that waits must not hold up another's 3 seconds.
    // Discord takes one response only, so a repetition does no harm.
    private static Route CreateResponse(string interaction, string token) =>
        new(HttpMethod.Post, "/interactions/{interaction}/{token}/callback", $"interactions/{interaction}/{token}/callback", interaction, IsRepeatable: true, IsGlobal: false);

    private static Route EditOriginal(string application, string token) =>
        new(HttpMethod.Patch, "/webhooks/{application}/{token}/messages/@original", $"webhooks/{application}/{token}/messages/@original", $"{application}/{token}", IsRepeatable: true, IsGlobal: false);

    private static Route CreateFollowUp(string application, string token) =>
        new(HttpMethod.Post, "/webhooks/{application}/{token}", $"webhooks/{application}/{token}", $"{application}/{token}", IsGlobal: false);
}
