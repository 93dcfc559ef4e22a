namespace PlanBot.Knowledge;

/// <summary>What an admin is told about a faulty knowledge folder: what is wrong and how to mend it.</summary>
internal static class KnowledgeMessages
{
    public const string MissingFile = "缺少这个文件。请从版本库恢复它，或照 README 的说明新建。";
    public const string EmptyFile = "文件是空的。请填入内容，或从版本库恢复。";
    public const string ListExpected = "这里应是一个列表（每行以“- ”开头）。";
    public const string MappingExpected = "这里应是“名称: 值”的形式。";
    public const string TextExpected = "这里应是一行文字，不是列表。";
    public const string NoPlan = "plans 目录下没有方案。每个方案一个子目录，正文放在其中的 source.txt。";
    public const string SeveralPlans = "目前只支持一个方案。请在 plans 目录下只留一个子目录。";
    public const string EmptyPlan = "从正文里没有读出任何任务。请检查 source.txt 是否完整（应有“一、”“（一）”“1．”这样的编号）。";
    public const string NoCsvHeader = "表头不对。应为：task,role,party,contact,basis,source,asOf";

    public static string NoYaml(string reason) => $"不是正确的 YAML：{reason} 请检查缩进、冒号和引号。";

    public static string MissingKey(string key) => $"缺少“{key}”。请补上。";

    public static string UnknownKey(string key, IEnumerable<string> known) => $"不认识“{key}”。可用：{string.Join('、', known)}。";

    public static string DuplicateTask(int number) => $"任务编号 {number} 重复。请检查正文的编号。";

    public static string UnknownClause(string id, int tasks) => $"方案里没有条款“{id}”。可用：notice、preamble、overall、task-1 至 task-{tasks}、closing、effect。";

    public static string UnknownArea(string number, int areas) => $"方案里没有第 {number} 个方面。应为 1 至 {areas}。";

    public static string UnknownTask(string number, int tasks) => $"没有任务 {number}，方案共 {tasks} 项。请改为 1 至 {tasks}，或用 * 表示全部任务。";

    public static string QuoteNotVerbatim(string quote, string clause) => $"引文“{quote}”不是 {clause} 的原文。请逐字照抄正文（不含换行和排版空格）。";

    public static string UnknownLabel(string label, IEnumerable<string> known) => $"不认识的类别“{label}”。可用：{string.Join('、', known)}。";

    public static string NoUtterances(IEnumerable<string> labels) => $"这些类别没有例句：{string.Join('、', labels)}。请为每一类至少写几句。";

    public static string UnknownRole(string role) => $"不认识的角色“{role}”。可用：lead（牵头）、support（配合）、coordinate（统筹）、implement（落实）、track（跟踪）。";

    public static string UnknownBasis(string basis) => $"依据“{basis}”不对。应为 plan（方案写明）或 assigned（本单位指定）。";

    public static string NoDate(string text) => $"日期“{text}”不对。应为 2026-01-31 这样的形式。";

    public static string NotInPlanWords(string party, string clause) =>
        $"依据写的是 plan，但 {clause} 的原文里没有“{party}”。若是本单位指定的，请把依据改为 assigned。";

    public static string LeadNotInPlan(string party) =>
        $"方案没有为任务逐一指定牵头或配合单位，“{party}”不能以 plan 为依据。请把依据改为 assigned，并写明来源。";

    public static string MissingValue(string column) => $"“{column}”一栏是空的。请填上。";

    public static string NoPlace(string text) => $"正文这一行没有归入任何条款：“{text}”。请检查编号。";

    public static string UnknownPlace(string name) => $"places 里没有地名“{name}”。请先在 places 里加上它。";

    public static string UnknownAnswerType(string name) => $"不认识的问法类型“{name}”。可用：{string.Join('、', Enum.GetNames<Language.AnswerType>().Select(n => n.ToLowerInvariant()))}。";
}
