using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>The roles that documents state for a party, and the labels that state them: 牵头单位, 配合部门, 责任单位, 指导部门.</summary>
internal static partial class OwnerRole
{
    public const string Lead = "lead";
    public const string Support = "support";
    public const string Responsible = "responsible";
    public const string Guide = "guide";

    /// <summary>The role that a label or the heading of a column states; null when it states none.</summary>
    public static string? OfLabel(string label)
    {
        if (Both().IsMatch(label)) return Responsible;
        var match = Label().Match(label);
        if (!match.Success) return null;
        return match.Groups["lead"].Success ? Lead
            : match.Groups["support"].Success ? Support
            : match.Groups["guide"].Success ? Guide
            : Responsible;
    }

    [GeneratedRegex("""
        ^(?:主要|[省市区县州]级?|各项|工作|任务)?(?:
        (?<lead>总?牵头|主办|主责|第一责任)(?:[（(].{0,12}[）)])?(?:单位|部门|机构|地区|处室|科室)
        |(?<support>配合|协办|协同|协作|参与|参加|协助|支持)(?:[（(].{0,12}[）)])?(?:单位|部门|机构|地区|处室|科室)
        |(?<guide>指导)(?:单位|部门|机构|处室|科室)
        |(?:责任|负责|实施|承办|落实|完成|执行)(?:[（(].{0,12}[）)])?(?:单位|部门|主体|机构|地区|处室|科室)
        |(?<lead>牵头|主办)|(?<support>配合|协办|参与)
        )(?:[（(].{0,30}[）)])?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Label();

    // One list for both, without saying who is which.
    [GeneratedRegex(@"^(?:牵头|主办|责任)(?:单位|部门)?(?:及|和|与|、|/|／)(?:主要)?(?:配合|协办|参与|责任|协同)(?:单位|部门)$")]
    private static partial Regex Both();
}
