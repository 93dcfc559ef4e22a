using System.Diagnostics;

namespace PlanBot.WeComLoad;

/// <summary>What one round of one robot measured.</summary>
/// <param name="Robot">The robot's name.</param>
/// <param name="Median">Milliseconds from a callback to its reply, with many on the way at once.</param>
/// <param name="P95">The 95th percentile of the same.</param>
/// <param name="Throughput">Replies a second, the median of the round's batches.</param>
/// <param name="Processor">Milliseconds of processor time of the robot's process for each reply.</param>
internal sealed record RoundResult(string Robot, double Median, double P95, double Throughput, double Processor);

/// <summary>One round: warms a robot up, then calls it in batches with a bounded number of callbacks on the way. Every reply is verified, outside the time taken.</summary>
/// <param name="questions">What is asked, over and over; each question of a round is by another user, and so the first of a conversation.</param>
/// <param name="inFlight">Callbacks on the way at once, each on a connection of its own.</param>
internal sealed class Round(IReadOnlyList<Asked> questions, int inFlight)
{
    /// <summary>Callbacks of a batch.</summary>
    public const int Batch = 1_000;

    /// <summary>Batches of a round.</summary>
    public const int Batches = 5;

    // They do not count: a robot runs for weeks, and its first answers wait for code that is still being compiled.
    private const int WarmUpBatches = 4;

    private int _asked;

    /// <summary>Runs a whole round.</summary>
    /// <exception cref="InvalidDataException">A reply is not what it should be.</exception>
    public async Task<RoundResult> RunAsync(Contender contender, CancellationToken cancel)
    {
        await using var robot = await RobotProcess.StartAsync(contender, inFlight, cancel);
        for (int i = 0; i < WarmUpBatches; i++) await BatchAsync(robot, contender, [], cancel);
        var delays = new List<double>();
        var rates = new List<double>();
        var used = TimeSpan.Zero;
        for (int i = 0; i < Batches; i++)
        {
            var (taken, processor) = await BatchAsync(robot, contender, delays, cancel);
            rates.Add(Batch / taken.TotalSeconds);
            used += processor;
        }
        return new RoundResult(contender.Name, Quantile(delays, 0.5), Quantile(delays, 0.95), Quantile(rates, 0.5), used.TotalMilliseconds / (Batch * Batches));
    }

    private async Task<(TimeSpan Taken, TimeSpan Processor)> BatchAsync(RobotProcess robot, Contender contender, List<double> delays, CancellationToken cancel)
    {
        int first = _asked;
        _asked += Batch;
        var requests = Enumerable.Range(first, Batch).Select(number => robot.Client.Ask(number, Nth(number).Text)).ToArray();
        byte[][] replies = new byte[Batch][];
        double[] took = new double[Batch];
        int next = -1;
        var before = robot.ProcessorTime;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => SendAsync()));
        var taken = Stopwatch.GetElapsedTime(start);
        var used = robot.ProcessorTime - before;
        for (int i = 0; i < Batch; i++) Verify(robot, contender, Nth(first + i), replies[i]);
        delays.AddRange(took);
        return (taken, used);

        async Task SendAsync()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < Batch;)
            {
                long sent = Stopwatch.GetTimestamp();
                replies[i] = await robot.Client.SendAsync(requests[i], cancel);
                took[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }
        }
    }

    private Asked Nth(int number) => questions[number % questions.Count];

    private static void Verify(RobotProcess robot, Contender contender, Asked asked, byte[] reply)
    {
        if (robot.Client.Read(reply) is not { } answer) throw new InvalidDataException($"{contender.Name}: no finished stream for “{asked.Text}”.");
        if (!contender.IsAnswer(asked, answer)) throw new InvalidDataException($"{contender.Name}: “{asked.Text}” is not answered by “{answer}”.");
    }

    /// <summary>A quantile of some values, by linear interpolation.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + ((at - below) * (next - sorted[below]));
    }
}
