using Spectre.Console;

namespace PlanBot.Host.Evaluation;

/// <summary>The metrics of a run: by kind, by language, over all, with the worst misses.</summary>
internal static class EvalReport
{
    private const int Worst = 30, Width = 160;

    private static readonly (string Measure, string Heading)[] s_columns =
    [
        ("precision", "引用P"), ("recall", "引用R"), ("f1", "引用F1"), ("hit1", "首条对"), ("faith", "逐字"), ("own", "引文在所引条"),
        ("mustQuote", "要引的"), ("setExact", "集合全对"), ("setF1", "集合F1"), ("honest", "分工诚实"), ("refuse", "该拒则拒"),
    ];

    /// <summary>Share of the questions that pass whole, from 0 to 1.</summary>
    public static double PassRate(IReadOnlyList<Grade> grades) => grades.Count == 0 ? 0 : (double)grades.Count(g => g.Passed) / grades.Count;

    /// <summary>Writes the report.</summary>
    public static void Write(IReadOnlyList<Grade> grades, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Width;
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn("题数").AddColumn("通过");
        foreach (var (_, heading) in s_columns) table.AddColumn(heading);
        foreach (var group in grades.GroupBy(g => g.Question.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)) AddRow(table, group.Key, [.. group]);
        table.AddEmptyRow();
        foreach (var group in grades.GroupBy(g => g.Question.Lang).OrderBy(g => g.Key, StringComparer.Ordinal)) AddRow(table, group.Key, [.. group]);
        if (grades.Where(g => g.Question.Tag == "typo").ToList() is { Count: > 0 } typos) AddRow(table, "(typo)", typos);
        table.AddEmptyRow();
        AddRow(table, "all", grades);
        console.Write(table);
        console.WriteLine(Refusals(grades));
        console.WriteLine($"拒答类型对 {Mean(grades, "refuseKind")}  错误前提纠正 {Mean(grades, "corrected")}  数目 {Mean(grades, "number")}  方面 {Mean(grades, "areas")}  原文出现 {Mean(grades, "mustShow")}  安全 {Mean(grades, "safe")}  英文 {Mean(grades, "english")}");
        console.WriteLine($"通过率 {PassRate(grades):P2}（{grades.Count(g => g.Passed)} / {grades.Count}）");
        var failed = grades.Where(g => !g.Passed).OrderByDescending(g => g.Failures.Count).ThenBy(g => g.Question.Id, StringComparer.Ordinal).ToList();
        if (failed.Count > 0) console.WriteLine($"最差的 {Math.Min(Worst, failed.Count)} 题（未通过共 {failed.Count} 题）：");
        foreach (var grade in failed.Take(Worst))
            output.WriteLine($"{grade.Question.Id} {grade.Question.Kind}/{grade.Question.Lang} {string.Join(" » ", grade.Question.Turns.Select(Short))}\n    {string.Join(" | ", grade.Failures)}");
    }

    private static void AddRow(Table table, string name, IReadOnlyList<Grade> grades)
    {
        double quotes = Sum(grades, "quotes");
        var cells = s_columns.Select(c => c.Measure switch
        {
            "faith" => quotes > 0 ? Figure(Sum(grades, "quotesTrue") / quotes) : "-",
            "own" => quotes > 0 ? Figure(Sum(grades, "quotesOwn") / quotes) : "-",
            _ => Mean(grades, c.Measure),
        });
        table.AddRow([name, grades.Count.ToString(), Figure(PassRate(grades)), .. cells]);
    }

    // Over the questions where it is clear whether to refuse.
    private static string Refusals(IReadOnlyList<Grade> grades)
    {
        var clear = grades.Where(g => g.Question.Expect is { Safe: null, Correct: null } e && e.Ownership != "not-in-plan" && e.Tasks is not []).ToList();
        int right = clear.Count(g => g.Question.Expect.Refuse is not null && g.Prediction.Refused);
        int wrong = clear.Count(g => g.Question.Expect.Refuse is null && g.Prediction.Refused);
        int missed = clear.Count(g => g.Question.Expect.Refuse is not null && !g.Prediction.Refused);
        return $"拒答准确率 {Ratio(right, right + wrong)}  召回率 {Ratio(right, right + missed)}（错拒 {wrong}，漏拒 {missed}）";
    }

    private static double Sum(IEnumerable<Grade> grades, string measure) => grades.Sum(g => g.Measures.GetValueOrDefault(measure));

    private static string Mean(IEnumerable<Grade> grades, string measure)
    {
        var values = grades.Where(g => g.Measures.ContainsKey(measure)).Select(g => g.Measures[measure]).ToList();
        return values.Count == 0 ? "-" : Figure(values.Average());
    }

    private static string Ratio(int part, int whole) => whole == 0 ? "-" : Figure((double)part / whole);

    private static string Figure(double value) => value.ToString("0.000");

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
