using System.Diagnostics;
using System.Text;

namespace PlanBot.Tests;

/// <summary>The program as it is started from a command line.</summary>
internal static class HostProcess
{
    // Far more than any command takes; only a command that hangs is ended by it.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>What a command left behind.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Error);

    /// <summary>Runs a command to its end, with nothing to read.</summary>
    public static Task<Outcome> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary>Runs a command to its end; what is typed ends where the input does.</summary>
    public static async Task<Outcome> RunWithInputAsync(string input, params string[] arguments)
    {
        using var timeout = new CancellationTokenSource(s_patience);
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new Outcome(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a command, in the folder of the repository.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PlanBot.Host.dll"));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
