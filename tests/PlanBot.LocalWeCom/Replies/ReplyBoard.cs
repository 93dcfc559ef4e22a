using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>
/// Holds what the robot says to WeCom's rules and puts it before the user. Its members that change a callback are called
/// under the reply desk's lock.
/// </summary>
internal sealed class ReplyBoard(LocalWeComOptions options, DeliveryLog deliveries, ViolationLog violations, ViolationLog advice)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _taskIds = [];
    private readonly SendLimit _limit = new(options);

    /// <summary>Records what findings say; the acknowledgement they lead to.</summary>
    public Ack Judge(string where, Findings findings)
    {
        foreach (var unknown in findings.Unknown)
        {
            violations.Add("unknown field", where, unknown);
        }
        foreach (var one in findings.Advice)
        {
            advice.Add("advice", where, one);
        }
        return findings.Faults.Count == 0
            ? Ack.Ok
            : Refuse(where, findings.TooLong ? "limit" : "body", findings.Summary, findings.TooLong ? ErrorCode.ContentTooLong : ErrorCode.InvalidParameter);
    }

    /// <summary>Whether a card may be sent under its task id: no other card of the bot had it.</summary>
    public bool TakeTaskId(JsonElement card)
    {
        lock (_gate)
        {
            return card.Text("task_id") is not { } id || _taskIds.Add(id);
        }
    }

    public Ack Refuse(string where, string kind, string detail, int code)
    {
        violations.Add(kind, where, detail);
        return new Ack(code, detail);
    }

    public Ack Respond(LocalCallback callback, JsonElement body, DeliveryWay way, string where)
    {
        switch (body.Text("msgtype"))
        {
            case "stream" or "stream_with_template_card":
                if (Judge(where, ReplyRules.Stream(body)) is { IsOk: false } wrong)
                {
                    return wrong;
                }
                return Take(callback.Chat, where) is { IsOk: false } full ? full : Stream(callback, body, way, where);
            case "template_card":
                return Message(body, callback.Chat, way, where, callback);
            default:
                return Refuse(where, "body", "msgtype is none of stream, template_card, stream_with_template_card", ErrorCode.InvalidMessageType);
        }
    }

    private Ack Stream(LocalCallback callback, JsonElement body, DeliveryWay way, string where)
    {
        var stream = body.Member("stream");
        var id = stream.Text("id")!;
        var content = stream.Text("content");
        var finish = stream.Flag("finish");
        var card = body.Member("template_card");
        var now = options.Time.GetUtcNow();
        if (callback.Streams.TryGetValue(id, out var open))
        {
            if (now - open.StartedAt > options.StreamLife)
            {
                return Refuse(where, "late", "The stream began too long ago", ErrorCode.StreamExpired);
            }
            if (open.Finished)
            {
                return Refuse(where, "stream", "The stream is finished", ErrorCode.InvalidRequest);
            }
            if (stream.Has("feedback") && stream.Member("feedback").Text("id") != deliveries[open.Delivery].FeedbackId)
            {
                violations.Add("stream", where, "feedback is for the first frame");
            }
        }
        if (card.ValueKind == JsonValueKind.Object && (open is { HasCard: true } || !TakeTaskId(card)))
        {
            return Refuse(where, "twice", "The message has a card, or its task_id was used before", ErrorCode.InvalidParameter);
        }
        if (open is null)
        {
            var began = deliveries.Add(index => new Delivery(index, now, DeliveryKind.Stream, way, callback.Chat)
            {
                Content = content ?? "",
                Card = card,
                Finished = finish,
                FeedbackId = stream.Member("feedback").Text("id"),
                Answers = callback,
            });
            callback.Streams[id] = open = new OpenStream(began.Index, now);
        }
        else
        {
            deliveries.Change(open.Delivery, last => last with
            {
                Content = content ?? last.Content,
                Card = card.ValueKind == JsonValueKind.Object ? card : last.Card,
                Finished = finish,
                Frames = last.Frames + 1,
            });
        }
        open.Finished = finish;
        open.HasCard |= card.ValueKind == JsonValueKind.Object;
        callback.HasCompleteAnswer |= finish;
        return Ack.Ok;
    }

    public Ack Welcome(LocalCallback callback, JsonElement body, DeliveryWay way, string where)
    {
        if (Once(callback, where) is { IsOk: false } late)
        {
            return late;
        }
        if (body.Text("msgtype") is not ("text" or "template_card"))
        {
            return Refuse(where, "body", "msgtype is neither text nor template_card", ErrorCode.InvalidMessageType);
        }
        var ack = Message(body, callback.Chat, way, where, callback);
        callback.Answered = ack.IsOk;
        return ack;
    }

    public Ack Update(LocalCallback callback, JsonElement body, string where)
    {
        if (Once(callback, where) is { IsOk: false } late)
        {
            return late;
        }
        if (body.Text("response_type") != "update_template_card")
        {
            return Refuse(where, "body", "response_type is not update_template_card", ErrorCode.InvalidMessageType);
        }
        if (Judge(where, ReplyRules.CardUpdate(body)) is { IsOk: false } wrong)
        {
            return wrong;
        }
        var card = body.Member("template_card");
        if (card.Text("task_id") != callback.TaskId)
        {
            return Refuse(where, "body", "task_id is not that of the tapped card", ErrorCode.InvalidParameter);
        }
        if (Take(callback.Chat, where) is { IsOk: false } full)
        {
            return full;
        }
        callback.Answered = true;
        deliveries.Change(callback.About!.Index, last => last with { Card = card, CardUpdates = last.CardUpdates + 1 });
        return Ack.Ok;
    }

    public Ack Message(JsonElement body, LocalChat chat, DeliveryWay way, string where, LocalCallback? answers)
    {
        var type = body.Text("msgtype");
        var allowed = type is "template_card"
            || type is "markdown" && way is DeliveryWay.Push or DeliveryWay.ResponseUrl
            || type is "text" && answers?.Kind == CallbackKind.EnterChat;
        if (!allowed)
        {
            return Refuse(where, "body", $"msgtype {type} is not taken here", ErrorCode.InvalidMessageType);
        }
        var findings = type switch
        {
            "template_card" => ReplyRules.Card(body),
            "text" => ReplyRules.WelcomeText(body),
            _ => ReplyRules.Markdown(body),
        };
        if (Judge(where, findings) is { IsOk: false } wrong)
        {
            return wrong;
        }
        var card = body.Member("template_card");
        if (!TakeTaskId(card))
        {
            return Refuse(where, "twice", "task_id was used before", ErrorCode.InvalidParameter);
        }
        if (Take(chat, where) is { IsOk: false } full)
        {
            return full;
        }
        deliveries.Add(index => new Delivery(index, options.Time.GetUtcNow(), KindOf(type!), way, chat)
        {
            Content = body.Member(type!).Text("content") ?? "",
            Card = card,
            FeedbackId = body.Member(type!).Member("feedback").Text("id"),
            Answers = answers,
        });
        answers?.HasCompleteAnswer = true;
        return Ack.Ok;
    }

    private Ack Once(LocalCallback callback, string where)
    {
        if (callback.Answered)
        {
            return Refuse(where, "twice", $"The {callback.Kind} was answered", ErrorCode.InvalidRequest);
        }
        return options.Time.GetUtcNow() - callback.At > options.AnswerWithin
            ? Refuse(where, "late", $"After {options.AnswerWithin.TotalSeconds} s", ErrorCode.RequestExpired)
            : Ack.Ok;
    }

    private Ack Take(LocalChat chat, string where) =>
        _limit.TryTake(chat.Id) ? Ack.Ok : Refuse(where, "rate", "Too many frames in one chat", ErrorCode.TooManyMessages);

    private static DeliveryKind KindOf(string type) => type switch
    {
        "template_card" => DeliveryKind.Card,
        "text" => DeliveryKind.Text,
        _ => DeliveryKind.Markdown,
    };
}
