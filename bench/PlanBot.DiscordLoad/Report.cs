namespace PlanBot.DiscordLoad;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    /// <summary>One round as a line.</summary>
    public static void Line(TextWriter output, RoundResult round) =>
        output.WriteLine($"{round.Bot,-12} median {round.Median,7:0.00} ms   p95 {round.P95,7:0.00} ms   bursts {round.Throughput,6:0} replies/s   processor {round.Processor,6:0.00} ms a reply");

    /// <summary>The ratios of a bot to the yardstick, each of the medians over their rounds.</summary>
    public static void Ratios(TextWriter output, string bot, string yardstick, IReadOnlyList<RoundResult> rounds)
    {
        output.WriteLine();
        output.WriteLine($"{bot} / {yardstick}, medians of their rounds:");
        Ratio("median of message to reply (bar: at most 1.0)", r => r.Median);
        Ratio("95th percentile of the same", r => r.P95);
        Ratio("throughput in bursts (bar: at least 2.0)", r => r.Throughput);
        Ratio("processor time a reply", r => r.Processor);

        void Ratio(string name, Func<RoundResult, double> figure) => output.WriteLine($"  {Of(bot, figure) / Of(yardstick, figure),5:0.00}  {name}");
        double Of(string name, Func<RoundResult, double> figure) => Round.Quantile(rounds.Where(r => r.Bot == name).Select(figure), 0.5);
    }
}
