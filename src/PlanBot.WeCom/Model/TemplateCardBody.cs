namespace PlanBot.WeCom.Model;

/// <summary>A card as a message of its own: an answer, a welcome, or pushed.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101031.</remarks>
internal sealed record TemplateCardBody(TemplateCard TemplateCard)
{
    public string Msgtype { get; } = "template_card";
}

/// <summary>A card in the place of the one that was pressed; it must come within 5 seconds of the press and bear the pressed card's task id.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101031.</remarks>
/// <param name="TemplateCard">The new card.</param>
/// <param name="Userids">For whom; null for everyone who sees it.</param>
internal sealed record UpdateTemplateCardBody(TemplateCard TemplateCard, IReadOnlyList<string>? Userids = null)
{
    public string ResponseType { get; } = "update_template_card";
}
