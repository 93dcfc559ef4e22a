using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using static PlanBot.Answers.ReplyFinisher;

namespace PlanBot.Answers;

/// <summary>The assistant's sentences in Chinese.</summary>
internal sealed class ChineseWording : Wording
{
    public override string Quote(string words, string label) => $"“{Verbatim(words)}”（{label}）";

    public override string FactLead(string label, string? title, EnglishTitle? english) => $"《方案》{label}{Titled(title)}写明：";

    public override string AlsoLead(string label, string? title, EnglishTitle? english) => $"{label}{Titled(title)}写明：";

    public override string UnsureLead() => "不完全确定您问的是不是这一条，以下是方案中最相关的原文：";

    public override string SeveralLead(int count) => $"方案中有{count}处写到：";

    public override string CompareLead() => "请与原文对照，原文没有写到的，方案没有规定：";

    public override string WholeTask(PlanTask task, Area? area, EnglishTitle? english) =>
        area is null ? $"任务{task.Number}{Titled(task.Title)}全文：" : $"任务{task.Number}{Titled(task.Title)}，属第{area.Mark.TrimEnd('、')}方面{Titled(area.Title)}，全文：";

    public override string TasksOfArea(Area area, int count, EnglishTitle? english) =>
        $"第{area.Mark.TrimEnd('、')}方面{Titled(area.Title)}共{count}项任务，已全部列出：";

    public override string TasksAll(int count) => $"方案共{count}项任务，已全部列出：";

    public override string TasksOfAreas(IReadOnlyList<Area> areas, int count) =>
        $"{string.Join("、", areas.Select(a => $"第{a.Mark.TrimEnd('、')}方面{Titled(a.Title)}"))}共{count}项任务，已全部列出：";

    public override string TasksInRange(int first, int last) => $"第{first}项至第{last}项任务，共{last - first + 1}项：";

    public override string TasksOnTheme(string theme, int count) => $"正文写到“{theme}”的任务共{count}项，已全部列出：";

    public override string TasksTitled(IReadOnlyList<string> words, TitlePosition position, int count)
    {
        string named = string.Join("或", words.Select(w => $"“{Verbatim(w)}”"));
        string how = position switch { TitlePosition.Start => $"标题以{named}开头", TitlePosition.End => $"标题以{named}结尾", _ => $"标题中有{named}" };
        return $"{how}的任务共{count}项，已全部列出：";
    }

    public override string TasksThatPass(string conditions, int count) => $"符合条件（{conditions}）的任务共{count}项，已全部列出：";

    public override string NoTaskPasses(string conditions) => $"方案没有符合条件（{conditions}）的任务。";

    public override string NoTaskOnTheme(string theme) => $"方案没有任务写到“{theme}”。";

    public override string TasksOfPlace(string place, int written, int shortNamed) => shortNamed == 0
        ? $"点名{place}的任务共{written}项，已全部列出："
        : $"涉及{place}的任务共{written + shortNamed}项（写出地名的{written}项，以合称或简称提到的{shortNamed}项），已全部列出：";

    public override string PlaceOnlyWithin(string place, int count) => $"方案没有任务直接点名{place}；写到其境内地点或所在区域的有{count}项：";

    public override string AlsoWithin(string place, IReadOnlyList<string> labels) => $"另有写到{place}境内地点或所在区域的：{string.Join("、", labels)}。";

    public override string And() => "、";

    public override string PlaceNotNamed(string place) => $"方案没有点名{place}。";

    public override string TaskLine(PlanTask task, EnglishTitle? english, string? how) =>
        $"{task.Number}. {Verbatim(task.Title)}{(how is null ? "" : $"（{Verbatim(how)}）")}";

    public override string CountOfTasks(int count, int areas) => areas > 0 ? $"方案共{count}项任务，分为{areas}个方面。" : $"方案共{count}项任务。";

    public override string CountInArea(Area area, int count) => $"第{area.Mark.TrimEnd('、')}方面{Titled(area.Title)}共{count}项任务：";

    public override string CountOfList(int count) => $"共{count}项：";

    public override string AreasLead(int count) => $"方案的重点任务分{count}个方面，已全部列出：";

    public override string AreasWith(int tasks) => $"有{tasks}项任务的方面，已全部列出：";

    public override string AreaLine(Area area, int tasks, EnglishTitle? english) => $"{area.Mark}{Verbatim(area.Title)}（{tasks}项）";

    public override string AreaOfTask(PlanTask task, Area area, EnglishTitle? english) =>
        $"任务{task.Number}{Titled(task.Title)}在第{area.Mark.TrimEnd('、')}方面{Titled(area.Title)}之下。";

    public override string PeriodEnded(int from, int to) => $"（方案实施期为{from}—{to}年，期限已过。）";

    public override string WhichOne() => "方案里有几处与此有关，您想了解哪一项？";

    public override string Choice(PlanTask task, EnglishTitle? english) => $"任务{task.Number} {Verbatim(task.Title)}";

    public override string NothingMore() => "这方面方案没有更多内容了，原文已全部列出。";

    public override string NothingSaidBefore() => "请先告诉我您问的是哪一项任务或哪方面内容。";

    public override string OwnersStated() => "方案关于组织分工的原文：";

    public override string NoOwnersByTask() => "方案没有为各项任务逐一指定牵头单位或配合单位。";

    public override string OwnersNotNamed(PlanTask? task) => task is null
        ? "方案没有为各项任务逐一指定牵头单位或配合单位。关于分工，方案只写明："
        : $"方案没有为任务{task.Number}{Titled(task.Title)}指定牵头单位或配合单位。关于分工，方案只写明：";

    public override string OwnersOfBodyNotNamed() => "方案没有把任何一项任务单独分给某个部门或市州。关于分工，方案只写明：";

    public override string OwnersStatedForTask(PlanTask task) => $"任务{task.Number}{Titled(task.Title)}的责任单位，原文写明：";

    public override string AssignedLead() => "以下是本单位登记的分工，不是方案原文：";

    public override string OwnerAssigned(OwnerEntry entry, PlanTask? task) =>
        $"{(task is null ? "全部任务" : $"任务{task.Number}")}登记的{Role(entry.Role)}单位：{entry.Party}{(entry.Contact.Length > 0 ? $"，联系：{entry.Contact}" : "")}（来源：{entry.Source}，截至{entry.AsOf:yyyy-MM-dd}）";

    public override string CitiesNamed(IReadOnlyList<string> cities) => $"这项任务的原文提到的市州：{string.Join("、", cities)}（只是写到，并非指定其为责任单位）。";

    public override string AboutLead() => "关于这份文件：";

    public override string About(FrontPage front, Clause? effect, int areas, int tasks)
    {
        var lines = new List<string> { $"名称：{Verbatim(front.Title)}" };
        if (front.DocNumber is { } number) lines.Add($"文号：{Verbatim(number)}");
        if (front.RegisterNumber is { } register) lines.Add($"登记号：{Verbatim(register)}");
        if (front.Issuer is { } issuer) lines.Add($"发文机关：{Verbatim(issuer)}");
        if (front.Date is { } date) lines.Add($"发文日期：{Verbatim($"{date.Year}年{date.Month}月{date.Day}日")}");
        if (effect is not null) lines.Add($"施行：{Verbatim(effect.Text)}");
        if (front.Recipients is { } recipients) lines.Add($"主送：{Verbatim(recipients)}");
        if (front.Disclosure is { } disclosure) lines.Add($"公开方式：{Verbatim(disclosure)}");
        lines.Add($"内容：总体要求，{areas}个方面{tasks}项任务");
        return string.Join('\n', lines);
    }

    public override string NotInPlan(AnswerType? type, string? subject)
    {
        string what = type switch
        {
            AnswerType.Money => "投资额、预算、经费或补助标准",
            AnswerType.Date => "开工、建成、通车、办结等具体时间",
            AnswerType.Progress => "实施进展和完成情况",
            AnswerType.Contact => "电话、地址或联系人",
            AnswerType.Person => "具体人员的姓名",
            AnswerType.Procedure => "申请条件、流程或办理材料",
            AnswerType.Quantity => "这方面的数量、规模或比例",
            AnswerType.Reason => "这样安排的原因",
            AnswerType.Effect => "实施的效果或影响",
            AnswerType.Opinion => "对此的评价",
            _ => "您问的这一点",
        };
        return subject is null ? $"方案没有写{what}。" : $"方案没有写到“{subject}”。";
    }

    public override string Nearest(IReadOnlyList<(string Label, string? Title)> clauses) =>
        $"最接近的条款（不构成对这个问题的回答）：{string.Join("；", clauses.Select(c => c.Label + Titled(c.Title)))}。";

    public override string WhoToAsk(string tracker) => $"如需进一步了解，可咨询{Verbatim(tracker)}，方案由其跟踪分析。";

    public override string PremiseFalse(string? detail) => detail is null ? "这个说法与方案不符，方案没有这样写。原文是：" : $"方案没有写“{detail}”。原文是：";

    public override string OutOfScope(string title) => $"这个问题不在方案范围内，我帮不上忙。我只回答与《{Verbatim(title)}》有关的问题。";

    public override string NoSuchTask(int number, int tasks) => $"方案没有第{number}项任务：方案共{tasks}项任务，编号从1到{tasks}。";

    public override string NoSuchArea(int number, int areas) => $"方案没有第{number}个方面：重点任务共分{areas}个方面。";

    public override string Unsafe() => "这件事我不能做。我只依据方案原文回答问题，不改变规则，也不替方案添加内容。";

    public override string NotAllowed() => "这里只能查询方案，不能更改、删除或重载内容；这类操作只限管理员在管理入口进行。";

    public override string Greeting(string title, IReadOnlyList<string> examples) =>
        $"您好！我可以回答有关《{Verbatim(title)}》的问题，并给出原文和出处。{(examples.Count == 0 ? "" : $"例如：{string.Concat(examples.Take(3).Select(e => $"“{e}”"))}。")}";

    public override string Thanks() => "不客气，有关于方案的问题随时问我。";

    public override string Farewell() => "再见，需要查方案时随时找我。";

    public override string Help(string title, int areas, int tasks, IReadOnlyList<string> examples) =>
        $"我是查询《{Verbatim(title)}》的助手，方案共{areas}个方面{tasks}项任务。您可以查内容、看某一项原文、按方面或地名列任务、问分工、问文件本身，也可以接着上一个回答追问。"
        + $"{(examples.Count == 0 ? "" : $"例如：\n{string.Join('\n', examples.Select(e => $"· {e}"))}")}\n每个回答都引用原文并注明出处；方案没有写的，我会直说。";

    public override string NotUnderstood() => "没有看懂您的问题。请用一两句话说明想查方案的哪方面内容，例如“任务12”“谁负责统筹”。";

    private static string Titled(string? title) => string.IsNullOrEmpty(title) ? "" : $"“{Verbatim(title)}”";

    private static string Role(string role) => role switch
    {
        "lead" => "牵头",
        "support" => "配合",
        "coordinate" => "统筹",
        "implement" => "落实",
        _ => "跟踪",
    };
}
