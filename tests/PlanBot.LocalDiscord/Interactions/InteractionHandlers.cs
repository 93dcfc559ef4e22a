namespace PlanBot.LocalDiscord;

/// <summary>The routes by which a bot answers interactions.</summary>
internal sealed class InteractionHandlers(DiscordWorld world, MessageBoard board, InteractionDesk desk)
{
    public IEnumerable<(string Operation, Func<ApiRequest, ApiAnswer> Handler)> All =>
    [
        ("create_interaction_response", Respond),
        ("execute_webhook", FollowUp),
        ("get_original_webhook_message", request => Json(Original(request).Message)),
        ("update_original_webhook_message", request => Edit(request, Original(request))),
        ("delete_original_webhook_message", request => Delete(Original(request).Message)),
        ("get_webhook_message", request => Json(Message(request).Message)),
        ("update_webhook_message", request => Edit(request, Message(request))),
        ("delete_webhook_message", request => Delete(Message(request).Message)),
    ];

    private ApiAnswer Respond(ApiRequest request)
    {
        var interaction = desk.ForCallback(request.Id("interaction_id"), request.Parameters["interaction_token"]);
        var message = desk.Respond(interaction, request.Body, request.Files);
        return request.Flag("with_response")
            ? ApiAnswer.Ok(InteractionJson.CallbackResponse(world, interaction, request.Body.Int("type") ?? 0, message))
            : ApiAnswer.NoContent;
    }

    // A follow-up always answers with the message, whatever "wait" says.
    private ApiAnswer FollowUp(ApiRequest request) => Json(desk.FollowUp(Of(request), request.Body, request.Files));

    private ApiAnswer Edit(ApiRequest request, (LocalInteraction Interaction, LocalMessage Message) target) =>
        Json(desk.EditAnswer(target.Interaction, target.Message, request.Body, request.Files));

    private ApiAnswer Delete(LocalMessage message)
    {
        board.Delete(message);
        return ApiAnswer.NoContent;
    }

    private (LocalInteraction Interaction, LocalMessage Message) Original(ApiRequest request)
    {
        var interaction = Of(request);
        return (interaction, desk.Original(interaction) ?? throw ApiException.UnknownMessage());
    }

    private (LocalInteraction Interaction, LocalMessage Message) Message(ApiRequest request)
    {
        var interaction = Of(request);
        var id = request.Id("message_id");
        return (id == interaction.OriginalId || interaction.FollowUps.Contains(id)) && world.TryGetMessage(id, out var message)
            ? (interaction, message)
            : throw ApiException.UnknownMessage();
    }

    private LocalInteraction Of(ApiRequest request) => desk.ForWebhook(request.Id("webhook_id"), request.Parameters["webhook_token"]);

    private ApiAnswer Json(LocalMessage message) => ApiAnswer.Ok(MessageJson.Of(world, message));
}
