using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>
/// The local WeCom as scripts use it: JSON routes below <c>/_control</c>. Groups are named by their names or ids, <c>@alice</c>
/// as a chat is hers alone with the bot. A waiting route takes <c>?wait=</c> in milliseconds.
/// </summary>
internal sealed class ControlRoutes(LocalWeComServer server, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly ControlNames _names = new(server);

    /// <summary>Answers a request; what a user could not do is a 400 that says why, a wait in vain a 504.</summary>
    public async Task HandleAsync(HttpContext context, string path)
    {
        try
        {
            var body = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? await ReadAsync(context.Request)
                : default;
            var answer = await AnswerAsync(context, context.Request.Method + " " + path, body);
            context.Response.StatusCode = answer is null ? 404 : 200;
            await WriteAsync(context, answer ?? Error("There is no such route."));
        }
        catch (Exception error) when (error is ArgumentException or JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            context.Response.StatusCode = 400;
            await WriteAsync(context, Error(error.Message));
        }
        catch (TimeoutException error)
        {
            context.Response.StatusCode = 504;
            await WriteAsync(context, Error(error.Message));
        }
    }

    private async Task<JsonNode?> AnswerAsync(HttpContext context, string route, JsonElement body) => route switch
    {
        "GET /world" => ControlJson.World(server),
        "POST /say" => await Callback(context, await SayAsync(context, body)),
        "POST /enter" => await Callback(context, await server.EnterChatAsync(_names.User(body), context.RequestAborted)),
        "POST /press" => await Callback(context, await server.PressAsync(_names.User(body), _names.Delivery(body), Text(body, "key"), ControlNames.Selected(body), context.RequestAborted)),
        "POST /rate" => await Callback(context, await server.RateAsync(_names.User(body), _names.Delivery(body), (Thumb)(body.Int("type") ?? 1), body.Text("content"), [.. body.Items("reasons").Select(reason => reason.GetInt32())], context.RequestAborted)),
        "POST /app/say" => await Callback(context, server.SayToApp(_names.User(body), Text(body, "text"))),
        "POST /app/enter" => await Callback(context, server.EnterApp(_names.User(body))),
        "POST /app/menu" => await Callback(context, server.ClickMenu(_names.User(body), Text(body, "key"))),
        "GET /app/menu" => new JsonArray([.. server.Menu.Select(entry => new JsonObject { ["name"] = entry.Name, ["key"] = entry.Key })]),
        "POST /verify" => new JsonObject { ["error"] = await server.VerifyCallbackAsync(Text(body, "door") == "app" ? Door.App : Door.Robot, context.RequestAborted) },
        "GET /deliveries" => await Deliveries(context),
        "GET /subscribed" => await Subscribed(context),
        "GET /violations" => ControlJson.All(server.Violations),
        "DELETE /violations" => Done(server.ClearViolations),
        "GET /advice" => ControlJson.All(server.Advice),
        "GET /counts" => ControlJson.Counts(server),
        "POST /connections" => ControlFaults.Act(server, body),
        "POST /faults" => Done(() => ControlFaults.Add(server, body)),
        "DELETE /faults" => Done(server.Faults.Clear),
        _ => null,
    };

    private Task<LocalCallback> SayAsync(HttpContext context, JsonElement body)
    {
        var (user, chat, aborted) = (_names.User(body), _names.Chat(body), context.RequestAborted);
        return body.Text("type") switch
        {
            "voice" => server.SayVoiceAsync(user, Text(body, "text"), aborted),
            "mixed" => server.SayMixedAsync(user, chat, [.. body.Items("texts").Select(text => text.ToString())], aborted),
            _ when body.Text("quoted") is { } quoted => server.QuoteAsync(user, chat, Text(body, "text"), quoted, aborted),
            _ => server.SayAsync(user, chat, Text(body, "text"), body.Has("quote") ? _names.Delivery(body, "quote") : null, body.Text("at") != "no", aborted),
        };
    }

    // Waits for the first complete answer; with ?sent=, for the end of the exchange by HTTP.
    private async Task<JsonNode> Callback(HttpContext context, LocalCallback callback)
    {
        if (Wait(context) is { } wait)
        {
            await (context.Request.Query.ContainsKey("sent") ? (Task)callback.Sent : server.AnswerToAsync(callback)).WaitAsync(wait, time);
        }
        return await ControlJson.OfAsync(server, callback);
    }

    // From an index on; waits until there is one that is finished, or was updated when ?updates= says so.
    private async Task<JsonNode> Deliveries(HttpContext context)
    {
        var from = Number(context, "from") ?? 0;
        var updates = Number(context, "updates") ?? 0;
        if (Wait(context) is { } wait)
        {
            await server.Deliveries.WaitAsync(delivery => delivery.Finished && delivery.CardUpdates >= updates, from).WaitAsync(wait, time);
        }
        return ControlJson.All(server.Deliveries.All.Skip(from));
    }

    private async Task<JsonNode> Subscribed(HttpContext context)
    {
        await server.Connections.WhenSubscribedAsync(context.RequestAborted).WaitAsync(Wait(context) ?? TimeSpan.Zero, time);
        return ControlJson.Counts(server);
    }

    private static TimeSpan? Wait(HttpContext context) => Number(context, "wait") is { } milliseconds
        ? TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, LongestWait.TotalMilliseconds))
        : null;

    private static int? Number(HttpContext context, string name) => int.TryParse(context.Request.Query[name], out var number) ? number : null;

    private static string Text(JsonElement body, string name) => body.Text(name) ?? throw new ArgumentException($"\"{name}\" is missing.");

    private static JsonObject Done(Action act)
    {
        act();
        return [];
    }

    private static JsonObject Error(string message) => new() { ["error"] = message };

    private static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        using var document = await JsonDocument.ParseAsync(request.Body);
        return document.RootElement.Clone();
    }

    private static async Task WriteAsync(HttpContext context, JsonNode json)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(json.ToBytes());
    }
}
