using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>Everything below <c>/cgi-bin/</c>: the self-built app's API and the robot's <c>response_url</c>.</summary>
internal sealed class ApiEndpoint(LocalWeComOptions options, AccessTokens tokens, MessageApi messages, MenuApi menu, ReplyDesk desk, ReplyBoard board, FaultScript faults, ViolationLog violations)
{
    /// <summary>Answers a request; <paramref name="path"/> is what follows <c>/cgi-bin/</c>.</summary>
    public async Task HandleAsync(HttpContext context, string path)
    {
        var fault = faults.TakeApi(path);
        var body = await ReadAsync(context, path);
        var carriedOut = fault is null || fault.CarryOut || fault is { Code: ErrorCode.Ok, Cut: false, Status: 0 };
        var answer = carriedOut ? Answer(context.Request, path, body) : Ack.Ok.ToJson();
        if (fault is not null)
        {
            if (fault.Delay > TimeSpan.Zero)
            {
                await Task.Delay(fault.Delay, options.Time, context.RequestAborted);
            }
            if (fault.Cut)
            {
                context.Abort();
                return;
            }
            if (fault.Status != 0)
            {
                context.Response.StatusCode = fault.Status;
                return;
            }
            if (fault.Code != ErrorCode.Ok)
            {
                answer = new Ack(fault.Code).ToJson();
            }
        }
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.Body.WriteAsync(answer.ToBytes());
    }

    private JsonObject Answer(HttpRequest request, string path, JsonElement body)
    {
        var query = request.Query;
        var expected = path is "gettoken" or "menu/get" ? "GET" : "POST";
        if (request.Method != expected)
        {
            violations.Add("method", path, $"{request.Method} instead of {expected}");
        }
        if (expected == "POST" && body.ValueKind != JsonValueKind.Object)
        {
            return board.Refuse(path, "body", "No JSON object", ErrorCode.InvalidParameter).ToJson();
        }
        if (path == "gettoken")
        {
            return Token(query["corpid"], query["corpsecret"]);
        }
        if (path == "aibot/response")
        {
            return desk.ByResponseUrl(query["response_code"].ToString(), body).ToJson();
        }
        // A token that has ended in the meantime is no breach: the bot learns it by this answer.
        if (tokens.Check(query["access_token"]) is { IsOk: false } refused)
        {
            return refused.ToJson();
        }
        return path switch
        {
            "message/send" => messages.Send(body),
            "message/update_template_card" => messages.Update(body),
            "menu/create" => menu.Create(query["agentid"], body),
            "menu/get" => menu.Get(query["agentid"]),
            _ => board.Refuse(path, "path", "There is no such path here", ErrorCode.InvalidParameter).ToJson(),
        };
    }

    private JsonObject Token(string? corpId, string? secret)
    {
        if (corpId != options.CorpId)
        {
            return new Ack(ErrorCode.InvalidCorpId).ToJson();
        }
        if (secret != options.AppSecret)
        {
            return new Ack(ErrorCode.InvalidSecret).ToJson();
        }
        var (token, expiresIn) = tokens.Get();
        var answer = Ack.Ok.ToJson();
        answer["access_token"] = token;
        answer["expires_in"] = expiresIn;
        return answer;
    }

    private async Task<JsonElement> ReadAsync(HttpContext context, string path)
    {
        if (context.Request.Method == WebRequestMethods.Http.Get)
        {
            return default;
        }
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            violations.Add("body", path, $"No JSON: {error.Message}");
            return default;
        }
    }
}
