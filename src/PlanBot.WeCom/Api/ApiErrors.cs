using System.Text.RegularExpressions;

namespace PlanBot.WeCom.Api;

/// <summary>The error codes that the bot meets: what kind of fault each is, and how an admin mends it.</summary>
/// <remarks>Source: document/path/90313, global error codes; 90312, limits of calls.</remarks>
internal static partial class ApiErrors
{
    /// <summary>There is no menu yet.</summary>
    public const int NoMenu = 46003;

    /// <summary>None of the receivers can be written to.</summary>
    public const int NoReceiver = 81013;

    /// <summary>What is to be done about a code.</summary>
    public static ErrorKind Kind(int errcode) => errcode switch
    {
        40014 or 42001 => ErrorKind.Token,
        -1 => ErrorKind.Busy,
        45009 or 45033 => ErrorKind.Limit,
        40001 or 40013 or 40056 or 48002 or 60020 or 301002 => ErrorKind.Setting,
        40003 or 60011 or 60111 or NoReceiver => ErrorKind.Receiver,
        _ => ErrorKind.Other,
    };

    /// <summary>How it is mended, in Chinese, for the log and the doctor.</summary>
    /// <param name="errcode">The code.</param>
    /// <param name="errmsg">The fault in words; names the address that was refused.</param>
    public static string Mend(int errcode, string errmsg) => errcode switch
    {
        -1 => "企业微信系统繁忙，请稍后再试。",
        40001 => "WeCom:App:Secret 不对。请到管理后台“应用管理 → 自建应用”的应用详情页复制 Secret，注意不要用别的应用的。",
        40013 => "WeCom:App:CorpId 不对。请到管理后台“我的企业 → 企业信息”的最下方复制企业 ID。",
        40014 or 42001 => "access_token 刚取到就被拒绝。请检查 WeCom:App:CorpId 和 WeCom:App:Secret 是否属于同一企业、同一应用，应用是否已启用。",
        40056 => "WeCom:App:AgentId 不对。请到管理后台“应用管理 → 自建应用”的应用详情页复制 AgentId。",
        45009 => "接口调用超过频率限制。按分钟限制的等 1 分钟，按小时限制的等 1 小时，按天限制的次日恢复。",
        45033 => "接口并发调用超过限制，请稍后再试。如有多个程序共用这个应用，请减少同时调用。",
        NoMenu => "应用还没有菜单。",
        48002 => "应用没有调用这个接口的权限。请到管理后台检查应用是否已启用、是否有相应权限。",
        60011 or 60111 or 40003 or NoReceiver => "收件人不在应用的可见范围内，或者不存在。请到管理后台“应用管理 → 自建应用”的应用详情页，把该成员或其部门加进“可见范围”。",
        60020 => $"企业微信不允许从 IP {Address(errmsg) ?? "（本机的出口 IP）"} 调用接口。请到管理后台“应用管理 → 自建应用 → 企业可信IP”把它加进去；IP 必须是本企业服务器的固定公网出口 IP，换了 IP 要重新添加。",
        301002 => "WeCom:App:AgentId 与 WeCom:App:Secret 不是同一个应用的。请到管理后台的应用详情页重新复制这两项。",
        _ => $"错误码的说明见 https://open.work.weixin.qq.com/devtool/query?e={errcode} 。",
    };

    private static string? Address(string errmsg) => FromIp().Match(errmsg) is { Success: true } match ? match.Groups["ip"].Value : null;

    // As WeCom words it: "not allow to access from your ip, hint: [...], from ip: 203.0.113.7, more info at ...".
    [GeneratedRegex(@"from ip: (?<ip>[0-9A-Fa-f.:]+)")]
    private static partial Regex FromIp();
}
