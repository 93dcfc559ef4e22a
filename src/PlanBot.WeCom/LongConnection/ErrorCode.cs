namespace PlanBot.WeCom.LongConnection;

/// <summary>What the error codes of the long connection mean.</summary>
/// <remarks>
/// WeCom documents none of those from 846604 on; they are as bots in the field report them with WeCom's own messages:
/// 846604 "websocket request expired, response is invalid", 846605 "invalid req_id", 846607 more than 30 messages a minute in a chat,
/// 846608 "stream message update expired", 846609 "aibot websocket not subscribed", 853000 "invalid bot_id or secret", 93019 "invalid bot_id".
/// 40001 and 45009 are in the global list, document 90313.
/// </remarks>
internal static class ErrorCode
{
    /// <summary>All is well.</summary>
    public const int Ok = 0;

    /// <summary>The secret is not valid.</summary>
    public const int InvalidSecret = 40001;

    /// <summary>Too many calls.</summary>
    public const int TooManyCalls = 45009;

    /// <summary>There is no such robot.</summary>
    public const int InvalidBotId = 93019;

    /// <summary>The time for the answer to this req_id is over.</summary>
    public const int RequestExpired = 846604;

    /// <summary>The req_id is not known, or is none that may be answered this way.</summary>
    public const int InvalidRequestId = 846605;

    /// <summary>Too many messages in one chat.</summary>
    public const int TooManyMessages = 846607;

    /// <summary>The stream is too old.</summary>
    public const int StreamExpired = 846608;

    /// <summary>WeCom has dropped the subscription although the connection still stands.</summary>
    public const int NotSubscribed = 846609;

    /// <summary>The robot's id and the secret do not belong together.</summary>
    public const int InvalidBotIdOrSecret = 853000;

    /// <summary>Whether subscribing again cannot help; each has its <see cref="Mend"/>.</summary>
    public static bool IsFatal(int code) => code is InvalidBotIdOrSecret or InvalidSecret or InvalidBotId;

    /// <summary>What to do about a refused subscription.</summary>
    public static string Mend(int code) => code switch
    {
        InvalidBotIdOrSecret or InvalidSecret => "the robot's id and secret do not belong together; copy both anew from the robot's page in WeCom, API mode with long connection, into WeCom:AiBot:BotId and WeCom:AiBot:Secret (the secret of a self-built app is another one)",
        InvalidBotId => "there is no robot of this id; copy the Bot ID from the robot's page in WeCom, API mode with long connection, into WeCom:AiBot:BotId",
        _ => "see the error codes in WeCom's documentation",
    };

    /// <summary>What an error code says of a frame.</summary>
    /// <param name="command">The frame's command.</param>
    /// <param name="code">A code other than <see cref="Ok"/>.</param>
    public static SendFailureReason Reason(string command, int code) => code switch
    {
        StreamExpired => SendFailureReason.StreamExpired,
        RequestExpired when command is FrameCommand.Welcome or FrameCommand.UpdateCard => SendFailureReason.WelcomeExpired,
        RequestExpired or InvalidRequestId => SendFailureReason.UnknownRequest,
        TooManyMessages or TooManyCalls => SendFailureReason.RateLimited,
        NotSubscribed => SendFailureReason.NotConnected,
        _ => SendFailureReason.Other,
    };
}
