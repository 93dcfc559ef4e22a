namespace PlanBot.WeCom.LongConnection;

/// <summary>The commands of frames.</summary>
/// <remarks>Source: developer.work.weixin.qq.com, document 101463; the same names are in <c>WsCmd</c> of the npm package @wecom/aibot-node-sdk.</remarks>
internal static class FrameCommand
{
    /// <summary>Ours: here is the robot, send me what it receives.</summary>
    public const string Subscribe = "aibot_subscribe";

    /// <summary>Ours: the connection lives.</summary>
    public const string Ping = "ping";

    /// <summary>Ours: an answer to a message.</summary>
    public const string Respond = "aibot_respond_msg";

    /// <summary>Ours: the welcome of somebody who opens the chat, within 5 seconds.</summary>
    public const string Welcome = "aibot_respond_welcome_msg";

    /// <summary>Ours: another face for the card that was clicked, within 5 seconds.</summary>
    public const string UpdateCard = "aibot_respond_update_msg";

    /// <summary>Ours: a message that answers none.</summary>
    public const string SendMessage = "aibot_send_msg";

    /// <summary>WeCom's: a message.</summary>
    public const string Message = "aibot_msg_callback";

    /// <summary>WeCom's: an event.</summary>
    public const string Event = "aibot_event_callback";
}
