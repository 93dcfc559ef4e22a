using System.Text;

namespace PlanBot.WeCom.Api;

/// <summary>How to reach WeCom's HTTP API, and as which app.</summary>
/// <param name="ApiUrl">The API's root, such as <c>https://qyapi.weixin.qq.com</c>.</param>
/// <param name="CorpId">The organisation's id.</param>
/// <param name="AgentId">The self-built app's id, such as 1000002.</param>
/// <param name="Secret">The app's secret. Never printed.</param>
internal sealed record WeComApiOptions(Uri ApiUrl, string CorpId, int AgentId, string Secret)
{
    /// <summary>The longest that one attempt may take from sending to the whole answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(ApiUrl)} = {ApiUrl}, {nameof(AgentId)} = {AgentId}");
        return true;
    }
}
