using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>
/// What the robot is told, the same over the long connection and by callback: pages "接收消息" (path 100719) and "接收事件"
/// (path 101027).
/// </summary>
internal static class RobotBodies
{
    public static JsonObject Message(LocalWeComOptions options, LocalCallback callback, Uri responseUrl, string type, JsonObject content, JsonObject? quote)
    {
        var body = Common(options, callback, responseUrl);
        body["msgtype"] = type;
        body[type] = content;
        if (quote is not null)
        {
            body["quote"] = quote;
        }
        return body;
    }

    public static JsonObject Text(string text) => new() { ["content"] = text };

    /// <summary>Texts with a picture between each two of them.</summary>
    public static JsonObject Mixed(IEnumerable<string> texts)
    {
        var items = new JsonArray();
        foreach (var text in texts)
        {
            if (items.Count > 0)
            {
                items.Add(new JsonObject { ["msgtype"] = "image", ["image"] = new JsonObject { ["url"] = "https://example.invalid/picture" } });
            }
            items.Add(new JsonObject { ["msgtype"] = "text", ["text"] = Text(text) });
        }
        return new JsonObject { ["msg_item"] = items };
    }

    public static JsonObject Quote(string text) => new() { ["msgtype"] = "text", ["text"] = Text(text) };

    public static JsonObject EnterChat(LocalWeComOptions options, LocalCallback callback) =>
        Event(Common(options, callback, responseUrl: null), "enter_chat", null);

    /// <param name="options">The robot.</param>
    /// <param name="callback">Who, where.</param>
    /// <param name="responseUrl">Where the tap may be answered too.</param>
    /// <param name="card">The tapped card.</param>
    /// <param name="key">The button's key.</param>
    /// <param name="selected">The chosen ids by question.</param>
    public static JsonObject CardEvent(LocalWeComOptions options, LocalCallback callback, Uri responseUrl, JsonElement card, string key, IReadOnlyDictionary<string, string[]> selected)
    {
        var data = new JsonObject
        {
            ["card_type"] = card.Text("card_type"),
            ["event_key"] = key,
            ["task_id"] = callback.TaskId,
        };
        if (selected.Count > 0)
        {
            data["selected_items"] = new JsonObject
            {
                ["selected_item"] = new JsonArray([.. selected.Select(item => new JsonObject
                {
                    ["question_key"] = item.Key,
                    ["option_ids"] = new JsonObject { ["option_id"] = new JsonArray([.. item.Value.Select(id => JsonValue.Create(id))]) },
                })]),
            };
        }
        return Event(Common(options, callback, responseUrl), "template_card_event", data);
    }

    /// <param name="options">The robot.</param>
    /// <param name="callback">Who, where.</param>
    /// <param name="id">The answer's feedback id.</param>
    /// <param name="type">1 accurate, 2 inaccurate, 3 taken back.</param>
    /// <param name="content">What the user wrote with it; for inaccurate alone.</param>
    /// <param name="reasons">1 beside the question, 2 incomplete, 3 wrong, 4 wrong analysis of data; for inaccurate alone.</param>
    public static JsonObject Feedback(LocalWeComOptions options, LocalCallback callback, string id, int type, string? content, IReadOnlyList<int> reasons)
    {
        var data = new JsonObject { ["id"] = id, ["type"] = type };
        if (content is not null)
        {
            data["content"] = content;
        }
        if (reasons.Count > 0)
        {
            data["inaccurate_reason_list"] = new JsonArray([.. reasons.Select(reason => JsonValue.Create(reason))]);
        }
        return Event(Common(options, callback, responseUrl: null), "feedback_event", data);
    }

    /// <summary>The question for the rest of a stream, in callback mode.</summary>
    public static JsonObject Refresh(LocalWeComOptions options, LocalCallback callback, string streamId)
    {
        var body = Common(options, callback, responseUrl: null, Guid.NewGuid().ToString("N"));
        body["msgtype"] = "stream";
        body["stream"] = new JsonObject { ["id"] = streamId };
        return body;
    }

    /// <summary>Said to a connection whose place another one took.</summary>
    public static JsonObject Disconnected(LocalWeComOptions options) => Event(
        new JsonObject
        {
            ["msgid"] = Guid.NewGuid().ToString("N"),
            ["create_time"] = options.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["aibotid"] = options.BotId,
        },
        "disconnected_event",
        null);

    private static JsonObject Common(LocalWeComOptions options, LocalCallback callback, Uri? responseUrl, string? msgId = null)
    {
        var body = new JsonObject
        {
            ["msgid"] = msgId ?? callback.MsgId,
            ["create_time"] = callback.At.ToUnixTimeSeconds(),
            ["aibotid"] = options.BotId,
        };
        if (callback.Chat.IsGroup)
        {
            body["chatid"] = callback.Chat.Id;
        }
        body["chattype"] = callback.Chat.IsGroup ? "group" : "single";
        body["from"] = new JsonObject { ["userid"] = callback.User.UserId };
        if (responseUrl is not null)
        {
            body["response_url"] = responseUrl.ToString();
        }
        return body;
    }

    private static JsonObject Event(JsonObject body, string type, JsonObject? data)
    {
        var content = new JsonObject { ["eventtype"] = type };
        if (data is not null)
        {
            content[type] = data;
        }
        body["msgtype"] = "event";
        body["event"] = content;
        return body;
    }
}
