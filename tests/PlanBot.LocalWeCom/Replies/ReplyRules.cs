using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>
/// The shapes of what a bot sends: pages "被动回复消息" (path 101031), "主动回复消息" (101138) and "智能机器人长连接" (101463) for
/// the robot, "发送应用消息" (90236) for the app.
/// </summary>
internal static class ReplyRules
{
    /// <summary>UTF-8 bytes of a stream's content, and of the robot's markdown.</summary>
    public const int StreamBytes = 20_480;

    /// <summary>UTF-8 bytes of the app's text and markdown.</summary>
    public const int AppBytes = 2048;

    public static Findings Stream(JsonElement body) => Check(body, reply =>
    {
        reply.Text("msgtype", required: true);
        reply.Object("stream", stream =>
        {
            stream.Text("id", required: true);
            var finish = stream.Flag("finish");
            stream.Text("content", maxBytes: StreamBytes);
            stream.Object("feedback", Feedback);
            if (stream.Has("msg_item") && !finish)
            {
                stream.Fault("msg_item", "is for the last frame");
            }
            stream.Items("msg_item", 0, 10, item =>
            {
                item.Text("msgtype", required: true);
                item.Object("image", image =>
                {
                    image.Text("base64", required: true);
                    image.Text("md5", required: true);
                }, required: true);
            });
        }, required: true);
        if (body.Text("msgtype") == "stream_with_template_card")
        {
            reply.Object("template_card", CardRules.Check);
        }
    });

    public static Findings Card(JsonElement body) => Check(body, reply =>
    {
        reply.Text("msgtype", required: true);
        reply.Object("template_card", CardRules.Check, required: true);
    });

    public static Findings CardUpdate(JsonElement body) => Check(body, reply =>
    {
        reply.Text("response_type", required: true);
        reply.Any("userids");
        reply.Object("template_card", CardRules.Check, required: true);
    });

    public static Findings WelcomeText(JsonElement body) => Check(body, reply =>
    {
        reply.Text("msgtype", required: true);
        reply.Object("text", text => text.Text("content", required: true, maxBytes: StreamBytes), required: true);
    });

    public static Findings Markdown(JsonElement body) => Check(body, reply =>
    {
        reply.Text("msgtype", required: true);
        reply.Object("markdown", markdown =>
        {
            markdown.Text("content", required: true, maxBytes: StreamBytes);
            markdown.Object("feedback", Feedback);
        }, required: true);
    });

    /// <summary>The app's <c>message/send</c>; the receivers and the agent are checked elsewhere.</summary>
    public static Findings AppMessage(JsonElement body) => Check(body, message =>
    {
        message.Text("touser");
        message.Text("toparty");
        message.Text("totag");
        var type = message.Text("msgtype", required: true);
        message.Number("agentid", 0, int.MaxValue, required: true);
        message.Number("safe", 0, 2);
        message.Number("enable_id_trans", 0, 1);
        message.Number("enable_duplicate_check", 0, 1);
        message.Number("duplicate_check_interval", 1, 4 * 3600);
        switch (type)
        {
            case "text":
                // A longer text is cut, not refused; the API handler sees to it.
                message.Object("text", text => text.Text("content", required: true), required: true);
                break;
            case "markdown":
                message.Object("markdown", markdown => markdown.Text("content", required: true, maxBytes: AppBytes), required: true);
                break;
            case "template_card":
                message.Object("template_card", CardRules.Check, required: true);
                break;
        }
    });

    private static void Feedback(FieldCheck feedback) => feedback.Text("id", required: true, maxBytes: 256);

    private static Findings Check(JsonElement body, Action<FieldCheck> check)
    {
        var findings = new Findings();
        new FieldCheck(body, "body", findings).Run(check);
        return findings;
    }
}
