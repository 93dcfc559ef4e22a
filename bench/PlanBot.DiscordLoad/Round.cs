using System.Diagnostics;
using PlanBot.LocalDiscord;

namespace PlanBot.DiscordLoad;

/// <summary>What one round of one bot measured.</summary>
/// <param name="Bot">The bot's name.</param>
/// <param name="Median">Milliseconds from a message to its reply, one message after another.</param>
/// <param name="P95">The 95th percentile of the same.</param>
/// <param name="Throughput">Replies a second in bursts, the median of the bursts.</param>
/// <param name="Processor">Milliseconds of processor time of the bot's process for each reply, over the whole round.</param>
internal sealed record RoundResult(string Bot, double Median, double P95, double Throughput, double Processor);

/// <summary>One round: warms a bot up, then asks it one message after another, then in bursts. Time is taken at the local Discord.</summary>
/// <param name="discord">What the bot is connected to.</param>
/// <param name="users">Who asks; each question of a round is by another one, and so the first of a conversation.</param>
/// <param name="questions">What is asked, over and over.</param>
internal sealed class Round(LocalDiscordServer discord, IReadOnlyList<LocalUser> users, IReadOnlyList<string> questions)
{
    /// <summary>Messages one after another.</summary>
    public const int Messages = 400;

    /// <summary>Messages of a burst.</summary>
    public const int Burst = 200;

    /// <summary>Bursts of a round.</summary>
    public const int Bursts = 5;

    // Neither counts: a bot runs for weeks, and its first answers wait for code that is still being compiled.
    private const int WarmUpMessages = 600, WarmUpBursts = 5;

    /// <summary>Messages of a whole round.</summary>
    public const int All = WarmUpMessages + Messages + ((WarmUpBursts + Bursts) * Burst);

    // Only a lost reply is ended by it.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private int _asked;

    /// <summary>Runs a whole round.</summary>
    /// <exception cref="TimeoutException">A message was not answered.</exception>
    public async Task<RoundResult> RunAsync(Contender contender, CancellationToken cancel)
    {
        await using var bot = await BotProcess.StartAsync(contender, discord, cancel);
        for (int i = 0; i < WarmUpMessages; i++) await AskAsync(cancel);
        for (int i = 0; i < WarmUpBursts; i++) await BurstAsync(cancel);

        var before = bot.ProcessorTime;
        var delays = new List<double>();
        for (int i = 0; i < Messages; i++) delays.Add((await AskAsync(cancel)).TotalMilliseconds);
        var rates = new List<double>();
        for (int i = 0; i < Bursts; i++) rates.Add(Burst / (await BurstAsync(cancel)).TotalSeconds);
        var used = bot.ProcessorTime - before;
        return new RoundResult(contender.Name, Quantile(delays, 0.5), Quantile(delays, 0.95), Quantile(rates, 0.5), used.TotalMilliseconds / (Messages + (Bursts * Burst)));
    }

    private async Task<TimeSpan> AskAsync(CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        await ReplyAsync(cancel);
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task<TimeSpan> BurstAsync(CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        var replies = new List<Task>();
        for (int i = 0; i < Burst; i++) replies.Add(ReplyAsync(cancel));
        await Task.WhenAll(replies);
        return Stopwatch.GetElapsedTime(start);
    }

    private async Task ReplyAsync(CancellationToken cancel)
    {
        int number = _asked++;
        var message = await discord.SayAsync(users[number % users.Count], discord.World.Channel, questions[number % questions.Count], mentionBot: true);
        await discord.ReplyToAsync(message, cancel).WaitAsync(s_patience, cancel);
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
