using System.Globalization;
using System.Text;

namespace PlanBot.WeCom;

/// <summary>The self-built app, from the configuration's section <c>WeCom:App</c>.</summary>
public sealed record AppSettings
{
    /// <summary>The organisation's id. Empty: the app is not served.</summary>
    public string CorpId { get; init; } = "";

    /// <summary>The app's id, such as 1000002.</summary>
    public string AgentId { get; init; } = "";

    /// <summary>The app's secret.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The callback's token.</summary>
    public string Token { get; init; } = "";

    /// <summary>The callback's key, 43 letters and digits.</summary>
    public string EncodingAesKey { get; init; } = "";

    /// <summary>Root of the HTTP API; the robot's late answers need none.</summary>
    public string ApiUrl { get; init; } = "https://qyapi.weixin.qq.com";

    /// <summary>True where the app is served.</summary>
    public bool IsSet => CorpId.Length > 0;

    internal int Agent => int.TryParse(AgentId, NumberStyles.None, CultureInfo.InvariantCulture, out int agent) ? agent : 0;

    /// <summary>What is wrong, a line each, with the key and the mend; empty when all is well.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) yield return $"WeCom:App:ApiUrl 不是 http(s) 地址：“{ApiUrl}”。留空则用 https://qyapi.weixin.qq.com。";
        (string Key, string Value)[] keys = [(nameof(CorpId), CorpId), (nameof(AgentId), AgentId), (nameof(Secret), Secret), (nameof(Token), Token), ("EncodingAESKey", EncodingAesKey)];
        string missing = string.Join("、", keys.Where(k => k.Value.Length == 0).Select(k => $"WeCom:App:{k.Key}"));
        if (missing.Length > 0 && keys.Any(k => k.Value.Length > 0)) yield return $"自建应用还缺 {missing}。五项要一起填；企业 ID 在“我的企业”页，其余在应用详情页和它的“接收消息”设置页。";
        if (AgentId.Length > 0 && Agent == 0) yield return $"WeCom:App:AgentId 应为一串数字：“{AgentId}”。";
        if (Token.Length > 0 && EncodingAesKey.Length > 0)
            foreach (string problem in AiBotSettings.CallbackProblems("WeCom:App", Token, EncodingAesKey)) yield return problem;
        foreach (var (key, value) in keys.Where(k => k.Key is nameof(CorpId) or nameof(Secret)))
            if (AiBotSettings.HasBlanks(value)) yield return $"WeCom:App:{key} 里有空格或换行。请重新复制。";
    }

    // The generated text would print the secrets.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(CorpId)} = {CorpId}, {nameof(AgentId)} = {AgentId}, {nameof(ApiUrl)} = {ApiUrl}");
        return true;
    }
}
