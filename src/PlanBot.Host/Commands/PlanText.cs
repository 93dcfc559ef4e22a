using System.Text;
using PlanBot.Plans;

namespace PlanBot.Host.Commands;

/// <summary>A plan's structure as text for the terminal.</summary>
internal static class PlanText
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        text.AppendLine(plan.Front.Title);
        text.AppendLine($"文号：{plan.Front.DocNumber ?? "未写明"}  发文机关：{plan.Front.Issuer ?? "未写明"}  日期：{plan.Front.Date?.ToString("yyyy-MM-dd") ?? "未写明"}");
        int area = 0;
        var tasks = plan.Tasks.ToLookup(t => t.Id);
        foreach (var clause in plan.Clauses)
        {
            var task = tasks[clause.Id].FirstOrDefault(t => t.Clause == clause);
            if (task?.Area is { } number && number != area)
            {
                area = number;
                var heading = plan.Areas[number - 1];
                text.AppendLine().AppendLine($"{heading.Id}  {heading.Mark}{heading.Title}");
            }
            string lines = $"第{clause.Lines.First}—{clause.Lines.Last}行";
            text.AppendLine(task is null ? $"{clause.Id}  {clause.Label}（{lines}，{clause.Text.Length}字）" : $"  {clause.Id}  {task.Title}（{lines}，{clause.Text.Length}字）");
            foreach (var owner in task?.Owners ?? []) text.AppendLine($"      {owner.Role}  {owner.Party}");
        }
        text.AppendLine();
        if (plan.Unplaced.Count == 0) text.Append("每一行都已归入条款。");
        else text.AppendLine($"有 {plan.Unplaced.Count} 行未归入任何条款：").AppendJoin('\n', plan.Unplaced.Select(l => $"  第{l.Line}行  {l.Text}"));
        return text.ToString();
    }
}
