using System.Diagnostics;
using PlanBot.LocalDiscord;

namespace PlanBot.DiscordLoad;

/// <summary>A contender's process from its start until it is disposed of.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startPatience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly LocalDiscordServer _discord;
    private readonly string _folder;

    private BotProcess(Process process, LocalDiscordServer discord, string folder)
    {
        _process = process;
        _discord = discord;
        _folder = folder;
    }

    /// <summary>Processor time that the process has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a bot and waits until its gateway session is ready.</summary>
    /// <exception cref="TimeoutException">It was not ready in time.</exception>
    public static async Task<BotProcess> StartAsync(Contender contender, LocalDiscordServer discord, CancellationToken cancel)
    {
        string folder = Directory.CreateTempSubdirectory("planbot-load-").FullName;
        int before = discord.Actions.All.Count;
        var start = contender.Start(discord, folder);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        var bot = new BotProcess(process, discord, folder);
        // Read to the end, or the process would stop at a full pipe. What it has to complain of is shown.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await discord.Actions.WaitAsync(static action => action.Kind == BotActionKind.Ready, before, cancel).WaitAsync(s_startPatience, cancel);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        // The next bot begins a session of its own; nothing is kept for this one.
        _discord.Gateway.ForgetSessions();
        Directory.Delete(_folder, recursive: true);
    }
}
