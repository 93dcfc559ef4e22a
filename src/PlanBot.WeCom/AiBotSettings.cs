using System.Text;
using PlanBot.WeCom.Callback;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom;

/// <summary>The intelligent robot, from the configuration's section <c>WeCom:AiBot</c>.</summary>
public sealed record AiBotSettings
{
    /// <summary>The robot's id, for the long connection.</summary>
    public string BotId { get; init; } = "";

    /// <summary>The secret of the long connection. Empty: there is none.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Where the long connection goes.</summary>
    public string WebSocketUrl { get; init; } = LongConnectionSettings.DefaultUrl.ToString();

    /// <summary>The callback's token. Empty: there is no callback.</summary>
    public string Token { get; init; } = "";

    /// <summary>The callback's key, 43 letters and digits.</summary>
    public string EncodingAesKey { get; init; } = "";

    /// <summary>The robot's name in groups, which is taken out of what is asked there; where it is empty, the first name mentioned is.</summary>
    public string Name { get; init; } = "";

    /// <summary>True where the bot connects to WeCom.</summary>
    public bool HasLongConnection => Secret.Length > 0;

    /// <summary>True where WeCom calls the bot.</summary>
    public bool HasCallback => Token.Length > 0;

    /// <summary>What is wrong, a line each, with the key and the mend; empty when all is well.</summary>
    internal IEnumerable<string> Problems()
    {
        if (HasLongConnection && BotId.Length == 0) yield return "填了 WeCom:AiBot:Secret，没有填 WeCom:AiBot:BotId。请从智能机器人的“API 模式（长连接）”页面一并复制。";
        if (BotId.Length > 0 && !HasLongConnection && !HasCallback) yield return "填了 WeCom:AiBot:BotId，没有填 WeCom:AiBot:Secret。请从智能机器人的“API 模式（长连接）”页面复制 Secret；用回调的，请填 Token 和 EncodingAESKey。";
        if (!Uri.TryCreate(WebSocketUrl, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss")) yield return $"WeCom:AiBot:WebSocketUrl 不是 ws(s) 地址：“{WebSocketUrl}”。留空则用 {LongConnectionSettings.DefaultUrl}。";
        foreach (string problem in CallbackProblems("WeCom:AiBot", Token, EncodingAesKey)) yield return problem;
        foreach (var (key, value) in new[] { (nameof(BotId), BotId), (nameof(Secret), Secret) })
            if (HasBlanks(value)) yield return $"WeCom:AiBot:{key} 里有空格或换行。请重新复制。";
    }

    /// <summary>What is wrong with a callback's token and key.</summary>
    internal static IEnumerable<string> CallbackProblems(string section, string token, string key)
    {
        if (token.Length > 0 && key.Length == 0) yield return $"填了 {section}:Token，没有填 {section}:EncodingAESKey。请从“接收消息”的设置页一并复制。";
        if (token.Length == 0 && key.Length > 0) yield return $"填了 {section}:EncodingAESKey，没有填 {section}:Token。请从“接收消息”的设置页一并复制。";
        if (key.Length > 0 && !CallbackCipher.IsKey(key)) yield return $"{section}:EncodingAESKey 应为 43 位字母和数字。请从“接收消息”的设置页重新复制。";
        if (HasBlanks(token)) yield return $"{section}:Token 里有空格或换行。请重新复制。";
    }

    /// <summary>True for what no id or secret of WeCom's holds.</summary>
    internal static bool HasBlanks(string text) => text.Any(c => c is <= ' ' or > '~');

    // The generated text would print the secrets.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(BotId)} = {BotId}, {nameof(WebSocketUrl)} = {WebSocketUrl}, {nameof(Name)} = {Name}");
        return true;
    }
}
