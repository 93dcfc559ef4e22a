using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>Writes what the control routes answer.</summary>
internal static class ControlJson
{
    public static JsonObject World(LocalWeComServer server) => new()
    {
        ["api_url"] = server.ApiUrl.ToString(),
        ["ws_url"] = server.WebSocketUrl.ToString(),
        ["bot_id"] = server.Options.BotId,
        ["bot_secret"] = server.Options.BotSecret,
        ["bot_name"] = server.Options.BotName,
        ["bot_token"] = server.Options.BotToken,
        ["bot_encoding_aes_key"] = server.Options.BotEncodingAesKey,
        ["corp_id"] = server.Options.CorpId,
        ["agent_id"] = server.Options.AgentId,
        ["app_secret"] = server.Options.AppSecret,
        ["app_token"] = server.Options.AppToken,
        ["app_encoding_aes_key"] = server.Options.AppEncodingAesKey,
        ["users"] = new JsonArray([.. server.World.Users.Select(user => new JsonObject { ["userid"] = user.UserId, ["name"] = user.Name })]),
        ["groups"] = new JsonArray([.. server.World.Groups.Select(group => new JsonObject { ["chatid"] = group.Id, ["name"] = group.Name })]),
        ["settings"] = new JsonObject(server.Settings.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)JsonValue.Create(setting.Value)))),
    };

    public static JsonObject Of(Delivery delivery) => new()
    {
        ["index"] = delivery.Index,
        ["at"] = delivery.At.ToString("O"),
        ["kind"] = delivery.Kind.ToString(),
        ["way"] = delivery.Way.ToString(),
        ["door"] = delivery.Door.ToString(),
        ["chat"] = delivery.Chat.Id,
        ["content"] = delivery.Content,
        ["card"] = delivery.Card.ToNode(),
        ["card_updates"] = delivery.CardUpdates,
        ["replaced_button"] = delivery.ReplacedButton,
        ["frames"] = delivery.Frames,
        ["finished"] = delivery.Finished,
        ["feedback_id"] = delivery.FeedbackId,
        ["response_code"] = delivery.ResponseCode,
        ["answers"] = delivery.Answers?.MsgId,
    };

    public static JsonArray All(IEnumerable<Delivery> deliveries) => new([.. deliveries.Select(Of)]);

    public static JsonArray All(IEnumerable<Violation> violations) => new([.. violations.Select(violation => new JsonObject
    {
        ["at"] = violation.At.ToString("O"),
        ["kind"] = violation.Kind,
        ["where"] = violation.Where,
        ["detail"] = violation.Detail,
    })]);

    public static JsonObject Counts(LocalWeComServer server) => new()
    {
        ["connections"] = server.Connections.Count,
        ["subscriptions"] = server.Connections.Subscriptions,
        ["pings"] = server.Connections.Pings,
        ["token_requests"] = server.TokenRequests,
        ["menus_created"] = server.MenusCreated,
    };

    /// <summary>A callback with its complete answers and what came of sending it, where that is known by now.</summary>
    public static async Task<JsonObject> OfAsync(LocalWeComServer server, LocalCallback callback)
    {
        var answer = new JsonObject
        {
            ["msgid"] = callback.MsgId,
            ["req_id"] = callback.RequestId,
            ["kind"] = callback.Kind.ToString(),
            ["chat"] = callback.Chat.Id,
            ["answers"] = All(server.Deliveries.AnswersTo(callback)),
        };
        if (callback.Sent.IsCompletedSuccessfully)
        {
            var result = await callback.Sent;
            answer["reached"] = result.Reached;
            answer["attempts"] = result.Attempts;
            answer["passive"] = result.Passive;
        }
        return answer;
    }
}
