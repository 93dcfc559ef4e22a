using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>
/// Takes what the robot says, by whichever way, and finds what it answers: req_ids, chats, response codes. Safe to use from
/// several threads.
/// </summary>
internal sealed class ReplyDesk(LocalWeComOptions options, WeComWorld world, ReplyBoard board)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LocalCallback> _byRequest = [];
    private readonly Dictionary<string, LocalCallback> _byResponseCode = [];
    private readonly Dictionary<(Door, string), List<LocalCallback>> _messages = [];
    private readonly Dictionary<string, Delivery> _cardCodes = [];
    private readonly HashSet<string> _pushes = [];

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
                return board.Refuse(command, "request", "The req_id is of no callback", ErrorCode.InvalidRequest);
            }
            return (command, callback.Kind) switch
            {
                ("aibot_respond_msg", CallbackKind.Message) => board.Respond(callback, body, DeliveryWay.Reply, command),
                ("aibot_respond_welcome_msg", CallbackKind.EnterChat) => board.Welcome(callback, body, DeliveryWay.Reply, command),
                ("aibot_respond_update_msg", CallbackKind.CardEvent) => board.Update(callback, body, command),
                _ => board.Refuse(command, "request", $"A {callback.Kind} is not answered by this command", ErrorCode.InvalidRequest),
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
                    board.Refuse(where, "stream", "The question was for another stream", ErrorCode.InvalidParameter),
                CallbackKind.Message => board.Respond(callback, body, DeliveryWay.Passive, where),
                CallbackKind.EnterChat => board.Welcome(callback, body, DeliveryWay.Passive, where),
                CallbackKind.CardEvent => board.Update(callback, body, where),
                _ => board.Refuse(where, "request", $"A {callback.Kind} takes no reply", ErrorCode.InvalidRequest),
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
                return board.Refuse(where, "request", "The req_id was used before", ErrorCode.InvalidRequest);
            }
            if (body.Text("chatid") is not { Length: > 0 } chatId || !world.TryGetChat(chatId, out var chat))
            {
                return board.Refuse(where, "body", "chatid is missing or of no chat", ErrorCode.InvalidChat);
            }
            // WeCom takes pushes only where the user has been before (page 智能机器人长连接, 主动推送消息).
            if (!_messages.ContainsKey((Door.Robot, chat.Id)))
            {
                return board.Refuse(where, "push", "Nobody there has spoken to the bot yet", ErrorCode.InvalidChat);
            }
            var answers = Unanswered(Door.Robot, chat);
            return board.Message(Without(body, "chatid", "chat_type"), chat, DeliveryWay.Push, where, answers);
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
                return board.Refuse(where, "request", "There is no such response_code", ErrorCode.InvalidParameter);
            }
            if (callback.ResponseCodeUsed)
            {
                return board.Refuse(where, "twice", "It works once", ErrorCode.InvalidParameter);
            }
            if (options.Time.GetUtcNow() - callback.At > options.ResponseUrlLife)
            {
                return board.Refuse(where, "late", "It is too old", ErrorCode.InvalidParameter);
            }
            var ack = board.Message(body, callback.Chat, DeliveryWay.ResponseUrl, where, callback);
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
