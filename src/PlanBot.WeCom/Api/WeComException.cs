namespace PlanBot.WeCom.Api;

/// <summary>WeCom refused a call. The message holds no token and no secret.</summary>
/// <param name="call">The call, such as <c>message/send</c>.</param>
/// <param name="errcode">WeCom's error code.</param>
/// <param name="errmsg">The fault in WeCom's words.</param>
internal sealed class WeComException(string call, int errcode, string errmsg) : Exception($"{call}: {errmsg} (errcode {errcode}). {ApiErrors.Mend(errcode, errmsg)}")
{
    /// <summary>WeCom's error code, such as 81013. Source: document/path/90313.</summary>
    public int Errcode { get; } = errcode;

    /// <summary>The fault in WeCom's words; made for people, it may change.</summary>
    public string Errmsg { get; } = errmsg;

    /// <summary>What is to be done about it.</summary>
    public ErrorKind Kind { get; } = ApiErrors.Kind(errcode);

    /// <summary>How an admin mends it, in Chinese.</summary>
    public string Mend { get; } = ApiErrors.Mend(errcode, errmsg);
}
