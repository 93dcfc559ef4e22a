using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary><c>message/send</c> (page "发送应用消息", path 90236) and <c>message/update_template_card</c> (path 94888).</summary>
internal sealed class MessageApi(LocalWeComOptions options, WeComWorld world, ReplyDesk desk, ReplyBoard board, DeliveryLog deliveries, ViolationLog violations)
{
    private const int DefaultDuplicateInterval = 1800;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Until, JsonObject Answer)> _sent = [];

    public JsonObject Send(JsonElement body)
    {
        const string where = "message/send";
        if (body.Text("msgtype") is not ("text" or "markdown" or "template_card"))
        {
            return board.Refuse(where, "body", "msgtype is none of text, markdown, template_card", ErrorCode.InvalidMessageType).ToJson();
        }
        if (board.Judge(where, ReplyRules.AppMessage(body)) is { IsOk: false } wrong)
        {
            return wrong.ToJson();
        }
        if (body.Int("agentid") != options.AgentId)
        {
            return board.Refuse(where, "body", "agentid is of another app", ErrorCode.InvalidAgentId).ToJson();
        }
        var names = (body.Text("touser") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries);
        var receivers = names.Where(world.HasUser).Distinct().ToArray();
        if (receivers.Length == 0)
        {
            return board.Refuse(where, "body", "touser names no member", ErrorCode.NoReceiver).ToJson();
        }
        lock (_gate)
        {
            var now = options.Time.GetUtcNow();
            var same = body.GetRawText();
            if (body.Int("enable_duplicate_check") == 1 && _sent.TryGetValue(same, out var before) && now < before.Until)
            {
                return before.Answer.DeepClone().AsObject();
            }
            var card = body.Member("template_card");
            if (!board.TakeTaskId(card))
            {
                return board.Refuse(where, "twice", "task_id was used before", ErrorCode.InvalidParameter).ToJson();
            }
            var answer = Deliver(body, card, receivers, now);
            answer["invaliduser"] = string.Join('|', names.Except(receivers));
            _sent[same] = (now + TimeSpan.FromSeconds(body.Int("duplicate_check_interval") ?? DefaultDuplicateInterval), answer);
            return answer.DeepClone().AsObject();
        }
    }

    public JsonObject Update(JsonElement body)
    {
        const string where = "message/update_template_card";
        if (body.Int("agentid") != options.AgentId)
        {
            return board.Refuse(where, "body", "agentid is of another app", ErrorCode.InvalidAgentId).ToJson();
        }
        var findings = new Findings();
        new FieldCheck(body, "body", findings).Run(update =>
        {
            update.Any("userids");
            update.Number("atall", 0, 1);
            update.Number("agentid", 0, int.MaxValue, required: true);
            update.Text("response_code", required: true);
            update.Object("button", button => button.Text("replace_name", required: true));
            update.Object("template_card", CardRules.Check, required: !body.Has("button"));
        });
        if (board.Judge(where, findings) is { IsOk: false } wrong)
        {
            return wrong.ToJson();
        }
        if (desk.TakeAppCode(body.Text("response_code")!) is not { } card)
        {
            return board.Refuse(where, "request", "response_code is unknown, spent or too old", ErrorCode.InvalidParameter).ToJson();
        }
        deliveries.Change(card.Index, last => last with
        {
            Card = body.Has("template_card") ? body.Member("template_card") : last.Card,
            ReplacedButton = body.Member("button").Text("replace_name") ?? last.ReplacedButton,
            CardUpdates = last.CardUpdates + 1,
        });
        return Ack.Ok.ToJson();
    }

    private JsonObject Deliver(JsonElement body, JsonElement card, string[] receivers, DateTimeOffset now)
    {
        var type = body.Text("msgtype")!;
        var content = body.Member(type).Text("content") ?? "";
        if (Encoding.UTF8.GetByteCount(content) > ReplyRules.AppBytes)
        {
            violations.Add("limit", "message/send", $"More than {ReplyRules.AppBytes} bytes: WeCom cuts it");
        }
        var code = type == "template_card" ? Guid.NewGuid().ToString("N") : null;
        foreach (var receiver in receivers)
        {
            world.TryGetChat(receiver, out var chat);
            var answers = desk.Unanswered(Door.App, chat);
            if (answers is not null)
            {
                desk.Complete(answers);
            }
            var delivery = deliveries.Add(index => new Delivery(index, now, KindOf(type), DeliveryWay.Api, chat)
            {
                Door = Door.App,
                Content = content,
                Card = card,
                Answers = answers,
                ResponseCode = code,
            });
            if (code is not null)
            {
                desk.OpenCard(delivery);
            }
        }
        var answer = Ack.Ok.ToJson();
        answer["msgid"] = Guid.NewGuid().ToString("N");
        if (code is not null)
        {
            answer["response_code"] = code;
        }
        return answer;
    }

    private static DeliveryKind KindOf(string type) => type switch
    {
        "template_card" => DeliveryKind.Card,
        "text" => DeliveryKind.Text,
        _ => DeliveryKind.Markdown,
    };
}
