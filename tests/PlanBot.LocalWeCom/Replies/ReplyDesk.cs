using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>
/// Takes what the robot says, by whichever way, holds it to WeCom's rules and puts it before the user. Safe to use from
/// several threads.
/// </summary>
internal sealed class ReplyDesk(LocalWeComOptions options, WeComWorld world, DeliveryLog deliveries, ViolationLog violations, ViolationLog advice)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LocalCallback> _byRequest = [];
    private readonly Dictionary<string, LocalCallback> _byResponseCode = [];
    private readonly Dictionary<(Door, string), List<LocalCallback>> _messages = [];
    private readonly Dictionary<string, Delivery> _cardCodes = [];
    private readonly HashSet<string> _pushes = [];
    private readonly HashSet<string> _taskIds = [];
    private readonly SendLimit _limit = new(options);

    /// <summary>From now on the bot may answer a callback.</summary>
    public void Open(LocalCallback callback)
    {
        lock (_gate)
        {
            _byRequest[callback.RequestId] = callback;
            _byResponseCode[callback.ResponseCode] = callback;
            var chat = (callback.Door, callback.Chat.Id);
            if (!_messages.TryGetValue(chat, out var list))
            {
                _messages[chat] = list = [];
            }
            if (callback.Kind == CallbackKind.Message)
            {
                list.Add(callback);
            }
        }
    }

    /// <summary>Forgets all req_ids: what comes for them is unknown.</summary>
    public void ForgetRequests()
    {
        lock (_gate)
        {
            _byRequest.Clear();
        }
    }

    /// <summary>A frame that answers a req_id.</summary>
    public Ack Reply(string command, string requestId, JsonElement body)
    {
        lock (_gate)
        {
            if (!_byRequest.TryGetValue(requestId, out var callback))
            {
                violations.Add("request", command, "The req_id is of no callback");
                return new Ack(ErrorCode.InvalidRequest);
            }
            return (command, callback.Kind) switch
            {
                ("aibot_respond_msg", CallbackKind.Message) => Respond(callback, body, DeliveryWay.Reply, command),
                ("aibot_respond_welcome_msg", CallbackKind.EnterChat) => Welcome(callback, body, DeliveryWay.Reply, command),
                ("aibot_respond_update_msg", CallbackKind.CardEvent) => Update(callback, body, command),
                _ => Refuse(command, "request", $"A {callback.Kind} is not answered by this command", ErrorCode.InvalidRequest),
            };
        }
    }

    /// <summary>The answer to a callback's HTTP request, or to a question for the rest of a stream.</summary>
    public Ack Passive(LocalCallback callback, JsonElement body, string? refreshing = null)
    {
        const string where = "passive reply";
        lock (_gate)
        {
            return callback.Kind switch
            {
                CallbackKind.Message when refreshing is not null && body.Member("stream").Text("id") != refreshing =>
                    Refuse(where, "stream", "The question was for another stream", ErrorCode.InvalidParameter),
                CallbackKind.Message => Respond(callback, body, DeliveryWay.Passive, where),
                CallbackKind.EnterChat => Welcome(callback, body, DeliveryWay.Passive, where),
                CallbackKind.CardEvent => Update(callback, body, where),
                _ => Refuse(where, "request", $"A {callback.Kind} takes no reply", ErrorCode.InvalidRequest),
            };
        }
    }

    /// <summary>A message to a chat by the long connection.</summary>
    public Ack Push(string requestId, JsonElement body)
    {
        const string where = "aibot_send_msg";
        lock (_gate)
        {
            if (_byRequest.ContainsKey(requestId) || !_pushes.Add(requestId))
            {
                return Refuse(where, "request", "The req_id was used before", ErrorCode.InvalidRequest);
            }
            if (body.Text("chatid") is not { Length: > 0 } chatId || !world.TryGetChat(chatId, out var chat))
            {
                return Refuse(where, "body", "chatid is missing or of no chat", ErrorCode.InvalidChat);
            }
            // WeCom takes pushes only where the user has been before (page 智能机器人长连接, 主动推送消息).
            if (!_messages.ContainsKey((Door.Robot, chat.Id)))
            {
                return Refuse(where, "push", "Nobody there has spoken to the bot yet", ErrorCode.InvalidChat);
            }
            var answers = Unanswered(Door.Robot, chat);
            return Message(Without(body, "chatid", "chat_type"), chat, DeliveryWay.Push, where, answers);
        }
    }

    /// <summary>A message by a <c>response_url</c>.</summary>
    public Ack ByResponseUrl(string code, JsonElement body)
    {
        const string where = "response_url";
        lock (_gate)
        {
            if (!_byResponseCode.TryGetValue(code, out var callback) || callback.Door != Door.Robot || callback.Kind is not (CallbackKind.Message or CallbackKind.CardEvent))
            {
                return Refuse(where, "request", "There is no such response_code", ErrorCode.InvalidParameter);
            }
            if (callback.ResponseCodeUsed)
            {
                return Refuse(where, "twice", "It works once", ErrorCode.InvalidParameter);
            }
            if (options.Time.GetUtcNow() - callback.At > options.ResponseUrlLife)
            {
                return Refuse(where, "late", "It is too old", ErrorCode.InvalidParameter);
            }
            var ack = Message(body, callback.Chat, DeliveryWay.ResponseUrl, where, callback);
            callback.ResponseCodeUsed = ack.IsOk;
            return ack;
        }
    }

    /// <summary>Marks a callback as answered in full.</summary>
    public void Complete(LocalCallback callback)
    {
        lock (_gate)
        {
            callback.HasCompleteAnswer = true;
        }
    }

    /// <summary>The one use of a response code of the app's cards: the tapped or sent card, or null when it is unknown, spent or too old.</summary>
    public Delivery? TakeAppCode(string code)
    {
        lock (_gate)
        {
            if (_byResponseCode.TryGetValue(code, out var callback) && callback is { Door: Door.App, ResponseCodeUsed: false }
                && options.Time.GetUtcNow() - callback.At <= options.ResponseCodeLife)
            {
                callback.ResponseCodeUsed = true;
                return callback.About;
            }
            return _cardCodes.Remove(code, out var card) && options.Time.GetUtcNow() - card.At <= options.ResponseCodeLife ? card : null;
        }
    }

    /// <summary>From now on the app may change a card once by the code that <c>message/send</c> answered.</summary>
    public void OpenCard(Delivery card)
    {
        lock (_gate)
        {
            _cardCodes[card.ResponseCode!] = card;
        }
    }

    /// <summary>The chat's oldest message without a complete answer, else the last one: what a push is taken to answer.</summary>
    public LocalCallback? Unanswered(Door door, LocalChat chat)
    {
        lock (_gate)
        {
            return _messages.TryGetValue((door, chat.Id), out var list) ? list.Find(message => !message.HasCompleteAnswer) ?? list.LastOrDefault() : null;
        }
    }

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

    private Ack Respond(LocalCallback callback, JsonElement body, DeliveryWay way, string where)
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

    private Ack Welcome(LocalCallback callback, JsonElement body, DeliveryWay way, string where)
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

    private Ack Update(LocalCallback callback, JsonElement body, string where)
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

    private Ack Message(JsonElement body, LocalChat chat, DeliveryWay way, string where, LocalCallback? answers)
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

    private static JsonElement Without(JsonElement body, params string[] names)
    {
        var copy = body.ToNode()!.AsObject();
        foreach (var name in names)
        {
            copy.Remove(name);
        }
        return JsonElement.Parse(copy.ToBytes());
    }
}
