namespace PlanBot.LocalWeCom;

/// <summary>
/// WeCom's error codes that this server gives. Those below 800000 are of the page "全局错误码" (path 90313); those above are
/// what the long connection answers, which no page lists: they were seen on the wire and reported by developers.
/// </summary>
internal static class ErrorCode
{
    public const int Busy = -1;
    public const int Ok = 0;
    public const int InvalidSecret = 40001;
    public const int InvalidMessageType = 40008;
    public const int InvalidCorpId = 40013;
    public const int InvalidToken = 40014;
    public const int ButtonCount = 40016;
    public const int ButtonType = 40017;
    public const int ButtonName = 40018;
    public const int ButtonKey = 40019;
    public const int SubButtonCount = 40023;
    public const int SubButtonType = 40024;
    public const int SubButtonName = 40025;
    public const int SubButtonKey = 40026;
    public const int InvalidAgentId = 40056;
    public const int InvalidParameter = 40058;
    public const int MissingToken = 41001;
    public const int TokenExpired = 42001;
    public const int ContentTooLong = 45002;
    public const int TooManyCalls = 45009;
    public const int NoMenu = 46003;
    public const int AddressNotAllowed = 60020;
    public const int NoReceiver = 81013;
    public const int InvalidChat = 93006;

    /// <summary>A welcome or the update of a tapped card after its 5 seconds.</summary>
    public const int RequestExpired = 846604;

    /// <summary>A req_id that was never given, or is not for this kind of reply.</summary>
    public const int InvalidRequest = 846605;

    /// <summary>More than 30 frames a minute or 1,000 an hour in one chat.</summary>
    public const int TooManyMessages = 846607;

    /// <summary>A frame for a stream that is too old.</summary>
    public const int StreamExpired = 846608;

    /// <summary>A command before subscribing.</summary>
    public const int NotSubscribed = 846609;

    public const int InvalidBot = 853000;

    /// <summary>WeCom's words for a code.</summary>
    public static string Text(int code) => code switch
    {
        Ok => "ok",
        Busy => "system busy",
        InvalidSecret => "invalid credential",
        InvalidMessageType => "invalid message type",
        InvalidCorpId => "invalid corpid",
        InvalidToken => "invalid access_token",
        InvalidAgentId => "invalid agentid",
        InvalidParameter => "invalid Request Parameter",
        MissingToken => "access_token missing",
        TokenExpired => "access_token expired",
        ContentTooLong => "message content out of limit",
        TooManyCalls => "api freq out of limit",
        NoMenu => "menu not exist",
        AddressNotAllowed => "not allow to access from your ip, hint: [1700000000000000000000000], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020",
        NoReceiver => "user & party & tag all invalid",
        InvalidChat => "invalid chatid",
        RequestExpired => "websocket request expired, response is invalid",
        InvalidRequest => "invalid req_id",
        TooManyMessages => "aibot send msg frequency limit exceeded",
        StreamExpired => "stream message update expired",
        NotSubscribed => "aibot websocket not subscribed",
        InvalidBot => "invalid bot_id or secret",
        _ => "error " + code,
    };
}
