using System.Text;

namespace PlanBot.LocalWeCom;

/// <summary>Tells the self-built app what users did, by callback, and puts its passive replies before them.</summary>
internal sealed class AppDoor(LocalWeComOptions options, CallbackPoster poster, ReplyDesk desk, DeliveryLog deliveries, ViolationLog violations, CancellationToken stopped)
{
    private const string Where = "app's passive reply";

    /// <summary>Starts to send a callback; <see cref="LocalCallback.Sent"/> tells the end.</summary>
    public void Send(LocalCallback callback, string xml)
    {
        desk.Open(callback);
        _ = PostAsync(callback, xml);
    }

    private async Task PostAsync(LocalCallback callback, string xml)
    {
        try
        {
            var result = await poster.PostAsync(Door.App, xml, stopped);
            if (result.Passive is { } passive)
            {
                Take(callback, passive);
            }
            callback.EndSending(result);
        }
        catch (OperationCanceledException)
        {
            callback.EndSending(new CallbackResult(false));
        }
    }

    private void Take(LocalCallback callback, string passive)
    {
        IReadOnlyDictionary<string, string> reply;
        try
        {
            reply = AppXml.Read(passive);
        }
        catch (FormatException error)
        {
            violations.Add("callback", Where, error.Message);
            return;
        }
        if (reply.GetValueOrDefault("ToUserName") != callback.User.UserId || reply.GetValueOrDefault("FromUserName") != options.CorpId)
        {
            violations.Add("body", Where, "ToUserName or FromUserName is wrong");
        }
        if (!long.TryParse(reply.GetValueOrDefault("CreateTime"), out _))
        {
            violations.Add("body", Where, "CreateTime is no number");
        }
        if (reply.GetValueOrDefault("MsgType") != "text" || reply.GetValueOrDefault("Content") is not { Length: > 0 } content)
        {
            violations.Add("body", Where, "Only MsgType text is carried out here, with a Content");
            return;
        }
        if (Encoding.UTF8.GetByteCount(content) > ReplyRules.AppBytes)
        {
            violations.Add("limit", Where, $"More than {ReplyRules.AppBytes} bytes: WeCom cuts it");
        }
        desk.Complete(callback);
        deliveries.Add(index => new Delivery(index, options.Time.GetUtcNow(), DeliveryKind.Text, DeliveryWay.Passive, callback.Chat)
        {
            Door = Door.App,
            Content = content,
            Answers = callback,
        });
    }
}
