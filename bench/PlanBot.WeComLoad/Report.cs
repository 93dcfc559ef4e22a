namespace PlanBot.WeComLoad;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    /// <summary>One round as a line.</summary>
    public static void Line(TextWriter output, RoundResult round) =>
        output.WriteLine($"{round.Robot,-10} {round.Throughput,6:0} replies/s   median {round.Median,7:0.00} ms   p95 {round.P95,7:0.00} ms   processor {round.Processor,6:0.00} ms a reply");

    /// <summary>The ratios of a robot to the yardstick, each of the medians over their rounds.</summary>
    public static void Ratios(TextWriter output, string robot, string yardstick, IReadOnlyList<RoundResult> rounds)
    {
        output.WriteLine();
        output.WriteLine($"{robot} / {yardstick}, medians of their rounds:");
        Ratio("throughput (bar: at least 1.0)", r => r.Throughput);
        Ratio("median of callback to reply", r => r.Median);
        Ratio("95th percentile of the same", r => r.P95);
        Ratio("processor time a reply", r => r.Processor);

        void Ratio(string name, Func<RoundResult, double> figure) => output.WriteLine($"  {Of(robot, figure) / Of(yardstick, figure),5:0.00}  {name}");
        double Of(string name, Func<RoundResult, double> figure) => Round.Quantile(rounds.Where(r => r.Robot == name).Select(figure), 0.5);
    }
}
