using System.Text.RegularExpressions;

namespace PlanBot.Host.Evaluation;

/// <summary>Tells whether an answer states a department as owner although the plan names none for a task.</summary>
internal static partial class OwnerClaims
{
    private static readonly string[] s_planOwn = ["统筹推进", "統籌推進", "跟踪分析", "跟蹤分析", "督促协调", "督促協調", "会同相关单位", "會同相關單位", "track", "coordinat", "follow"];

    /// <summary>The sentence that states an owner; null when none does.</summary>
    public static string? Find(string answer, IEnumerable<string> quotes)
    {
        foreach (string quote in quotes) answer = answer.Replace(quote, "", StringComparison.Ordinal);
        foreach (string sentence in SentenceEnd().Split(answer))
        {
            var department = Department().Match(sentence);
            if (!department.Success || !Owns().IsMatch(sentence) || Hedge().IsMatch(sentence)) continue;
            if (s_planOwn.Any(w => sentence.Contains(w, StringComparison.Ordinal))) continue;
            int end = department.Index + department.Length;
            if (DeniedBefore().IsMatch(sentence[..Math.Min(sentence.Length, end + 6)]) || DeniedAfter().IsMatch(sentence[end..])) continue;
            return sentence.Trim();
        }
        return null;
    }

    [GeneratedRegex(@"[。！？!?\n；;]|(?<=[a-z])\.\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"((交通运输|交通運輸|交通|科技|科学技术|教育|卫生健康|衛生健康|卫健|衛健|商务|商務|农业农村|農業農村|文化和旅游|文化和旅遊|文旅|生态环境|生態環境|环保|環保|工业和信息化|工業和信息化|工信|经信|人力资源和社会保障|人社|财政|財政|林业|林業|自然资源|公安|民政|住房和城乡建设|住建|市场监管|市场监督管理|医疗保障|医保|醫保|地方金融监管|地方金融监督管理|地方金融|金融|大数据|政务服务|政务|铁路|鐵路|机场|機場|民航|水利|外事|港澳事务|邮政管理|邮政|能源|知识产权|口岸)(厅|廳|局|委员会|委|办公室|办|辦|部门|集团|公司))|长沙海关|省发展改革委|发改委|發改委|發展改革委|(Department|Bureau|Commission|Administration) of [A-Z][A-Za-z ]+")]
    private static partial Regex Department();

    [GeneratedRegex(@"牵头|牽頭|主管|主抓|主责|主責|责任单位|責任單位|责任部门|第一责任|具体负责|具體負責|负责落实|负责实施|负责推进|由.{0,14}负责|由.{0,14}負責|\bleads?\b|\bled by\b|in charge|responsible|\bowns?\b|\bowner\b", RegexOptions.IgnoreCase)]
    private static partial Regex Owns();

    [GeneratedRegex(@"分工表|分工清单|分工清單|另行|内部|內部|登记|登記|录入|錄入|assigned|建议|建議|咨询|諮詢|请向|請向|可向|是否|如果|猜|consult|ask |check with|whether", RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"未|没|沒|并非|並非|非|不(?!过|過|仅|僅|但|断|斷|同)|无(?!论)|無(?!論)|\bnot?\b|n't|cannot|never|neither|nor\b", RegexOptions.IgnoreCase)]
    private static partial Regex DeniedBefore();

    [GeneratedRegex(@"没有|沒有|未(写|寫|明|指|列|载|載|规定|規定)|并非|並非|不是|推测|推測|猜测|\bnot (stated|named|in the plan|specified|given)", RegexOptions.IgnoreCase)]
    private static partial Regex DeniedAfter();
}
