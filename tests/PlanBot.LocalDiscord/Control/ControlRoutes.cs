using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>
/// The local Discord as scripts use it: JSON routes below <c>/_control</c>. Users and channels are named by their names or
/// ids; <c>@alice</c> as a channel is her direct message. A waiting route takes <c>?wait=</c> in milliseconds.
/// </summary>
internal sealed class ControlRoutes(LocalDiscordServer server, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private ControlNames Names => new(server.World);

    /// <summary>Answers a request; what a user could not do is a 400 that says why.</summary>
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

    private async Task<byte[]?> AnswerAsync(HttpContext context, string route, JsonElement body) => route switch
    {
        "GET /world" => ControlJson.World(server),
        "POST /say" => Message(await server.SayAsync(Names.User(body), Names.Channel(body), Text(body, "text"), body.Flag("mention_bot"), body.Has("reply_to") ? Names.Message(body, "reply_to") : null)),
        "POST /thread" => Message((await server.StartThreadAsync(Names.User(body), Names.Channel(body), Text(body, "title"), Text(body, "text"))).Message),
        "POST /command" => await Interaction(context, await server.RunCommandAsync(Names.User(body), Names.Channel(body), Text(body, "name"), ControlNames.Options(body))),
        "POST /message-command" => await Interaction(context, await server.RunMessageCommandAsync(Names.User(body), Names.Message(body, "message"), Text(body, "name"))),
        "POST /autocomplete" => await Interaction(context, await server.AutocompleteAsync(Names.User(body), Names.Channel(body), Text(body, "name"), Text(body, "option"), Text(body, "value"), ControlNames.Options(body))),
        "POST /press" => await Interaction(context, await server.PressAsync(Names.User(body), Names.Message(body, "message"), Text(body, "custom_id"))),
        "POST /select" => await Interaction(context, await server.SelectAsync(Names.User(body), Names.Message(body, "message"), Text(body, "custom_id"), [.. body.Items("values").Select(value => value.GetString()!)])),
        "POST /modal" => await Interaction(context, await server.SubmitModalAsync(Find(body.Id("interaction")), ControlNames.Values(body))),
        "GET /interaction" => await Interaction(context, Find(ulong.Parse(context.Request.Query["id"].ToString()))),
        "GET /messages" => ControlJson.Messages(server, server.World.MessagesIn(Names.Channel(context.Request.Query["channel"].ToString()), Reader(context))),
        "GET /message" => Message(Names.Message(context.Request.Query["id"].ToString())),
        "GET /replies" => await Replies(context),
        "GET /actions" => await Actions(context),
        "GET /violations" => ControlJson.Violations(server),
        "DELETE /violations" => Done(server.ClearViolations),
        "GET /limits" => ControlJson.Limits(server),
        "POST /gateway" => ControlFaults.Gateway(server, body),
        "POST /faults" => ControlFaults.Add(server, body),
        "DELETE /faults" => Done(server.Faults.Clear),
        _ => null,
    };

    private async Task<byte[]> Replies(HttpContext context)
    {
        var message = Names.Message(context.Request.Query["id"].ToString());
        if (Wait(context) is { } wait)
        {
            await server.ReplyToAsync(message).WaitAsync(wait, time);
        }
        return ControlJson.Messages(server, server.RepliesTo(message.Id));
    }

    private async Task<byte[]> Actions(HttpContext context)
    {
        var from = int.TryParse(context.Request.Query["from"], out var index) ? index : 0;
        var kind = context.Request.Query["kind"].ToString();
        if (Wait(context) is { } wait)
        {
            await server.Actions.WaitAsync(action => kind.Length == 0 || action.Kind.ToString() == kind, from).WaitAsync(wait, time);
        }
        return ControlJson.Actions(server, server.Actions.All.Skip(from).Where(action => kind.Length == 0 || action.Kind.ToString() == kind));
    }

    // Waits for the message that answers, or for the first response where there will be no message.
    private async Task<byte[]> Interaction(HttpContext context, LocalInteraction interaction)
    {
        if (Wait(context) is { } wait)
        {
            var response = await interaction.Response.WaitAsync(wait, time);
            if (response.Type is 4 or 5 or 7)
            {
                await interaction.Answer.WaitAsync(wait, time);
            }
        }
        return await ControlJson.InteractionAsync(server, interaction);
    }

    private LocalInteraction Find(ulong? id) => id is { } known && server.FindInteraction(known) is { } interaction
        ? interaction
        : throw new ArgumentException("There is no such interaction.");

    private LocalUser? Reader(HttpContext context) => context.Request.Query["user"].ToString() is { Length: > 0 } name ? Names.User(name) : null;

    private static TimeSpan? Wait(HttpContext context) => int.TryParse(context.Request.Query["wait"], out var milliseconds)
        ? TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, LongestWait.TotalMilliseconds))
        : null;

    private static string Text(JsonElement body, string name) => body.Text(name) ?? throw new ArgumentException($"\"{name}\" is missing.");

    private byte[] Message(LocalMessage message) => MessageJson.Of(server.World, message);

    private static byte[] Done(Action act)
    {
        act();
        return "{}"u8.ToArray();
    }

    private static byte[] Error(string message) => JsonWriting.Object(writer => writer.WriteString("error", message));

    private static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        using var document = await JsonDocument.ParseAsync(request.Body);
        return document.RootElement.Clone();
    }

    private static async Task WriteAsync(HttpContext context, byte[] json)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(json);
    }
}
