using PlanBot.WeCom.Api;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom;

/// <summary>How the bot is known to WeCom, from the configuration's section <c>WeCom</c>. Each door works without the others.</summary>
public sealed record WeComSettings
{
    /// <summary>The intelligent robot.</summary>
    public AiBotSettings AiBot { get; init; } = new();

    /// <summary>The self-built app.</summary>
    public AppSettings App { get; init; } = new();

    /// <summary>Members, by user id, who may use the admins' commands.</summary>
    public IReadOnlyCollection<string> AdminUsers { get; init; } = [];

    /// <summary>True where any door is open.</summary>
    public bool IsSet => AiBot.HasLongConnection || AiBot.HasCallback || App.IsSet;

    internal LongConnectionSettings LongConnection => new() { BotId = AiBot.BotId, Secret = AiBot.Secret, Url = new Uri(AiBot.WebSocketUrl) };

    internal WeComApiOptions Api => new(new Uri(App.ApiUrl), App.CorpId, App.Agent, App.Secret);

    /// <summary>What is wrong, a line each, with the key and the mend; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in AiBot.Problems().Concat(App.Problems())) yield return problem;
        foreach (string user in AdminUsers.Where(AiBotSettings.HasBlanks)) yield return $"Admin:WeCom:Users 里的“{user}”不是成员的 UserID。UserID 在管理后台的通讯录里，叫“账号”。";
    }
}
